extension ObjectReader {
    /// A type: static ones share their dict and subclasses among interpreters, each of which has its own from 3.12 on.
    @inline(never)
    func visitType<S: ReferenceSink>(_ object: UInt64, metatype: TypeRecord, into sink: inout S) {
        let layout = types.layout
        let labels = fixed.types
        let states = types.staticStates.all(of: object)
        if states.isEmpty {
            visitField(object, layout.dict, fixed.dict, into: &sink)
            visitField(object, layout.subclasses, labels.subclasses, into: &sink)
        }
        for state in states {
            if state.dict != 0 { sink.reference(to: state.dict, fixed.dict) }
            if state.subclasses != 0 { sink.reference(to: state.subclasses, labels.subclasses) }
        }
        let isHeap = isHeapType(object)
        visitField(object, layout.base, isHeap ? labels.base : labels.staticBase, into: &sink)
        visitField(object, layout.bases, labels.bases, into: &sink)
        visitField(object, layout.mro, labels.mro, into: &sink)
        visitField(object, layout.cache, labels.cache, into: &sink)
        guard isHeap else { return }
        visitHeapType(object, into: &sink)
        visitFields(of: object, metatype, into: &sink)
        if metatype.traits.contains(.isHeap) { sink.reference(to: metatype.address, fixed.type) }
    }

    private func visitHeapType<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        let layout = types.layout
        let labels = fixed.types
        visitField(object, layout.heapName, labels.name, into: &sink)
        visitField(object, layout.heapQualifiedName, labels.qualifiedName, into: &sink)
        visitField(object, layout.heapSlots, labels.slots, into: &sink)
        if let module = layout.heapModule { visitField(object, module, labels.module, into: &sink) }
        visitCachedKeys(of: object, into: &sink)
        visitCString(at: types.field(object, layout.doc), into: &sink)
        if let copy = layout.heapNameCopy { visitCString(at: types.field(object, copy), into: &sink) }
    }

    /// The names of its instances' attributes, shared by all of them.
    private func visitCachedKeys<S: ReferenceSink>(of object: UInt64, into sink: inout S) {
        let keys = types.field(object, types.layout.heapCachedKeys)
        guard keys != 0, let table = dicts.table(at: keys, in: space) else { return }
        for index in 0..<table.count {
            let key = table.key(index)
            if key != 0 { sink.reference(to: key, fixed.types.cachedKey) }
        }
        if !table.isEmptyKeys { sink.buffer(at: keys, requested: table.requested) }
    }

    /// A C string that a heap type allocated for itself.
    private func visitCString<S: ReferenceSink>(at address: UInt64, into sink: inout S) {
        guard address != 0 else { return }
        for length in 0..<Self.textLimit {
            guard let byte = space.load(address &+ length, as: UInt8.self) else { return }
            if byte == 0 { return sink.buffer(at: address, requested: length + 1) }
        }
    }

    /// Longer than documentation is.
    private static let textLimit: UInt64 = 1 << 20
}
