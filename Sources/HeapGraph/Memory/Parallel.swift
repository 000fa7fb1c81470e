import Dispatch
import Glibc

/// Work in pieces on all cores. What a piece does must not depend on which thread does it, or when.
package enum Parallel {
    /// How many rows a piece has: enough that handing it out costs nothing. A multiple of 512, so that no two pieces share
    /// a word of a bitmap.
    package static let rows = 1 << 18

    /// How many threads make sense.
    package static let cores = max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN)))

    /// Runs `body` for 0 ..< `pieces`, several at a time, and returns when all are done.
    package static func perform(_ pieces: Int, _ body: (Int) -> Void) {
        guard pieces > 1 else { return pieces == 1 ? body(0) : () }
        nonisolated(unsafe) let body = body
        DispatchQueue.concurrentPerform(iterations: pieces) { body($0) }
    }

    /// Cuts 0 ..< `count` into neighbouring ranges of ``rows`` and runs `body` for each.
    package static func forEachRange(of count: Int, _ body: (Range<Int>) -> Void) {
        perform(pieces(of: count)) { body(range($0, of: count)) }
    }

    /// Prefix sums in two rounds: `sum` of each range first, then `place` with the sum of all ranges before.
    ///
    /// - Returns: the sum of all.
    package static func accumulate(
        over count: Int, sum: (Range<Int>) -> Int, place: (Range<Int>, Int) -> Void
    ) -> Int {
        var before = [Int](repeating: 0, count: pieces(of: count))
        before.withUnsafeMutableBufferPointer { sums in
            nonisolated(unsafe) let sums = sums
            perform(sums.count) { sums[$0] = sum(range($0, of: count)) }
        }
        var total = 0
        for piece in before.indices {
            total += before[piece]
            before[piece] = total - before[piece]
        }
        perform(before.count) { place(range($0, of: count), before[$0]) }
        return total
    }

    private static func pieces(of count: Int) -> Int { (count + rows - 1) / rows }

    private static func range(_ piece: Int, of count: Int) -> Range<Int> {
        piece * rows..<min(count, (piece + 1) * rows)
    }
}
