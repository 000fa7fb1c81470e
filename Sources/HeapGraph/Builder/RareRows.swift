import Synchronization

/// Rows too rare for a column, from any thread.
final class RareRows: Sendable {
    private let largeSizes = Mutex<[LargeSize]>([])

    func add(_ size: LargeSize) { largeSizes.withLock { $0.append(size) } }

    /// Ascending by object.
    func sortedLargeSizes() -> [LargeSize] { largeSizes.withLock { $0 }.sorted { $0.object < $1.object } }
}
