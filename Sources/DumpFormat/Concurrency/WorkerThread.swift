import Glibc

/// A thread of our own, for work that blocks: Swift's pool has no thread to spare for waiting.
final class WorkerThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private var thread = pthread_t()
    private var isRunning: Bool

    /// Starts the body; where the system has no thread left, runs nothing, and `isStarted` is false.
    init(_ run: @escaping @Sendable () -> Void) {
        let body = Unmanaged.passRetained(Body(run))
        let status = pthread_create(
            &thread, nil,
            { argument in
                Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        isRunning = status == 0
        isStarted = status == 0
        if status != 0 { body.release() }
    }

    let isStarted: Bool

    /// Waits for the end of the body. May be called again.
    func join() {
        guard isRunning else { return }
        pthread_join(thread, nil)
        isRunning = false
    }
}
