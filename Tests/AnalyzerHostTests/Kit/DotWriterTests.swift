import AnalyzerKit
import Testing

@Suite("DOT writer")
struct DotWriterTests {
    @Test("writes nodes, edges, defaults and nested clusters in order")
    func document() {
        var dot = DotWriter(attributes: ["rankdir": "LR"])
        dot.nodeDefaults(["shape": "box"])
        dot.node("a", label: ["dict", "1.4 MiB"], classes: ["bad", "hue1"], tooltip: "a cache")
        dot.cluster("inner", label: "frame main") { $0.node("b", label: "list", attributes: ["area": "3"]) }
        dot.edge("a", "b", label: ".cache", classes: ["muted"])
        dot.sameRank(["a", "b"])
        let expected = """
            digraph {
              rankdir="LR";
              node [shape="box"];
              "a" [label="dict\\n1.4 MiB", class="bad hue1", tooltip="a cache"];
              subgraph "cluster_inner" {
                graph [label="frame main"];
                "b" [label="list", area="3"];
              }
              "a" -> "b" [label=".cache", class="muted"];
              { rank=same; "a"; "b" }
            }

            """
        #expect(dot.text == expected)
        #expect(dot.nodeCount == 2)
        #expect(dot.edgeCount == 1)
    }

    @Test("lines stand at the left or right edge where that is asked for")
    func alignment() {
        var dot = DotWriter()
        dot.node("a", label: ["one", "two"], alignment: .left)
        dot.node("b", label: "\\l", alignment: .right)
        #expect(dot.text.contains("[label=\"one\\ltwo\\l\"]"))
        #expect(dot.text.contains("[label=\"\\\\l\\r\"]"))
    }

    @Test("text from a dump stays inside its quotes and means itself")
    func hostileText() {
        var dot = DotWriter(directed: false)
        dot.node("x\"]; y [label=\"", label: "\\N &lt; \"q\"\u{0}\u{1B}[31m\n\\", tooltip: "a\\n")
        let expected = """
            graph {
              "x\\"]; y [label=\\"" [label="\\\\N &amp;lt; \\"q\\"\u{FFFD}\u{FFFD}[31m\\n\\\\", tooltip="a&#92;&#92;n"];
            }

            """
        #expect(dot.text == expected)
    }
}
