import Foundation
import TestSupport
import Testing

/// A report made again from its `report.json`.
@Suite struct RenderTests {
    private let dump: WorkloadDump

    init() throws {
        dump = try WorkloadDump(objects: 2_000)
        _ = try dump.barrow("analyze", ["--output", dump.folder.file("first"), "--quiet"])
    }

    private func render(_ report: String, to output: String, _ more: [String] = []) throws -> BarrowCommand {
        try BarrowCommand(
            ["render", dump.folder.file(report), "--output", dump.folder.file(output)] + more)
    }

    @Test func withoutTheDumpItSaysTheSame() throws {
        let first = try contents(of: dump.folder.file("first"))
        try FileManager.default.removeItem(atPath: dump.path)
        let run = try render("first", to: "again")
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        let again = try contents(of: dump.folder.file("again"))
        #expect(again.keys.sorted() == first.keys.sorted())
        #expect(again["report.json"] == first["report.json"])
        // XML does not keep the order of attributes; everything else of the page is the same.
        let parts = { (files: [String: Data]) in
            let page = String(decoding: files["index.html"] ?? Data(), as: UTF8.self)
            return page.split { " >/".contains($0) }.sorted()
        }
        #expect(parts(again) == parts(first))
        #expect(try render("again/report.json", to: "third").status == 0)
        #expect(try contents(of: dump.folder.file("third")) == again)
    }

    @Test func onlyWhatIsAskedFor() throws {
        let run = try render("first", to: "ci", ["--format", "junit", "--format", "sarif"])
        #expect(run.status == 0, "\(run.errors)")
        let files = try contents(of: dump.folder.file("ci")).keys.filter { !$0.hasPrefix("figures") }
        #expect(files.sorted() == [".barrow-report", "junit.xml", "report.sarif"])
    }

    @Test func aChangedDrawingGotItsScriptOntoThePage() throws {
        let figure = "first/figures/dominator-tree--tree.svg"
        let drawing = String(decoding: dump.folder.read(figure), as: UTF8.self)
        let end = try #require(drawing.range(of: "</svg>"))
        let hostile = drawing.replacingCharacters(
            in: end,
            with: """
                <script>alert(1)</script><g onclick="alert(2)" class="node"><a href="javascript:alert(3)">
                <text style="fill:url(http://x.example/)">kept</text></a><image href="http://x.example/"/></g></svg>
                """)
        dump.folder.write(hostile, to: figure)
        #expect(try render("first", to: "again").status == 0)
        let page = String(decoding: dump.folder.read("again/index.html"), as: UTF8.self)
        #expect(page.contains("kept"))
        #expect(!page.contains("alert") && !page.contains("x.example"))
    }

    @Test func whatIsNoReportIsToldSo() throws {
        dump.folder.write("{\"schemaVersion\": 1}", to: "other.json")
        let other = try render("other.json", to: "again")
        #expect(other.status == 3 && other.errors.contains("the key generator is missing"), "\(other.errors)")
        let missing = try render("nowhere", to: "again")
        #expect(missing.status == 3 && missing.errors.contains("name a report.json"), "\(missing.errors)")
        let format = try render("first", to: "again", ["--format", "pdf"])
        #expect(format.status == 2 && format.errors.contains("there is no format pdf"), "\(format.errors)")
        // The figures are gone: the page says so in their place.
        try FileManager.default.removeItem(atPath: dump.folder.file("first/figures"))
        let bare = try render("first", to: "again")
        #expect(bare.status == 0 && bare.errors.contains("its place stays empty"), "\(bare.errors)")
    }
}
