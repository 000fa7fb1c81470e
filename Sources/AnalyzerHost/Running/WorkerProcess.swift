import FoundationEssentials
import Glibc
import Subprocess
import Synchronization

/// One worker, from start to end.
struct WorkerProcess: Sendable {
    var command: WorkerCommand
    var request: WorkerRequest

    /// What a worker left behind.
    struct End: Sendable {
        var status: TerminationStatus
        var frames: [Frame]
        var fault: FrameParser.Fault?
        var output: String
        /// The host killed it because its time was up.
        var isOverdue: Bool
        /// It closed its end of every pipe and went on.
        var isSilent: Bool
        var duration: Duration
    }

    /// Hundredths of a second that a worker without open pipes may take to end.
    private static let grace = 200

    typealias Frame = (tag: WorkerFrame.Tag, payload: [UInt8])

    /// Runs the worker; it and what it started in its process group have ended when this returns. `progress` gets
    /// fractions as they come. Throws where the worker could not be started.
    func run(progress: @escaping @Sendable (Double) -> Void = { _ in }) async throws -> End {
        let file = try AnonymousFile(Array(JSONEncoder().encode(request)))
        let start = ContinuousClock.now
        let result = try await Subprocess.run(
            .path(.init(command.executable)),
            arguments: [AnalyzerWorker.command, "\(getpid())", "\(file.descriptor)"],
            platformOptions: Self.options, input: .none, output: .sequence, error: .sequence
        ) { execution in
            let group = ProcessGroup(leader: execution.processIdentifier.value)
            let deadline = Deadline(seconds: request.limits.deadline) { group.kill() }
            async let output = Self.tail(of: execution.standardError)
            let (frames, fault) = try await receive(execution.standardOutput, group, progress)
            let text = try await output
            let isSilent = await !group.leaderEnds(within: Self.grace)
            // Before the leader is reaped, while its number cannot be another group's.
            let isOverdue = deadline.cancel()
            group.kill()
            return (frames, fault, text, isOverdue, isSilent)
        }
        let (frames, fault, output, isOverdue, isSilent) = result.closureResult
        return End(
            status: result.terminationStatus, frames: frames, fault: fault, output: output,
            isOverdue: isOverdue, isSilent: isSilent, duration: ContinuousClock.now - start)
    }

    /// A process group of its own, so that the deadline ends what the plugin may have started, too.
    private static var options: PlatformOptions {
        var options = PlatformOptions()
        options.processGroupID = 0
        return options
    }

    /// Collects frames until the worker ends or breaks the rules, in which case it is killed.
    private func receive(
        _ stream: SubprocessOutputSequence, _ group: ProcessGroup, _ progress: (Double) -> Void
    ) async throws -> ([Frame], FrameParser.Fault?) {
        var parser = FrameParser(payloadLimit: max(request.limits.answer, 1 << 20))
        var frames: [Frame] = []
        for try await buffer in stream {
            let complete = buffer.withUnsafeBytes { parser.append($0) }
            for frame in complete {
                if frame.tag == .progress, frame.payload.count == 2 {
                    let step = Int(frame.payload[0]) | Int(frame.payload[1]) << 8
                    progress(min(1, Double(step) / Double(WorkerListener.progressSteps)))
                } else {
                    frames.append(frame)
                }
            }
            if parser.fault != nil || isEnough(frames) { group.kill() }
        }
        return (frames, parser.fault)
    }

    /// A worker that behaves sends one answer and a report, or a description for each library and a report.
    private func isEnough(_ frames: [Frame]) -> Bool {
        guard case .describe(let paths) = request.task else { return frames.count > 8 }
        return frames.count > paths.count + 8
    }

    private static func tail(of stream: SubprocessOutputSequence) async throws -> String {
        var tail = OutputTail()
        for try await buffer in stream { buffer.withUnsafeBytes { tail.append($0) } }
        return tail.text
    }
}

/// A worker and whatever it started.
private struct ProcessGroup: Sendable {
    let leader: pid_t

    func kill() { Glibc.kill(-leader, SIGKILL) }

    /// Whether the leader ends within so many hundredths of a second; it is not reaped.
    func leaderEnds(within hundredths: Int) async -> Bool {
        for _ in 0..<hundredths {
            var information = siginfo_t()
            let status = waitid(P_PID, id_t(leader), &information, WEXITED | WNOHANG | WNOWAIT)
            if status != 0 || information.si_signo == SIGCHLD { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}

/// Does something once after a while, unless it is cancelled before.
private final class Deadline: Sendable {
    private enum State { case waiting, struck, cancelled }
    private let state = Mutex(State.waiting)
    private let timer = Mutex<Task<Void, Never>?>(nil)

    init(seconds: Double, action: @escaping @Sendable () -> Void) {
        let task = Task { [self] in
            guard (try? await Task.sleep(for: .seconds(seconds))) != nil else { return }
            state.withLock { state in
                guard state == .waiting else { return }
                state = .struck
                action()
            }
        }
        timer.withLock { $0 = task }
    }

    /// Whether it had struck already.
    func cancel() -> Bool {
        timer.withLock { $0?.cancel() }
        return state.withLock { state in
            if state == .waiting { state = .cancelled }
            return state == .struck
        }
    }
}
