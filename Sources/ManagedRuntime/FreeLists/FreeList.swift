/// Freed blocks of one type and size, kept for the next of the kind: last in, first out. They are no objects meanwhile,
/// but their blocks stay in use as far as the allocator knows.
///
/// ```
///  block + 0   the next one, or 0
/// ```
///
/// The address is the object's, where there are headers in front of it.
struct FreeList {
    private(set) var first: UnsafeMutableRawPointer?
    private(set) var count = 0
    let limit: Int
    /// How often one was there, and how often one was wanted and was not.
    private(set) var hits = 0
    private(set) var misses = 0

    init(limit: Int) { self.limit = limit }

    @inline(__always)
    mutating func pop() -> UnsafeMutableRawPointer? {
        guard let block = first else {
            misses &+= 1
            return nil
        }
        first = block.load(as: UnsafeMutableRawPointer?.self)
        count &-= 1
        hits &+= 1
        return block
    }

    /// - Returns: whether there was room for it.
    @inline(__always)
    mutating func push(_ block: UnsafeMutableRawPointer) -> Bool {
        guard count < limit else { return false }
        block.storeBytes(of: first, as: UnsafeMutableRawPointer?.self)
        first = block
        count &+= 1
        return true
    }

    /// Takes one without counting it as used.
    mutating func remove() -> UnsafeMutableRawPointer? {
        guard let block = first else { return nil }
        first = block.load(as: UnsafeMutableRawPointer?.self)
        count -= 1
        return block
    }
}

/// The free lists of CPython 3.11, with its limits.
struct FreeLists {
    var float = FreeList(limit: 100)
    var list = FreeList(limit: 80)
    var dict = FreeList(limit: 80)
    /// Tables of 8 slots whose keys are all str.
    var keys = FreeList(limit: 80)
    /// One, given back only at the end.
    var slice = FreeList(limit: 1)
    /// By count of items: 1...20. Those of 20 are kept, but never taken, as in 3.11.
    let tuples: UnsafeMutablePointer<FreeList>

    static let largestTuple = 20

    init() {
        tuples = .allocate(capacity: Self.largestTuple + 1)
        tuples.initialize(repeating: FreeList(limit: 2000), count: Self.largestTuple + 1)
    }
}

/// One free list, as statistics name it.
package struct FreeListSummary: Equatable, Sendable {
    package let name: String
    /// Bytes of a block of it.
    package let blockSize: Int
    package let count: Int
    package let limit: Int
    package let hits: Int
    package let misses: Int
}
