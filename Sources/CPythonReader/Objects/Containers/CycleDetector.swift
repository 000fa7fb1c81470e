/// Tells when a walk along a linked list comes back to where it was, in constant space (Brent, 1980).
///
/// A damaged list may close on itself anywhere; it is then walked at most three times.
struct CycleDetector {
    private var mark: UInt64 = 0
    private var steps = 0
    private var limit = 1

    /// Takes the next address of the walk.
    mutating func isBack(at address: UInt64) -> Bool {
        if address == mark { return true }
        steps += 1
        if steps == limit {
            mark = address
            steps = 0
            limit *= 2
        }
        return false
    }
}
