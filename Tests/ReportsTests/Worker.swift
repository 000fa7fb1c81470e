import AnalysisResults
import TestSupport

@testable import Reports

/// The figure worker that was built with these tests.
enum Worker {
    static func renderer(deadline: Duration = .seconds(60), memory: UInt64 = 1 << 30) -> FigureRenderer {
        FigureRenderer(
            workerExecutable: BuildProducts.barrow, arguments: ["__render-figure"], deadline: deadline,
            memory: memory)
    }
}

extension FigureRenderer {
    /// Why a DOT text is not drawn; nil where it is.
    func problem(_ dot: String = "digraph { a }") async -> FigureError? {
        let figure = Figure(name: "f", title: "t", caption: "c", engine: .dot, dot: dot)
        do throws(FigureError) {
            _ = try await render(FigureRequest(figure, id: "f"))
            return nil
        } catch {
            return error
        }
    }
}
