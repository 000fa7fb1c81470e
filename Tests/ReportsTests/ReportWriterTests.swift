import AnalysisResults
import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite("Writing a report's folder")
final class ReportWriterTests {
    private let folder = TemporaryFolder()
    private var place: String { folder.file("report") }

    deinit {
        try? FileManager.default.removeItem(atPath: place)
    }

    private func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: place).sorted()
    }

    @Test("the page, the JSON and every figure are in it, and nothing else is left behind")
    func whole() throws {
        try ReportWriter.write(SampleReport.full, drawings: SampleReport.drawings(), to: place)
        let figures = [
            "cycle-finder--worst-cycle", "dominator-tree--tree", "dominator-tree--treemap",
            "fragmentation-map--pools",
        ]
        #expect(
            try files() == [".barrow-report", "figures"] + figures.map { "figures/\($0).svg" } + [
                "index.html", "report.json",
            ])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report"])
    }

    @Test("only the formats asked for are written")
    func formats() throws {
        try ReportWriter.write(SampleReport.empty, drawings: [], to: place, formats: [.json])
        #expect(try files() == [".barrow-report", "report.json"])
    }

    @Test("a report of Barrow's is replaced whole")
    func replaced() throws {
        try ReportWriter.write(SampleReport.full, drawings: SampleReport.drawings(), to: place)
        try ReportWriter.write(SampleReport.empty, drawings: [], to: place)
        #expect(try files() == [".barrow-report", "index.html", "report.json"])
    }

    @Test("an empty folder is used")
    func emptyFolder() throws {
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try ReportWriter.write(SampleReport.empty, drawings: [], to: place + "/", formats: [.json])
        #expect(try files().contains("report.json"))
    }

    @Test("a folder with other files, and a file, are left alone")
    func notOurs() throws {
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(filePath: place + "/thesis.txt"))
        #expect(throws: ReportWriterError.notOurs(place)) {
            try ReportWriter.write(SampleReport.empty, drawings: [], to: place)
        }
        #expect(try files() == ["thesis.txt"])
        #expect(throws: ReportWriterError.notAFolder(place + "/thesis.txt")) {
            try ReportWriter.write(SampleReport.empty, drawings: [], to: place + "/thesis.txt")
        }
    }

    @Test("a place that cannot be written to gives an error with its name")
    func unwritable() throws {
        folder.write([], to: "file")
        let inside = folder.file("file/report")
        let error = #expect(throws: ReportWriterError.self) {
            try ReportWriter.write(SampleReport.empty, drawings: [], to: inside)
        }
        #expect(error?.description.contains(inside) == true)
    }
}
