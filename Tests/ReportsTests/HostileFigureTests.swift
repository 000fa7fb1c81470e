import AnalysisResults
import Testing

@testable import Reports

@Suite("Figures: what a hostile or careless DOT text is refused for")
struct HostileFigureTests {
    /// In a worker, as in a report: a syntax error spoils libgraphviz's scanner for the rest of its process.
    private func refusal(_ dot: String) async -> FigureError? {
        await Worker.renderer().problem(dot)
    }

    @Test(
        "attributes that name files, images, stylesheets, scripts or colours are refused by name",
        arguments: [
            ("node", "image"), ("node", "shapefile"), ("graph", "stylesheet"), ("graph", "imagepath"),
            ("graph", "fontpath"), ("graph", "_background"), ("node", "href"), ("edge", "headURL"),
            ("node", "target"), ("node", "id"), ("node", "fontname"), ("node", "fillcolor"),
            ("edge", "color"),
            ("graph", "bgcolor"), ("graph", "layout"), ("node", "onclick"),
        ])
    func refusedAttributes(carrier: String, attribute: String) async {
        guard
            case .refused(let what, _) = await refusal("digraph { a -> b; \(carrier) [\(attribute)=\"x\"] }")
        else {
            Issue.record("\(attribute) was let through")
            return
        }
        #expect(what == "the \(carrier) attribute `\(attribute)` is not allowed")
    }

    @Test(
        "values outside an attribute's list are refused",
        arguments: [
            "a [URL=\"https://example.org\"]", "a [URL=\"javascript:alert(1)\"]",
            "a [URL=\"#x\\\" onload=\"]",
            "a [shape=epsf]", "a [shape=\"/etc/passwd\"]", "a [class=\"site-header\"]", "a [width=\"1e9\"]",
            "a [width=nan]", "a [style=\"filled,setlinewidth(3)\"]", "a [pos=\"javascript:1\"]",
            "a [tooltip=<<B>x</B>>]",
        ])
    func refusedValues(statement: String) async {
        guard case .refused = await refusal("digraph { \(statement) }") else {
            Issue.record("\(statement) was let through")
            return
        }
    }

    @Test(
        "HTML-like labels hold tables and emphasis, no images, links, colours or fonts",
        arguments: [
            "<TABLE><TR><TD><IMG SRC=\"/etc/passwd\"/></TD></TR></TABLE>",
            "<TABLE HREF=\"http://x\"></TABLE>",
            "<FONT FACE=\"x\">a</FONT>", "<FONT COLOR=\"red\">a</FONT>", "<B\u{301}>a</B>", "<!-- x -->",
            "<B",
        ])
    func refusedLabels(label: String) {
        #expect(throws: FigureError.self) { try HTMLLabel.check(label) }
    }

    @Test("an HTML-like label with listed tags passes, and reads as plain text")
    func acceptedLabel() throws {
        let label = "<TABLE BORDER=\"0\"><TR><TD ALIGN='left'><B>dict</B> &lt;1&gt;</TD></TR></TABLE>"
        try HTMLLabel.check(label)
        #expect(HTMLLabel.plainText(label) == "dict <1>")
    }

    @Test("a syntax error has libgraphviz's message with its line, and text that is no DOT is never drawn")
    func syntaxErrors() async {
        let message = "syntax error in line 3 near '}'"
        #expect(await refusal("digraph {\n a -> \n}") == .syntax(message: message))
        for broken in [
            "", "graph", "digraph { a -> \"", "graph { a\0 }", "{}", "digraph { a -- b }", "\u{1}",
        ] {
            guard case .syntax = await refusal(broken) else {
                Issue.record("\(broken) was accepted")
                continue
            }
        }
    }

    @Test("caps on nodes, edges, clusters and bytes hold before any layout")
    func caps() async {
        let many = (0..<601).map { "n\($0);" }.joined()
        #expect(await refusal("digraph { \(many) }") == .tooLarge(what: "nodes", count: 601, limit: 600))
        let edges = (0..<1_201).map { "a -> b\($0 % 9);" }.joined()
        #expect(await refusal("digraph { \(edges) }") == .tooLarge(what: "edges", count: 1_201, limit: 1_200))
        let clusters = (0..<1_001).map { "subgraph s\($0) {}" }.joined()
        #expect(
            await refusal("digraph { \(clusters) }")
                == .tooLarge(what: "clusters", count: 1_001, limit: 1_000))
        let long = String(repeating: " ", count: 5 << 20)
        #expect(
            await refusal("digraph {\(long)}")
                == .tooLarge(what: "bytes of DOT", count: 5_242_890, limit: 4 << 20))
    }
}
