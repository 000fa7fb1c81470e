/// What a capture could not take in, counted; becomes the report's coverage.
final class CaptureNotes {
    private var counts: [String: UInt64] = [:]

    func note(_ what: String, _ count: UInt64 = 1) {
        if count > 0 { counts[what, default: 0] += count }
    }

    /// In the order of their text, so that equal captures give equal dumps.
    var sorted: [(what: String, count: UInt64)] {
        counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
