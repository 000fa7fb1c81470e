extension HeapGraph {
    /// The object's references: neighbouring rows, in the order of its fields or elements.
    public func references(of object: ObjectID) -> Range<Int> {
        Int(columns.firstReference[object.index])..<Int(columns.firstReference[object.index + 1])
    }

    /// Nil where the target is not in the dump; such a reference keeps nothing alive.
    public func target(of reference: ReferenceIndex) -> ObjectID? {
        let target = columns.target[reference.rawValue]
        return target == noRow ? nil : ObjectID(target)
    }

    /// The object that refers. Logarithmic in the number of objects.
    public func source(of reference: ReferenceIndex) -> ObjectID {
        let first = columns.firstReference
        return ObjectID(
            (0..<objectCount).partitioningIndex { first[$0 + 1] > UInt64(reference.rawValue) })
    }

    /// Whether the reference keeps its target alive.
    public func keepsAlive(_ reference: ReferenceIndex) -> Bool {
        columns.notStrong.isEmpty || !Self.bit(columns.notStrong, reference.rawValue)
    }

    public func strength(of reference: ReferenceIndex) -> ReferenceStrength {
        if columns.target[reference.rawValue] == noRow { return .missing }
        guard !keepsAlive(reference), let label = labelID(of: reference, from: source(of: reference)) else {
            return .strong
        }
        return ReferenceStrength(rawValue: labels[Int(label.rawValue)].strength) ?? .strong
    }

    /// The label the dump gave this reference; nil where type and position imply it.
    public func explicitLabel(of reference: ReferenceIndex) -> LabelID? {
        let row = reference.rawValue
        guard !columns.hasLabel.isEmpty, Self.bit(columns.hasLabel, row) else { return nil }
        return LabelID(columns.label[labelRow(row)])
    }

    /// The label in the table of labels: the reference's own or that of its type's field; nil where the position implies it.
    public func labelID(of reference: ReferenceIndex, from object: ObjectID) -> LabelID? {
        if let label = explicitLabel(of: reference) { return label }
        let type = type(of: object)
        guard labelTemplate(of: type) == .fields else { return nil }
        let position = reference.rawValue - references(of: object).lowerBound
        let fields = fields(of: type)
        return position < fields.count ? LabelID(fields[position]) : nil
    }

    /// The label as a programmer would write it: `.attr`, `['key']`, `[3]`, `local x`.
    public func label(of reference: ReferenceIndex, from object: ObjectID) -> String {
        if let label = labelID(of: reference, from: object) {
            let record = labels[Int(label.rawValue)]
            return record.isIndex != 0 ? "[\(record.index)]" : name(NameID(record.text))
        }
        let references = references(of: object)
        let position = reference.rawValue - references.lowerBound
        switch labelTemplate(of: type(of: object)) {
        case .explicit, .fields: return ""
        case .indexed: return "[\(position)]"
        case .elements: return "{\(literal(of: target(of: reference)))}"
        case .pairs:
            let key = target(of: ReferenceIndex(references.lowerBound + (position & ~1)))
            return position % 2 == 0 ? "key \(literal(of: key))" : "[\(literal(of: key))]"
        }
    }

    private func literal(of object: ObjectID?) -> String { object.map { literal(of: $0) } ?? "?" }

    private func labelRow(_ row: Int) -> Int {
        let block = row / 512
        var rank = Int(columns.labelRank[block])
        for word in block * 8..<row / 64 { rank += columns.hasLabel[word].nonzeroBitCount }
        let below = columns.hasLabel[row / 64] & ((1 << UInt64(row % 64)) - 1)
        return rank + below.nonzeroBitCount
    }

    @inline(__always)
    static func bit(_ words: UnsafeBufferPointer<UInt64>, _ index: Int) -> Bool {
        words[index / 64] >> UInt64(index % 64) & 1 != 0
    }
}
