/// What a lookup in an ``AddressIndex`` reads, as plain pointers; valid as long as the index.
@frozen @usableFromInline
package struct AddressLookup: @unchecked Sendable {
    /// 64 slots: which of them are objects, and how many objects are below.
    @frozen @usableFromInline
    package struct Word: BitwiseCopyable {
        @usableFromInline var bits: UInt64
        @usableFromInline var rank: UInt32
    }

    static let windowShift: UInt64 = 10
    static let wordsPerWindow = 16

    @usableFromInline let map: WindowMap
    @usableFromInline let words: UnsafeMutablePointer<Word>
    @usableFromInline let shift: UInt64

    init(map: WindowMap, words: UnsafeMutablePointer<Word>, shift: UInt64) {
        self.map = map
        self.words = words
        self.shift = shift
    }

    /// Of objects without addresses.
    static let nowhere = AddressLookup(
        map: WindowMap(clusters: .allocate(capacity: 1), clusterCount: 0, directory: .allocate(capacity: 1)),
        words: .allocate(capacity: 1), shift: 0)

    /// The number of the object at this address, or ``noRow``.
    @inlinable @inline(__always)
    package func row(of address: UInt64) -> UInt32 {
        let slot = address >> shift
        let place = map.place(of: slot >> 10)
        guard place >= 0, slot << shift == address else { return noRow }
        let block = Int(truncatingIfNeeded: map.directory[place])
        let word = words[block &* 16 &+ Int(truncatingIfNeeded: slot >> 6 & 15)]
        let bit = UInt64(1) << (slot & 63)
        guard word.bits & bit != 0 else { return noRow }
        return word.rank &+ UInt32(truncatingIfNeeded: (word.bits & (bit &- 1)).nonzeroBitCount)
    }
}

/// Window → its place in the directory.
@frozen @usableFromInline
package struct WindowMap: @unchecked Sendable {
    /// Neighbouring windows whose places in the directory begin at `directory`.
    @frozen @usableFromInline
    package struct Cluster: BitwiseCopyable {
        @usableFromInline var first: UInt64
        @usableFromInline var count: UInt64
        @usableFromInline var directory: Int
    }

    /// Ascending; none where there is no address.
    @usableFromInline let clusters: UnsafeMutablePointer<Cluster>
    @usableFromInline let clusterCount: Int
    /// The block of each window's words; 0 where the window has no object.
    @usableFromInline let directory: UnsafeMutablePointer<UInt32>

    init(
        clusters: UnsafeMutablePointer<Cluster>, clusterCount: Int, directory: UnsafeMutablePointer<UInt32>
    ) {
        self.clusters = clusters
        self.clusterCount = clusterCount
        self.directory = directory
    }

    /// Negative where the window is in no cluster.
    @inlinable @inline(__always)
    package func place(of window: UInt64) -> Int {
        guard clusterCount == 1 else { return search(window) }
        let offset = window &- clusters.pointee.first
        return offset < clusters.pointee.count ? Int(truncatingIfNeeded: offset) : -1
    }

    @usableFromInline
    func search(_ window: UInt64) -> Int {
        var low = 0
        var high = clusterCount
        while low < high {
            let middle = (low + high) / 2
            if clusters[middle].first <= window { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return -1 }
        let cluster = clusters[low - 1]
        let offset = window &- cluster.first
        return offset < cluster.count ? cluster.directory + Int(offset) : -1
    }
}
