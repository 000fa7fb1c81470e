import DumpFiles

/// Loads chunks ahead on a second thread while the caller works on the one before.
struct ChunkStream {
    private static let buffers = 3

    private final class Slot: @unchecked Sendable {
        let loader = PayloadLoader()
        var chunk: DumpChunk?
        var outcome: Result<PayloadLoader.Outcome, DumpError>?
    }

    /// Less than this is not worth a thread.
    private static let worthThread = 1 << 20

    let file: DumpFile
    private let loader = PayloadLoader()

    init(file: DumpFile) { self.file = file }

    /// Calls `body` with every chunk in order, from this thread; stops when the body throws or the file cannot be read.
    func forEach(
        _ chunks: [DumpChunk],
        _ body: (DumpChunk, PayloadLoader.Outcome) throws(DumpError) -> Void
    ) throws(DumpError) {
        guard chunks.reduce(0, { $0 + Int($1.header.storedLength) }) >= Self.worthThread else {
            return try forEachAlone(chunks, body)
        }
        let free = BoundedQueue<Slot>(limit: Self.buffers)
        let loaded = BoundedQueue<Slot>(limit: Self.buffers)
        let slots = min(Self.buffers, chunks.count)
        for _ in 0..<slots { free.push(Slot()) }
        let file = self.file
        let worker = WorkerThread {
            for chunk in chunks {
                guard let slot = free.pop() else { break }
                Self.fill(slot, with: chunk, from: file)
                loaded.push(slot)
            }
            loaded.close()
        }
        guard worker.isStarted else { return try forEachAlone(chunks, body) }
        defer {
            free.close()
            loaded.close()
            worker.join()
        }
        while let slot = loaded.pop() {
            try body(slot.chunk!, slot.outcome!.get())
            free.push(slot)
        }
    }

    private func forEachAlone(
        _ chunks: [DumpChunk],
        _ body: (DumpChunk, PayloadLoader.Outcome) throws(DumpError) -> Void
    ) throws(DumpError) {
        for chunk in chunks { try body(chunk, loader.load(chunk, from: file)) }
    }

    private static func fill(_ slot: Slot, with chunk: DumpChunk, from file: DumpFile) {
        slot.chunk = chunk
        slot.outcome = Result { () throws(DumpError) in try slot.loader.load(chunk, from: file) }
    }
}
