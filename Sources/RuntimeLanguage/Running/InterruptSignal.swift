import Glibc
import ManagedRuntime
import Synchronization

/// SIGINT becomes KeyboardInterrupt in the program, at the next safe place.
enum InterruptSignal {
    /// Where the running program looks for pending work; 0 without a program.
    private static let flags = Atomic<UInt>(0)

    static func install(for runtime: Runtime) {
        flags.store(UInt(bitPattern: runtime.pendingWorkFlags), ordering: .releasing)
        signal(SIGINT) { _ in
            let address = UnsafeMutablePointer<UInt8>(
                bitPattern: InterruptSignal.flags.load(ordering: .acquiring))
            address?.pointee |= PendingWork.interrupt.rawValue
        }
    }
}
