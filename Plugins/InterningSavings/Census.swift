import AnalyzerKit

/// What there is to compare: objects with values and without, the reachable heap, and what is shared already.
struct Census {
    /// Shallow size of everything reachable.
    private(set) var reachableBytes: UInt64 = 0
    /// Objects of the kinds whose values a dump can carry, and how many of these have theirs in this one.
    private(set) var valueObjects = 0
    let comparable: Int
    /// The values are hashes: equal ones can be told, but not shown.
    let isHashed: Bool
    /// Bytes that interned objects save: their size for each reference from the heap after the first.
    private(set) var alreadySaved: UInt64 = 0

    /// Linear in the objects. Needs `distances` and `referrers`.
    init(_ heap: HeapGraph) {
        comparable = heap.values.count
        isHashed =
            comparable > 0 && heap.values.allSatisfy { $0.previewLength == 0 }
            && heap.values.contains { $0.length > 0 }
        let isValue = heap.types.indices.map { heap.kind(of: TypeID($0)).isImmutableValue }
        let types = heap.columns.type
        let distances = heap.distances
        let firstReferrer = heap.firstReferrers
        for index in 0..<heap.objectCount {
            let object = ObjectID(index)
            if isValue[Int(types[index])] { valueObjects += 1 }
            guard distances[index] != noRow else { continue }
            let size = heap.shallowSize(of: object)
            reachableBytes += size
            guard heap.flags(of: object).contains(.interned) else { continue }
            let references = firstReferrer[index + 1] - firstReferrer[index]
            if references > 1 { alreadySaved += (references - 1) * size }
        }
    }

    /// Whether anything can be said of duplicates; a heap without values to carry counts as carrying them.
    var carriesValues: Bool { comparable > 0 || valueObjects == 0 }

    /// The part that `bytes` are of the reachable heap.
    func share(of bytes: UInt64) -> Double {
        reachableBytes == 0 ? 0 : Double(bytes) / Double(reachableBytes)
    }

    var notes: [String] {
        guard carriesValues else {
            return [
                """
                The dump carries no values of strings, bytes and numbers (\(Format.count(valueObjects)) objects), so \
                equal ones cannot be told: duplicates are unknown, not zero. Dump with the string policy `full` or \
                `hashed` to compare them.
                """
            ]
        }
        var notes: [String] = []
        if isHashed {
            notes.append(
                "The dump carries hashes instead of values: equal ones are told apart, but not shown.")
        }
        if comparable < valueObjects {
            notes.append(
                """
                \(Format.count(valueObjects - comparable)) of \(Format.count(valueObjects)) strings, bytes and \
                numbers have no value in the dump and were not compared.
                """)
        }
        return notes
    }
}
