/// Why a figure was not drawn. Its ``sentence`` stands in the figure's place, and the rest of the report stands.
package enum FigureError: Error, Codable, Sendable, Equatable {
    /// The text is not DOT; the message is libgraphviz's own and names the line.
    case syntax(message: String)
    /// Something in the DOT is outside the allow-list of ``DOTPolicy``.
    case refused(what: String, remedy: String)
    /// More nodes, edges or clusters than the engine can lay out in good time, or more bytes than a page can bear.
    case tooLarge(what: String, count: Int, limit: Int)
    case layoutFailed(message: String)
    case timedOut(seconds: Double)
    case outOfMemory(limit: UInt64)
    /// The worker ended without an answer.
    case crashed(message: String)
    /// libgraphviz or its layout plugins could not be loaded.
    case unavailable(message: String)

    package var sentence: String {
        switch self {
        case .syntax(let message):
            "The figure's DOT text could not be parsed: \(message)."
        case .refused(let what, let remedy):
            "The figure's DOT text was refused: \(what). \(remedy)"
        case .tooLarge(let what, let count, let limit):
            "The figure was not drawn: it has \(count) \(what), and the limit is \(limit)."
        case .layoutFailed(let message):
            "The layout failed: \(message)."
        case .timedOut(let seconds):
            "The layout was stopped after \(seconds.formattedSeconds)."
        case .outOfMemory(let limit):
            "The layout was stopped: it needed more than \(HumanText.bytes(limit)) of memory."
        case .crashed(let message):
            "The layout ended without a drawing: \(message)."
        case .unavailable(let message):
            "The figure could not be drawn: \(message)."
        }
    }
}

extension Double {
    /// `30 seconds`, `0.5 seconds`.
    fileprivate var formattedSeconds: String {
        let number = self == rounded() ? String(Int(self)) : String(self)
        return self == 1 ? "1 second" : "\(number) seconds"
    }
}
