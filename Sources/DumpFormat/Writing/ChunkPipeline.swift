import DumpFiles

/// Hands payloads to a ``ChunkEncoder`` on a second thread, so that whoever walks the heap does not wait for
/// compression and disk; at most a few payloads are under way.
final class ChunkPipeline {
    private static let buffers = 3

    /// Reached from the worker until it is joined, from the owner after.
    private final class Shared: @unchecked Sendable {
        let encoder: ChunkEncoder
        let free = BoundedQueue<PayloadBuffer>(limit: buffers)
        let full = BoundedQueue<PayloadBuffer>(limit: buffers)

        init(_ encoder: ChunkEncoder) { self.encoder = encoder }
    }

    private let shared: Shared
    private let worker: WorkerThread?

    init(encoder: ChunkEncoder, usesSecondThread: Bool) {
        let shared = Shared(encoder)
        self.shared = shared
        let worker =
            !usesSecondThread
            ? nil
            : WorkerThread {
                while let payload = shared.full.pop() {
                    shared.encoder.write(payload)
                    shared.free.push(payload)
                }
            }
        self.worker = worker?.isStarted == true ? worker : nil
        for _ in 0..<(self.worker == nil ? 1 : Self.buffers) { shared.free.push(PayloadBuffer()) }
    }

    deinit { stop() }

    /// Writes what `fill` puts into the payload as the next chunk.
    func write(_ fill: (PayloadBuffer) -> Void) {
        let payload = shared.free.pop()!
        fill(payload)
        if worker != nil {
            shared.full.push(payload)
        } else {
            shared.encoder.write(payload)
            shared.free.push(payload)
        }
    }

    /// Waits until everything is written, then writes the totals and gives the file its name.
    func finish(objects: UInt64, references: UInt64) throws(DumpError) {
        stop()
        try shared.encoder.finish(objects: objects, references: references)
    }

    private func stop() {
        shared.full.close()
        worker?.join()
    }
}
