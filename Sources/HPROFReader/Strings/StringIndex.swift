import HeapGraph

/// From an array of characters to the strings that it is the text of. Read by any number of threads.
///
/// A bitmap over the objects with ranks, then neighbouring entries: two bits an object and twelve bytes a string.
final class StringIndex: @unchecked Sendable {
    struct Entry {
        var string: UInt32
        /// See ``StringObject/detail``.
        var detail: UInt32
    }

    private let words: UnsafeMutablePointer<UInt64>
    /// Set bits before each word.
    private let ranks: UnsafeMutablePointer<UInt32>
    private let wordCount: Int
    /// Where the entries of each array begin, arrays numbered by rank.
    private let first: UnsafeMutablePointer<UInt32>
    private let entries: UnsafeMutablePointer<Entry>
    let slices: [StringSlice]

    /// - Parameter strings: all below `objects`; `detail` refers to all slices.
    init(_ strings: [StringObject], slices: [StringSlice], objects: Int) {
        self.slices = slices
        wordCount = objects / 64 + 1
        words = .allocate(capacity: wordCount)
        words.initialize(repeating: 0, count: wordCount)
        for string in strings { words[Int(string.array / 64)] |= 1 << UInt64(string.array % 64) }
        ranks = .allocate(capacity: wordCount)
        var arrays: UInt32 = 0
        for word in 0..<wordCount {
            ranks[word] = arrays
            arrays += UInt32(words[word].nonzeroBitCount)
        }
        first = .allocate(capacity: Int(arrays) + 2)
        first.initialize(repeating: 0, count: Int(arrays) + 2)
        entries = .allocate(capacity: strings.count + 1)
        place(strings, arrays: Int(arrays))
    }

    deinit {
        words.deallocate()
        ranks.deallocate()
        first.deallocate()
        entries.deallocate()
    }

    /// A counting sort by array: `first[n + 1]` counts, then becomes the next free place of array n, then its end.
    private func place(_ strings: [StringObject], arrays: Int) {
        for string in strings { first[Int(rank(string.array)) + 2] += 1 }
        for array in 0..<arrays { first[array + 2] += first[array + 1] }
        for string in strings {
            let slot = Int(rank(string.array)) + 1
            entries[Int(first[slot])] = Entry(string: string.string, detail: string.detail)
            first[slot] += 1
        }
    }

    /// The strings of an array; none of other objects.
    @inline(__always)
    func strings(of array: UInt32) -> UnsafeBufferPointer<Entry> {
        guard words[Int(array / 64)] >> UInt64(array % 64) & 1 != 0 else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        let rank = Int(rank(array))
        let start = Int(first[rank])
        return UnsafeBufferPointer(start: entries + start, count: Int(first[rank + 1]) - start)
    }

    /// From now on the array has no strings: another one at its address is not to be taken for it.
    func forget(_ array: UInt32) {
        // The rank of others must not change: its entries are emptied instead.
        let rank = Int(rank(array))
        for entry in Int(first[rank])..<Int(first[rank + 1]) { entries[entry].string = noRow }
    }

    @inline(__always)
    private func rank(_ array: UInt32) -> UInt32 {
        let below = words[Int(array / 64)] & (1 << UInt64(array % 64) - 1)
        return ranks[Int(array / 64)] + UInt32(below.nonzeroBitCount)
    }
}
