/// What the evaluation loop is asked to do at the next safe place: at a backward jump, and when a call begins or a
/// native one has ended. Setting a bit is all a signal handler does.
package struct PendingWork: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A signal for the program: KeyboardInterrupt.
    package static let interrupt = PendingWork(rawValue: 1 << 0)
    /// A dump was asked for, by a signal.
    package static let dump = PendingWork(rawValue: 1 << 1)
    /// A timer of the metrics went off.
    package static let metrics = PendingWork(rawValue: 1 << 2)
    /// So many allocations were made.
    package static let allocations = PendingWork(rawValue: 1 << 3)
    /// The memory limit was passed: MemoryError.
    package static let memory = PendingWork(rawValue: 1 << 4)
}

extension Runtime {
    /// The byte in which requests are noted, for signal handlers; valid as long as the runtime.
    package var pendingWorkFlags: UnsafeMutablePointer<UInt8> {
        (UnsafeMutableRawPointer(state) + MemoryLayout<RuntimeState>.offset(of: \.pendingWork)!)
            .assumingMemoryBound(to: UInt8.self)
    }

    /// Asks the evaluation loop to call the handler. Safe in a signal handler and from other threads.
    package func request(_ work: PendingWork) { state.pointee.pendingWork |= work.rawValue }

    @inline(__always)
    func doPendingWorkIfAny(_ frame: InterpreterFrame) throws(Raised) {
        if state.pointee.pendingWork != 0 { try doPendingWork(frame) }
    }

    /// Does what was asked for. Whatever is not an interrupt goes to the handler that the runner installed.
    @inline(never)
    func doPendingWork(_ frame: InterpreterFrame) throws(Raised) {
        let work = PendingWork(rawValue: state.pointee.pendingWork)
        state.pointee.pendingWork = 0
        let rest = work.subtracting(.interrupt)
        if !rest.isEmpty {
            doScheduledDumps(rest)
            pendingWorkHandler?(self, rest)
        }
        if work.contains(.memory) { throw memoryError() }
        if work.contains(.interrupt) {
            throw raise(owned: makeException(exceptionType(.keyboardInterrupt), owned: []))
        }
    }
}
