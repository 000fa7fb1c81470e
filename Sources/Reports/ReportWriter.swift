import AnalysisResults
import Foundation

/// Writes a report's folder: a file for each format, and every drawing as `figures/*.svg`.
///
/// The folder appears whole or not at all: it is written beside its place and renamed. A folder that Barrow wrote
/// before is replaced; any other folder or file at that place is left alone, and the error says so.
package enum ReportWriter {
    package enum Format: String, Sendable, CaseIterable {
        case html, json
        /// For test runners, code scanning, job summaries, annotations, monitoring and spreadsheets.
        case junit, sarif, markdown, github, gitlab, prometheus, csv

        package static let standard: Set<Format> = [.html, .json]
    }

    /// Empty; its presence says that the folder is a report, so that the next one may replace it.
    static let marker = ".barrow-report"

    package static func write(
        _ report: Report, drawings: [Drawing], to directory: String,
        formats: Set<Format> = Format.standard
    ) throws(ReportWriterError) {
        let place = URL(filePath: directory).standardizedFileURL
        let exists = try isReplaceable(place, directory)
        let temporary = place.deletingLastPathComponent().appending(
            path: ".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).new")
        do {
            let files = try contents(report, drawings: drawings, formats: formats)
            try? FileManager.default.removeItem(at: temporary)
            for (name, data) in files {
                let file = temporary.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try data.write(to: file)
            }
            try replace(place, exists: exists, by: temporary)
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw .cannotWrite(directory, reason: "\(error.localizedDescription)")
        }
    }

    private static func contents(
        _ report: Report, drawings: [Drawing], formats: Set<Format>
    ) throws -> [(name: String, data: Data)] {
        var files = [(name: marker, data: Data())]
        for format in Format.allCases where formats.contains(format) {
            files += try self.files(report, drawings, format).map { (name: $0, data: Data($1)) }
        }
        files += drawings.map { ("figures/\($0.fileName)", Data($0.standalone.utf8)) }
        return files
    }

    private static func files(
        _ report: Report, _ drawings: [Drawing], _ format: Format
    ) throws -> [(String, [UInt8])] {
        switch format {
        case .html: [("index.html", Array(try HTMLPage.render(report, drawings: drawings).utf8))]
        case .json: [("report.json", try JSONReport.encode(report))]
        case .junit: [("junit.xml", Array(JUnitReport.render(report).utf8))]
        case .sarif: [("report.sarif", try SARIFReport.encode(report))]
        case .markdown: [("summary.md", Array(MarkdownSummary.render(report).utf8))]
        case .github: [("github-annotations.txt", Array(GitHubAnnotations.render(report).utf8))]
        case .gitlab: [("gitlab-code-quality.json", try GitLabCodeQuality.encode(report))]
        case .prometheus: [("metrics.prom", Array(PrometheusMetrics.render(report).utf8))]
        case .csv: CSVTables.files(report).map { ($0.name, Array($0.text.utf8)) }
        }
    }

    /// Whether something is there that may be replaced; false where nothing is.
    private static func isReplaceable(_ place: URL, _ name: String) throws(ReportWriterError) -> Bool {
        let files = FileManager.default
        var isDirectory: ObjCBool = false
        guard files.fileExists(atPath: place.path, isDirectory: &isDirectory) else { return false }
        guard isDirectory.boolValue else { throw .notAFolder(name) }
        if files.fileExists(atPath: place.appending(path: marker).path) { return true }
        guard let content = try? files.contentsOfDirectory(atPath: place.path), content.isEmpty else {
            throw .notOurs(name)
        }
        return true
    }

    private static func replace(_ place: URL, exists: Bool, by temporary: URL) throws {
        let files = FileManager.default
        guard exists else { return try files.moveItem(at: temporary, to: place) }
        let old = temporary.deletingPathExtension().appendingPathExtension("old")
        try? files.removeItem(at: old)
        try files.moveItem(at: place, to: old)
        do {
            try files.moveItem(at: temporary, to: place)
        } catch {
            try files.moveItem(at: old, to: place)
            throw error
        }
        try files.removeItem(at: old)
    }
}

/// Why a report was not written.
package enum ReportWriterError: Error, Equatable, CustomStringConvertible {
    case notAFolder(String)
    case notOurs(String)
    case cannotWrite(String, reason: String)

    package var description: String {
        switch self {
        case .notAFolder(let name):
            "\(name) is a file, and a report is a folder: choose another --output, or move the file away"
        case .notOurs(let name):
            "\(name) holds files that are no report of Barrow's, and would be replaced: choose another --output, "
                + "or empty the folder"
        case .cannotWrite(let name, let reason):
            "the report could not be written to \(name): \(reason)"
        }
    }
}
