import Synchronization

/// Passes on what the plugin says, and keeps account of it.
final class WorkerListener: PluginLibrary.Listener {
    static let progressSteps = 200
    private static let maximumMessage = 4096

    private let channel: WorkerChannel
    private let answerLimit: Int
    private let state = Mutex(State())

    private struct State {
        var answers = 0
        var oversized: Int?
        var message: String?
        var step = -1
    }

    init(channel: WorkerChannel, answerLimit: Int) {
        self.channel = channel
        self.answerLimit = answerLimit
    }

    /// Sent straight from the plugin's memory; a second answer is counted, not sent.
    func receive(result: UnsafeRawBufferPointer) {
        let isWanted = state.withLock { state in
            state.answers += 1
            if result.count > answerLimit { state.oversized = result.count }
            return state.answers == 1 && result.count <= answerLimit
        }
        if isWanted { channel.send(.result, result) }
    }

    func receive(progress: Double) {
        guard progress >= 0, progress <= 1 else { return }
        let step = Int(progress * Double(Self.progressSteps))
        let isNews = state.withLock { state in
            guard step > state.step else { return false }
            state.step = step
            return true
        }
        if isNews { withUnsafeBytes(of: UInt16(step).littleEndian) { channel.send(.progress, $0) } }
    }

    func receive(error: UnsafeRawBufferPointer) {
        let message = String(decoding: error.prefix(Self.maximumMessage), as: UTF8.self)
        state.withLock { $0.message = message }
    }

    func report(status: Int32, peakResidentSet: UInt64) -> WorkerReport {
        state.withLock { state in
            WorkerReport(
                status: status, answers: state.answers, oversized: state.oversized, message: state.message,
                peakResidentSet: peakResidentSet)
        }
    }
}
