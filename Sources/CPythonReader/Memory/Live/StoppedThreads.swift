import CLinux
import Glibc

/// The threads of a process, stopped by ptrace(2). All calls must come from one thread.
///
/// When that thread ends, however it ends, the kernel lets the process go on: PTRACE_SEIZE and PTRACE_INTERRUPT leave
/// nothing behind, as a SIGSTOP would.
struct StoppedThreads: ~Copyable {
    struct Failure: Error {
        enum Reason { case gone, refused(Int32), unresponsive(String) }
        var thread: Int32
        var reason: Reason
    }

    private let process: ProcFolder
    /// By thread, the signal it was about to take, which it gets when it goes on.
    private var signals: [(thread: Int32, signal: Int32)] = []
    private var known: Set<Int32> = []
    private let deadline: ContinuousClock.Instant

    /// - Parameter patience: how long to wait for a thread in an uninterruptible system call.
    init(_ process: ProcFolder, patience: Duration) {
        self.process = process
        deadline = .now + patience
    }

    deinit { for stopped in signals { _ = barrow_ptrace_detach(stopped.thread, stopped.signal) } }

    var threads: [Int32] { signals.map(\.thread) }

    /// Stops every thread, also those that others started meanwhile.
    mutating func stopAll() throws(Failure) {
        while true {
            var asked: [Int32] = []
            for thread in process.numbers(in: "task") ?? [] where known.insert(thread).inserted {
                if try seize(thread) { asked.append(thread) }
            }
            for thread in asked { try wait(thread) }
            if asked.isEmpty { break }
        }
        if signals.isEmpty { throw Failure(thread: 0, reason: .gone) }
    }

    /// False where it has ended.
    private func seize(_ thread: Int32) throws(Failure) -> Bool {
        let failure = barrow_ptrace_seize(thread)
        if failure == ESRCH || (failure != 0 && hasEnded(thread)) { return false }
        guard failure == 0 else { throw Failure(thread: thread, reason: .refused(failure)) }
        return barrow_ptrace_interrupt(thread) == 0
    }

    /// A thread that ended stays listed until the last one has, or its parent has asked.
    private func hasEnded(_ thread: Int32) -> Bool {
        let state = process.folder("task/\(thread)").fields("status")?["State"]
        return state.map { $0.hasPrefix("Z") || $0.hasPrefix("X") } ?? true
    }

    private mutating func wait(_ thread: Int32) throws(Failure) {
        var pause: UInt32 = 20
        while true {
            var signal: Int32 = 0
            switch barrow_ptrace_poll(thread, &signal) {
            case BARROW_STOPPED, BARROW_SIGNALLED:
                signals.append((thread, signal))
                return
            case BARROW_ENDED: return
            default:
                guard ContinuousClock.now < deadline else {
                    let state = process.folder("task/\(thread)").fields("status")?["State"] ?? ""
                    throw Failure(thread: thread, reason: .unresponsive(state))
                }
                usleep(pause)
                pause = min(pause * 2, 2000)
            }
        }
    }

    /// Where the threads' stacks are, with their names.
    func describe() -> [NativeThread] {
        threads.map { thread in
            var stackPointer: UInt64 = 0
            _ = barrow_ptrace_stack_pointer(thread, &stackPointer)
            let name = process.folder("task/\(thread)").line("comm") ?? ""
            return NativeThread(id: UInt32(thread), name: name, stackPointer: stackPointer)
        }
    }

    /// Lets all go on.
    consuming func release() {}
}
