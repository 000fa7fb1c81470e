extension ObjectReader {
    /// The attributes that an instance keeps itself, as `.name`, and the dict, if there is one.
    @inline(__always)
    func visitAttributes<S: ReferenceSink>(
        of object: UInt64, type: Int, _ record: TypeRecord, into sink: inout S
    ) {
        switch record.dictPlace {
        case .absent: return
        case .offset: visitField(object, Int(record.dictOffset), fixed.dict, into: &sink)
        case .fromEnd: visitDictFromEnd(of: object, record, into: &sink)
        case .managed311:
            if let values = space.word(object &- 32), values != 0 {
                return visitValues(at: values, type: type, record, into: &sink)
            }
            if let dict = space.word(object &- 24), dict != 0 { sink.reference(to: dict, fixed.dict) }
        case .managed312:
            guard let word = space.word(object &- 24), word != 0 else { return }
            if word & 1 != 0 {
                visitValues(at: word &+ 1, type: type, record, into: &sink)
            } else {
                sink.reference(to: word, fixed.dict)
            }
        case .managed313:
            if record.traits.contains(.hasInlineValues) {
                let values = object &+ UInt64(record.basicSize)
                if space.load(values &+ InlineValues.valid, as: UInt8.self) ?? 0 != 0 {
                    visitValues(at: values, type: type, record, into: &sink)
                }
            }
            if let dict = space.word(object &- 24), dict != 0 { sink.reference(to: dict, fixed.dict) }
        }
    }

    /// In `PyDictValues` of 3.13.
    enum InlineValues {
        static let capacity: UInt64 = 0
        static let valid: UInt64 = 3
    }

    /// `_PyObject_ComputedDictPointer`: the dict's pointer follows the items.
    private func visitDictFromEnd<S: ReferenceSink>(
        of object: UInt64, _ record: TypeRecord, into sink: inout S
    ) {
        let count = variableCount(of: object, record)
        let end = (Int(record.basicSize) + count * Int(record.itemSize) + 7) & ~7
        visitField(object, end + Int(record.dictOffset), fixed.dict, into: &sink)
    }

    @inline(__always)
    private func visitValues<S: ReferenceSink>(
        at address: UInt64, type: Int, _ record: TypeRecord, into sink: inout S
    ) {
        guard let table = dicts.table(at: record.cachedKeys, in: space),
            let values = dicts.splitValues(at: address, of: table, in: space)
        else { return sink.note("unreadable values of instances") }
        let labels = S.takesLabels ? attributeLabels(of: type, table) : 0
        for position in 0..<values.count {
            guard let index = values.entry(position, of: table) else { continue }
            let value = values.value(index)
            guard value != 0 else { continue }
            sink.reference(
                to: value, S.takesLabels ? types.state.pointee.attributeLabels.base[labels + index] : .implied
            )
        }
        // In 3.13 they are part of the instance's own block.
        if !values.isEmbedded { sink.buffer(at: values.block, requested: values.requested) }
    }

    /// Where the labels of a class's attributes start, by entry of its cached keys.
    @inline(__always)
    private func attributeLabels(of type: Int, _ table: DictTable) -> Int {
        let record = types.state.pointee.records + type
        if record.pointee.firstAttribute < 0 { makeAttributeLabels(of: type, table) }
        return Int(record.pointee.firstAttribute)
    }

    @inline(never)
    private func makeAttributeLabels(of type: Int, _ table: DictTable) {
        let first = types.state.pointee.attributeLabels.count
        for index in 0..<table.count {
            let label = labels.label(.attribute, nameAt: table.key(index)) {
                strings.string(at: $0, in: space) ?? "?"
            }
            types.state.pointee.attributeLabels.append(label)
        }
        types.state.pointee.records[type].firstAttribute = Int32(first)
    }
}
