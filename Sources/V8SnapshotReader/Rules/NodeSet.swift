import HeapGraph

/// A set of nodes, one bit each: small enough to stay in the cache of a core while a search jumps through the heap.
struct NodeSet: ~Copyable, @unchecked Sendable {
    private let memory: Scratch<UInt64>
    private let words: UnsafeMutablePointer<UInt64>

    init(_ nodeCount: Int) {
        memory = Scratch(zeros: (nodeCount + 63) / 64)
        words = memory.base
    }

    @inline(__always)
    func contains(_ node: Int) -> Bool {
        words[node &>> 6] &>> UInt64(truncatingIfNeeded: node & 63) & 1 != 0
    }

    /// False where the node was in the set.
    @inline(__always)
    func insert(_ node: Int) -> Bool {
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: node & 63)
        let word = words[node &>> 6]
        words[node &>> 6] = word | bit
        return word & bit == 0
    }
}
