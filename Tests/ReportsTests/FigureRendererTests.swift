import AnalysisResults
import Foundation
import Testing

@testable import Reports

@Suite("Figures: the worker process and its limits")
struct FigureRendererTests {
    /// The `barrow` that was built with these tests.
    private static let barrow = Bundle.main.executableURL!.deletingLastPathComponent().appending(
        path: "barrow"
    ).path

    private func renderer(deadline: Duration = .seconds(60), memory: UInt64 = 1 << 30) -> FigureRenderer {
        FigureRenderer(
            workerExecutable: Self.barrow, arguments: ["__render-figure"], deadline: deadline, memory: memory)
    }

    private func shell(_ script: String, deadline: Duration = .seconds(60)) -> FigureRenderer {
        // The number of bytes that follows the arguments becomes the script's $0.
        FigureRenderer(workerExecutable: "/bin/sh", arguments: ["-c", script], deadline: deadline)
    }

    private func problem(_ renderer: FigureRenderer, _ dot: String = "digraph { a }") async -> FigureError? {
        let figure = Figure(name: "f", title: "t", caption: "c", engine: .dot, dot: dot)
        do throws(FigureError) {
            _ = try await renderer.render(FigureRequest(figure, id: "f"))
            return nil
        } catch {
            return error
        }
    }

    @Test("a worker draws the same bytes as this process", arguments: SampleFigures.all)
    func sameBytes(figure: Figure) async throws {
        let request = FigureRequest(figure, id: "x")
        #expect(try await renderer().render(request) == renderFigureInThisProcess(request))
    }

    @Test("a refusal comes back as the error it was")
    func refusal() async {
        guard case .refused(let what, _) = await problem(renderer(), "digraph { a [image=\"x\"] }") else {
            Issue.record("not refused")
            return
        }
        #expect(what.contains("`image`"))
    }

    @Test("a layout past its deadline is stopped")
    func deadline() async {
        let error = await problem(shell("sleep 600", deadline: .milliseconds(200)))
        #expect(error == .timedOut(seconds: 0.2))
        #expect(error?.sentence == "The layout was stopped after 0.2 seconds.")
    }

    @Test("a worker that dies, answers half or answers nothing gives a sentence, each another")
    func broken() async {
        #expect(await problem(shell("kill -SEGV $$")) == .crashed(message: "signal 11 ended the worker"))
        #expect(await problem(shell("exit 3")) == .crashed(message: "the worker exited with status 3"))
        #expect(await problem(shell("printf '<svg '")) == .crashed(message: "its drawing is incomplete"))
        #expect(await problem(shell("exit 65")) == .crashed(message: "it refused without a reason"))
        let missing = FigureRenderer(workerExecutable: "/nonexistent/barrow", arguments: [])
        guard case .crashed = await problem(missing) else {
            Issue.record("a worker that is not there drew something")
            return
        }
    }

    @Test("a worker that writes more than a page can bear is cut off")
    func endlessOutput() async {
        guard case .tooLarge = await problem(shell("exec cat /dev/zero")) else {
            Issue.record("not cut off")
            return
        }
    }

    @Test("a layout that needs more memory than allowed ends without a drawing")
    func memory() async {
        #expect(await problem(renderer(memory: 12 << 20)) == .outOfMemory(limit: 12 << 20))
        #expect(await problem(renderer(memory: 256 << 20)) == nil)
    }

    @Test("names that analyzers chose become file names that are safe and unique")
    func fileNames() async {
        let figures = ["../../etc/passwd", "Tree!", "tree", "…"].map {
            Figure(name: $0, title: "t", caption: "c", engine: .dot, dot: "digraph { a }")
        }
        let (references, drawings) = await renderer().render(figures, of: "my analyzer")
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
        let (references, drawings) = await renderer().render(figures, of: "a")
        #expect(drawings.map(\.fileName) == ["a--f1.svg"])
        #expect(references[0].problem?.hasPrefix("The figure's DOT text could not be parsed: ") == true)
        #expect(references[1].problem == nil)
    }
}
