extension ObjectReader {
    /// A dict's entries in order as key, value, key, value.
    @inline(__always)
    func visitDict<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        guard let address = space.word(object &+ UInt64(dicts.keys)),
            let values = space.word(object &+ UInt64(dicts.values))
        else { return }
        guard let table = dicts.table(at: address, in: space) else {
            return sink.note("unreadable dict keys")
        }
        if values != 0 { return visitSplit(values, table, keys: address, into: &sink) }
        if internedRows.row(of: object) != nil { return visitInterned(table, keys: address, into: &sink) }
        var entry = table.entries + table.key
        for _ in 0..<table.count {
            let value = entry.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            if value != 0 {
                sink.reference(to: entry.loadUnaligned(as: UInt64.self), .implied)
                sink.reference(to: value, .implied)
            }
            entry += table.stride
        }
        if !table.isEmptyKeys { sink.buffer(at: address, requested: table.requested) }
    }

    /// A dict whose keys belong to a class. The keys are the class's, unless nobody else uses them any more. In 3.13 the
    /// values may be part of the instance, which then counts them (`dict_traverse`).
    private func visitSplit<S: ReferenceSink>(
        _ address: UInt64, _ table: DictTable, keys: UInt64, into sink: inout S
    ) {
        guard let values = dicts.splitValues(at: address, of: table, in: space) else {
            return sink.note("unreadable values of instances")
        }
        let ownsKeys = space.word(keys) == 1
        for position in 0..<values.count {
            guard let index = values.entry(position, of: table) else { continue }
            let value = values.value(index)
            guard value != 0 else { continue }
            sink.reference(to: table.key(index), ownsKeys ? .implied : fixed.sharedKey)
            sink.reference(to: value, values.isEmbedded ? fixed.sharedValue : .implied)
        }
        if !values.isEmbedded { sink.buffer(at: values.block, requested: values.requested) }
        if ownsKeys { sink.buffer(at: keys, requested: table.requested) }
    }

    /// The table of interned strings does not count its references, so that strings in it can die.
    private func visitInterned<S: ReferenceSink>(_ table: DictTable, keys: UInt64, into sink: inout S) {
        for index in 0..<table.count {
            let value = table.value(index)
            guard value != 0 else { continue }
            sink.reference(to: table.key(index), fixed.internedKey)
            sink.reference(to: value, fixed.internedValue)
        }
        sink.buffer(at: keys, requested: table.requested)
    }
}
