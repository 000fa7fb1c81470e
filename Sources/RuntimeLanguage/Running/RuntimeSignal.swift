import Glibc
import ManagedRuntime
import Synchronization

/// Signals that ask a running program's evaluation loop for something, at its next safe place.
enum RuntimeSignal {
    /// Where the running program looks for pending work; 0 without a program.
    private static let flags = Atomic<UInt>(0)
    /// What the one signal beside SIGINT asks for.
    private static let requested = Atomic<UInt8>(0)

    static func install(_ number: Int32, _ work: PendingWork, for runtime: Runtime) {
        flags.store(UInt(bitPattern: runtime.pendingWorkFlags), ordering: .releasing)
        requested.store(work.rawValue, ordering: .releasing)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            let address = UnsafeMutablePointer<UInt8>(
                bitPattern: RuntimeSignal.flags.load(ordering: .acquiring))
            address?.pointee |= RuntimeSignal.requested.load(ordering: .acquiring)
        }
        // Calls of the system that the program waits in go on.
        action.sa_flags = SA_RESTART
        sigaction(number, &action, nil)
    }
}
