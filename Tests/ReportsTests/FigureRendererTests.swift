import AnalysisResults
import Testing

@testable import Reports

@Suite("Figures: the worker process and its limits")
struct FigureRendererTests {
    private func shell(_ script: String, deadline: Duration = .seconds(60)) -> FigureRenderer {
        // The number of bytes that follows the arguments becomes the script's $0.
        FigureRenderer(workerExecutable: "/bin/sh", arguments: ["-c", script], deadline: deadline)
    }

    @Test("a worker draws the same bytes as this process", arguments: SampleFigures.all)
    func sameBytes(figure: Figure) async throws {
        let request = FigureRequest(figure, id: "x")
        #expect(try await Worker.renderer().render(request) == renderFigureInThisProcess(request))
    }

    @Test("a refusal comes back as the error it was")
    func refusal() async {
        guard case .refused(let what, _) = await Worker.renderer().problem("digraph { a [image=\"x\"] }")
        else {
            Issue.record("not refused")
            return
        }
        #expect(what.contains("`image`"))
    }

    @Test("a layout past its deadline is stopped")
    func deadline() async {
        let error = await shell("sleep 600", deadline: .milliseconds(200)).problem()
        #expect(error == .timedOut(seconds: 0.2))
        #expect(error?.sentence == "The layout was stopped after 0.2 seconds.")
    }

    @Test("a worker that dies, answers half or answers nothing gives a sentence, each another")
    func broken() async {
        #expect(await shell("kill -SEGV $$").problem() == .crashed(message: "signal 11 ended the worker"))
        #expect(await shell("exit 3").problem() == .crashed(message: "the worker exited with status 3"))
        #expect(await shell("printf '<svg '").problem() == .crashed(message: "its drawing is incomplete"))
        #expect(await shell("exit 65").problem() == .crashed(message: "it refused without a reason"))
        let missing = FigureRenderer(workerExecutable: "/nonexistent/barrow", arguments: [])
        guard case .crashed = await missing.problem() else {
            Issue.record("a worker that is not there drew something")
            return
        }
    }

    @Test("a worker that writes more than a page can bear is cut off")
    func endlessOutput() async {
        guard case .tooLarge = await shell("exec cat /dev/zero").problem() else {
            Issue.record("not cut off")
            return
        }
    }

    @Test("a layout that needs more memory than allowed ends without a drawing")
    func memory() async {
        let script = "echo 'out of memory' >&2; kill -SEGV $$"
        #expect(await shell(script).problem() == .outOfMemory(limit: 1 << 30))
        let edges = (0..<100).flatMap { node in [7, 31].map { "n\(node) -> n\((node * $0 + 1) % 100)" } }
        let large = "digraph { \(edges.joined(separator: "; ")) }"
        #expect(await Worker.renderer(memory: 4 << 20).problem(large) != nil)
        #expect(await Worker.renderer(memory: 512 << 20).problem(large) == nil)
    }

    @Test("names that analyzers chose become file names that are safe and unique")
    func fileNames() async {
        let figures = ["../../etc/passwd", "Tree!", "tree", "…"].map {
            Figure(name: $0, title: "t", caption: "c", engine: .dot, dot: "digraph { a }")
        }
        let (references, drawings) = await Worker.renderer().render(figures, of: "my analyzer")
        let expected = [
            "my-analyzer--etc-passwd", "my-analyzer--tree", "my-analyzer--tree-2", "my-analyzer--unnamed",
        ]
        #expect(drawings.map(\.fileName) == expected.map { "\($0).svg" })
        #expect(references.map(\.file) == expected.map { "figures/\($0).svg" })
    }

    @Test("a figure that cannot be drawn leaves a sentence, and the others are drawn")
    func oneOfTwo() async {
        let figures = ["digraph {", "digraph { a }"].enumerated().map {
            Figure(name: "f\($0)", title: "t", caption: "c", engine: .dot, dot: $1)
        }
        let (references, drawings) = await Worker.renderer().render(figures, of: "a")
        #expect(drawings.map(\.fileName) == ["a--f1.svg"])
        #expect(references[0].problem?.hasPrefix("The figure's DOT text could not be parsed: ") == true)
        #expect(references[1].problem == nil)
    }
}
