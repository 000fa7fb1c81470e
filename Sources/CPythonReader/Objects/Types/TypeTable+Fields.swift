import HeapGraph

extension TypeTable {
    /// The fields of a type that is not known itself: those of the known type it derives from (`solid`), the
    /// `__slots__` and `tp_members` of the types in between, and conservatively what else C added.
    func derivedFields(
        of type: inout PythonType, _ record: inout TypeRecord, from solid: KnownType, base: Int
    ) -> [ObjectField] {
        if solid.form == .tuple, let fields = sequenceFields(of: type) {
            record.sequenceFields = Int32(fields.count)
            record.form = .structure
            record.traits.remove(.hasSentinelItem)
            type.form = .structure
            type.template = .explicit
            return fields
        }
        var fields = solid.fields
        var covered = Set(fields.map { Int($0.offset) })
        for offset in [type.dictOffset, type.weakListOffset] where offset > 0 { covered.insert(offset) }
        for member in members(of: type, base: base) where covered.insert(member.offset).inserted {
            fields.append(field(member))
        }
        let gaps = gaps(in: type, from: base >= 0 ? solids[base] : nil).filter { !covered.contains($0) }
        for offset in gaps {
            let label = labels.label("+\(offset)", isConservative: true)
            fields.append(ObjectField(offset: Int32(offset), label: label, certainty: .conservative))
        }
        if solid.form == .plain {
            // No pointer is in items of characters or codes.
            let hasItems = type.itemSize > 0 && type.itemSize % 8 == 0
            if hasItems { record.traits.insert(.scansItems) }
            if !gaps.isEmpty || hasItems {
                record.form = .unknown
                type.form = .unknown
                if !type.isHeapType { type.kind = .other }
            }
        }
        return fields
    }

    func memberFields(of type: PythonType) -> [ObjectField] {
        declaredMembers(of: type.address, basicSize: type.basicSize).map(field)
    }

    private func field(_ member: (name: String, offset: Int)) -> ObjectField {
        ObjectField(offset: Int32(member.offset), label: labels.label(".\(member.name)"), certainty: .known)
    }

    /// The object members (`__slots__` among them) that a type and its bases declare, the type's own first.
    private func members(of type: PythonType, base: Int) -> [(name: String, offset: Int)] {
        var found = declaredMembers(of: type.address, basicSize: type.basicSize)
        var row = base
        while row >= 0, !solids[row].isKnown {
            found += declaredMembers(of: rows[row].address, basicSize: rows[row].basicSize)
            row = Int(rows[row].base)
        }
        return found
    }

    func declaredMembers(of address: UInt64, basicSize: Int) -> [(name: String, offset: Int)] {
        var found: [(name: String, offset: Int)] = []
        var record = field(address, layout.members)
        for _ in 0..<MemberDefinition.limit {
            guard record != 0, let name = space.word(record), name != 0, let name = space.cString(name),
                let type = space.load(record &+ UInt64(MemberDefinition.type), as: Int32.self),
                let offset = space.load(record &+ UInt64(MemberDefinition.offset), as: Int.self)
            else { break }
            let isObject = type == MemberDefinition.object || type == MemberDefinition.objectOrError
            if isObject, offset >= 16, offset & 7 == 0, offset < basicSize { found.append((name, offset)) }
            record &+= UInt64(MemberDefinition.stride)
        }
        return found
    }

    /// The words that C types between `solid` and this one added. A type with items keeps them behind the basic size of
    /// the first that has any, so that its subclasses cannot add words before them.
    private func gaps(in type: PythonType, from solid: Solid?) -> StrideTo<Int> {
        // A type that was never made ready has no base yet.
        let start = solid?.basicSize ?? 16
        guard solid?.itemSize ?? 0 == 0 || type.form == .type, type.basicSize > start else {
            return stride(from: 0, to: 0, by: 8)
        }
        return stride(from: (start + 7) & ~7, to: type.basicSize & ~7, by: 8)
    }

    /// The items of a struct sequence (Objects/structseq.c), those that `ob_size` leaves out included; nil for any other
    /// subclass of tuple.
    private func sequenceFields(of type: PythonType) -> [ObjectField]? {
        let wanted: [StaticString] = ["n_fields", "n_sequence_fields", "n_unnamed_fields"]
        var counts = [Int?](repeating: nil, count: wanted.count)
        let dict = staticStates[type.address]?.dict ?? field(type.address, layout.dict)
        dicts.forEachEntry(ofDict: dict, in: space) { key, value in
            if let index = wanted.firstIndex(where: { strings.equals(key, $0, in: space) }) {
                counts[index] = smallInt(at: value)
            }
            return counts.contains(nil)
        }
        guard !counts.contains(nil), let count = counts[0], count < 1 << 16 else { return nil }
        let first = 24
        let names = Dictionary(
            declaredMembers(of: type.address, basicSize: first + 8 * count).map { ($0.offset, $0.name) },
            uniquingKeysWith: { name, _ in name })
        return (0..<count).map { index in
            let offset = first + 8 * index
            return ObjectField(
                offset: Int32(offset), label: labels.label(names[offset].map { ".\($0)" } ?? "[\(index)]"),
                certainty: .known)
        }
    }

    /// The value of an int of one digit, which stands at 24 in all versions.
    private func smallInt(at address: UInt64) -> Int {
        Int(space.load(address &+ 24, as: UInt32.self) ?? 0)
    }
}
