import AnalyzerKit

/// Who holds the copies that would be dropped: each is counted once, for the first reachable object that refers to
/// it in address order, by that object's type and its label.
struct HolderTally {
    struct Holder {
        /// As reports write it: `app.Row.country`, `dict ['country']`, `list […]`.
        let name: String
        let valueType: String
        let sample: Sample
        let sums: Sums
    }

    /// The first reference that was counted.
    struct Sample {
        let holder: ObjectID
        let reference: ReferenceIndex
        let copy: ObjectID
    }

    struct Sums {
        var copies = 0
        var bytes: UInt64 = 0
        var slack: UInt64 = 0
    }

    /// What decides that two references are held in the same way.
    private struct Key: Hashable {
        let holderType: UInt32
        /// The type whose attributes the holder keeps, or none.
        let ownerType: UInt32
        let valueType: UInt32
        let label: LabelClass
    }

    private enum LabelClass: Hashable {
        case named(UInt32)
        /// Positions of tuples have meanings; those of lists have none.
        case field(UInt32)
        case anyPosition
        case member
        case key
        /// A key that several dictionaries have, by its digest; where keys are data, all are one class.
        case valueOf(key: UInt64)
        case anyValue
        case unlabelled
    }

    /// Tuples longer than this are sequences, not records.
    private static let fieldLimit = 16

    /// Those that hold most first.
    let holders: [Holder]
    /// Copies no object on the heap holds: roots alone do.
    let heldByRoots: Sums

    /// Linear in the references; memory grows with the number of holders told apart. Needs `distances` and
    /// `referrers`.
    init(_ duplicates: Duplicates, in heap: HeapGraph, digests: ValueDigests) {
        var tally = Tally()
        let namespaces = Namespaces(heap)
        var dropped = duplicates.dropped
        let distances = heap.distances
        for index in 0..<heap.objectCount where distances[index] != noRow {
            let holder = ObjectID(index)
            for reference in heap.outgoing(from: holder) where dropped.contains(reference.target) {
                guard reference.keepsAlive else { continue }
                dropped.remove(reference.target)
                let label = Self.label(of: reference.index, from: holder, heap, duplicates.repeated, digests)
                let key = Key(
                    holderType: heap.columns.type[index], ownerType: namespaces.ownerType(of: holder),
                    valueType: heap.columns.type[reference.target.index], label: label)
                let sample = Sample(holder: holder, reference: reference.index, copy: reference.target)
                tally.add(sample, to: key, in: heap)
            }
        }
        heldByRoots = Sums(
            copies: duplicates.total.copies - tally.total.copies,
            bytes: duplicates.total.bytes - tally.total.bytes,
            slack: duplicates.total.slack - tally.total.slack)
        holders = tally.holders(in: heap)
    }

    /// Rows by key, in the order in which keys come.
    private struct Tally {
        private var places: [Key: Int] = [:]
        private var rows: [(key: Key, sample: Sample, sums: Sums)] = []
        private(set) var total = Sums()

        mutating func add(_ sample: Sample, to key: Key, in heap: HeapGraph) {
            let place = places[key] ?? rows.count
            if place == rows.count {
                places[key] = place
                rows.append((key, sample, Sums()))
            }
            let bytes = heap.shallowSize(of: sample.copy)
            let slack = UInt64(heap.slack(of: sample.copy))
            rows[place].sums.add(bytes: bytes, slack: slack)
            total.add(bytes: bytes, slack: slack)
        }

        func holders(in heap: HeapGraph) -> [Holder] {
            let order = rows.indices.sorted { (rows[$0].sums.bytes, $1) > (rows[$1].sums.bytes, $0) }
            return order.map { place in
                let row = rows[place]
                return Holder(
                    name: HolderTally.name(row.key, row.sample, heap),
                    valueType: heap.typeName(TypeID(row.key.valueType)), sample: row.sample, sums: row.sums)
            }
        }
    }

    // MARK: Labels

    private static func label(
        of reference: ReferenceIndex, from holder: ObjectID, _ heap: HeapGraph, _ repeated: ObjectSet,
        _ digests: ValueDigests
    ) -> LabelClass {
        let isTuple = heap.kind(of: holder) == .tuple
        if let label = heap.labelID(of: reference, from: holder) {
            let record = heap.labels[Int(label.rawValue)]
            guard record.isIndex != 0 else { return .named(record.text) }
            return isTuple ? .field(record.index) : .anyPosition
        }
        let references = heap.references(of: holder)
        let position = reference.rawValue - references.lowerBound
        switch heap.labelTemplate(of: heap.type(of: holder)) {
        case .explicit, .fields: return .unlabelled
        case .indexed:
            return isTuple && references.count <= fieldLimit ? .field(UInt32(position)) : .anyPosition
        case .elements: return .member
        case .pairs:
            guard position % 2 == 1 else { return .key }
            guard let key = heap.target(of: ReferenceIndex(reference.rawValue - 1)), digests[key] != 0,
                repeated.contains(key) || heap.referrers(of: key).count > 1
            else { return .anyValue }
            return .valueOf(key: digests[key])
        }
    }

    private static func name(_ key: Key, _ sample: Sample, _ heap: HeapGraph) -> String {
        let isNamespace = key.ownerType != noRow
        let owner = isNamespace ? heap.typeName(TypeID(key.ownerType)) : heap.typeName(of: sample.holder)
        let type = isNamespace ? owner + PathText.namespace : owner
        switch key.label {
        case .unlabelled: return type
        case .named, .field, .valueOf:
            let label = heap.label(of: sample.reference, from: sample.holder)
            let path = PathText.joined((isNamespace ? [PathText.namespace] : []) + [label])
            return path.first == "." ? owner + path : "\(owner) \(path)"
        case .anyPosition, .anyValue: return isNamespace ? "\(type)[…]" : "\(type) […]"
        case .member: return "\(type) {…}"
        case .key: return "\(type) key"
        }
    }
}

extension HolderTally.Sums {
    mutating func add(bytes: UInt64, slack: UInt64) {
        copies += 1
        self.bytes += bytes
        self.slack += slack
    }
}
