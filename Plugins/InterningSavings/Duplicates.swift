import AnalyzerKit

/// Copies beyond the one that would be kept, and their sizes.
struct Surplus {
    /// Reachable objects, and the distinct values among them.
    var objects = 0
    var values = 0
    /// Distinct values with more than one reachable object.
    var repeatedValues = 0
    var copies = 0
    var bytes: UInt64 = 0
    var slack: UInt64 = 0
    /// Copies that are garbage anyway: no saving.
    var unreachableBytes: UInt64 = 0

    static func += (sum: inout Surplus, other: Surplus) {
        sum.objects += other.objects
        sum.values += other.values
        sum.repeatedValues += other.repeatedValues
        sum.copies += other.copies
        sum.bytes += other.bytes
        sum.slack += other.slack
        sum.unreachableBytes += other.unreachableBytes
    }
}

/// The values that are held more than once.
struct Duplicates {
    /// A value, by the object that would be kept: the interned one, else the first in address order.
    struct Value {
        let kept: ObjectID
        let surplus: Surplus
    }

    /// Orders values by what their copies take; equal ones by address, not by digests that a salt may change.
    private struct Rank: Comparable {
        let bytes: UInt64
        let object: ObjectID

        init(_ value: Value) {
            bytes = value.surplus.bytes
            object = value.kept
        }

        static func < (a: Rank, b: Rank) -> Bool {
            a.bytes != b.bytes ? a.bytes < b.bytes : a.object > b.object
        }
    }

    /// By type number.
    private(set) var byType: [Surplus]
    private(set) var total = Surplus()
    /// Those whose copies take most, largest first, and how many values there are in all.
    private(set) var largest: [Value] = []
    /// Objects whose value has more than one reachable object; those of them that would be dropped.
    private(set) var repeated: ObjectSet
    private(set) var dropped: ObjectSet
    private let heap: HeapGraph
    private let distances: UnsafeBufferPointer<UInt32>

    /// Linear in the objects; 32 bytes a compared object while it runs. Needs `distances`.
    init(in heap: HeapGraph, digests: ValueDigests, keeping limit: Int) {
        self.heap = heap
        distances = heap.distances
        byType = [Surplus](repeating: Surplus(), count: heap.types.count)
        repeated = ObjectSet(capacity: heap.objectCount)
        dropped = ObjectSet(capacity: heap.objectCount)
        var largest = TopK<Rank, Value>(limit)
        let entries = Self.sortedEntries(heap, digests)
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].digest == entries[start].digest { end += 1 }
            let value = take(entries[start..<end])
            byType[heap.type(of: value.kept).index] += value.surplus
            if value.surplus.copies > 0 { largest.insert(value, key: Rank(value)) }
            start = end
        }
        for surplus in byType { total += surplus }
        self.largest = largest.elements()
    }

    private static func sortedEntries(_ heap: HeapGraph, _ digests: ValueDigests) -> [DigestedObject] {
        let types = heap.columns.type
        let isEntry = { (index: Int) in digests.digests[index] != 0 && digests.isCompared[Int(types[index])] }
        let count = (0..<heap.objectCount).count(where: isEntry)
        var entries: [DigestedObject] = []
        entries.reserveCapacity(count)
        for index in 0..<heap.objectCount where isEntry(index) {
            entries.append(DigestedObject(digest: digests.digests[index], object: UInt32(index)))
        }
        DigestSort.sort(&entries)
        return entries
    }

    private func isReachable(_ object: ObjectID) -> Bool { distances[object.index] != noRow }

    /// Counts the objects of one value, which come in address order.
    private mutating func take(_ equals: ArraySlice<DigestedObject>) -> Value {
        var surplus = Surplus()
        var kept: ObjectID?
        var isKeptInterned = false
        for entry in equals {
            let object = ObjectID(entry.object)
            guard isReachable(object) else { continue }
            surplus.objects += 1
            let isInterned = heap.flags(of: object).contains(.interned)
            guard kept == nil || isInterned && !isKeptInterned else { continue }
            (kept, isKeptInterned) = (object, isInterned)
        }
        let keeper = kept ?? ObjectID(equals.first!.object)
        surplus.values = kept == nil ? 0 : 1
        surplus.repeatedValues = surplus.objects > 1 ? 1 : 0
        if equals.count > 1 { addCopies(equals, but: keeper, to: &surplus) }
        return Value(kept: keeper, surplus: surplus)
    }

    private mutating func addCopies(
        _ equals: ArraySlice<DigestedObject>, but keeper: ObjectID, to surplus: inout Surplus
    ) {
        if surplus.repeatedValues > 0 { repeated.insert(keeper) }
        for entry in equals where entry.object != keeper.rawValue {
            let object = ObjectID(entry.object)
            let size = heap.shallowSize(of: object)
            guard isReachable(object) else {
                surplus.unreachableBytes += size
                continue
            }
            surplus.copies += 1
            surplus.bytes += size
            surplus.slack += UInt64(heap.slack(of: object))
            repeated.insert(object)
            dropped.insert(object)
        }
    }
}

/// A set of objects, one bit each.
struct ObjectSet {
    private var words: [UInt64]

    init(capacity: Int) { words = [UInt64](repeating: 0, count: (capacity + 63) / 64) }

    func contains(_ object: ObjectID) -> Bool {
        words[object.index / 64] >> UInt64(object.index % 64) & 1 != 0
    }

    mutating func insert(_ object: ObjectID) { words[object.index / 64] |= 1 << UInt64(object.index % 64) }

    mutating func remove(_ object: ObjectID) { words[object.index / 64] &= ~(1 << UInt64(object.index % 64)) }
}
