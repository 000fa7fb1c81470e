/// Address → object number: a bitmap over the possible addresses, with ranks. An object's number is how many bits are set
/// before its own, so that building the index also puts the objects in order.
///
/// Two levels. The low bits that are zero in every address are cut off, what is left is a *slot*; 1,024 slots are a
/// *window*. A directory says where the window's block of 16 words is, and each word carries the rank before it: a lookup
/// is two reads and one count of bits, without a search or a hash. Block 0 is empty and stands for every window without
/// an object.
///
/// Memory: two bits a slot in windows that have objects (of a heap aligned to 8 bytes, 3% of the bytes it spans), and
/// 4 bytes for each window between the first and the last. Where those would be more than 16 bytes an object, the address
/// range is cut at its wide gaps into clusters, which are searched by halves.
package struct AddressIndex: ~Copyable {
    /// How many different addresses there are.
    package let count: Int
    /// Whether an address came more than once.
    package let hasDuplicates: Bool
    private let clusters: Scratch<WindowMap.Cluster>
    private let directory: Scratch<UInt32>
    private let words: Scratch<AddressLookup.Word>
    private let shift: UInt64

    /// The addresses may be in any order. Linear; uses all cores.
    package init(_ addresses: [UnsafeBufferPointer<UInt64>]) {
        let range = AddressRange(addresses)
        shift = range.shift
        let layout = WindowLayout(range, addresses)
        clusters = Scratch(zeros: layout.clusters.count)
        for (place, cluster) in layout.clusters.enumerated() { clusters[place] = cluster }
        directory = Scratch(zeros: layout.directoryLength)
        let map = WindowMap(clusters: clusters.base, clusterCount: clusters.count, directory: directory.base)
        let filling = AddressIndexFilling(map: map, shift: range.shift, addresses: addresses)
        let blocks = filling.numberWindows(directory)
        words = Scratch(zeros: (blocks + 1) * AddressLookup.wordsPerWindow)
        hasDuplicates = filling.setBits(in: words.base)
        count = filling.rank(words)
    }

    /// The same with addresses in one piece.
    package init(_ addresses: [UInt64]) {
        let copy = Scratch<UInt64>(zeros: addresses.count)
        copy.base.update(from: addresses, count: addresses.count)
        self.init([UnsafeBufferPointer(copy.elements)])
        extendLifetime(copy)
    }

    package func find(_ address: UInt64) -> UInt32? {
        let row = lookup.row(of: address)
        return row == noRow ? nil : row
    }

    /// What it takes to look up, as plain pointers for a hot loop; valid as long as the index.
    var lookup: AddressLookup {
        let map = WindowMap(clusters: clusters.base, clusterCount: clusters.count, directory: directory.base)
        return AddressLookup(map: map, words: words.base, shift: shift)
    }

    /// The runs of objects whose addresses share their high half.
    func segments() -> [AddressSegment] {
        var segments: [AddressSegment] = []
        for cluster in clusters.elements {
            for place in 0..<cluster.count {
                let block = directory[cluster.directory + Int(place)]
                // A window lies in one segment: it spans less than 4 GiB, at a multiple of its span.
                let high = UInt32(((cluster.first + place) << (AddressLookup.windowShift + shift)) >> 32)
                guard block != 0, segments.last?.high != high else { continue }
                let rank = words[Int(block) * AddressLookup.wordsPerWindow].rank
                segments.append(AddressSegment(firstObject: rank, high: high))
            }
        }
        return segments
    }
}
