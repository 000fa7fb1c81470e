/// Which base a class is laid out after, and in which order its bases are searched.
extension Runtime {
    /// The base whose instances' layout the class extends; borrowed.
    func bestBase(_ bases: ObjectRef) throws(Raised) -> ObjectRef {
        var winner: ObjectRef?
        var best = types.object
        for index in 0..<tupleCount(bases) {
            let base = tupleItem(bases, index)
            guard base.kind == .type else { throw typeError("bases must be types") }
            guard base.typeFlags.contains(.baseType) else {
                throw typeError("type '\(try qualifiedTypeName(base))' is not an acceptable base type")
            }
            let candidate = solidBase(base)
            guard let current = winner else {
                winner = candidate
                best = base
                continue
            }
            if isSubtype(current, candidate) { continue }
            guard isSubtype(candidate, current) else {
                throw typeError("multiple bases have instance lay-out conflict")
            }
            winner = candidate
            best = base
        }
        return best
    }

    /// The type's nearest base, or itself, that adds to the layout of instances.
    private func solidBase(_ type: ObjectRef) -> ObjectRef {
        guard let base = type[reference: TypeLayout.base] else { return type }
        return extendsLayout(type, base) ? type : solidBase(base)
    }

    /// A dict or a list of weak references added by a class statement does not count, except behind items.
    private func extendsLayout(_ type: ObjectRef, _ base: ObjectRef) -> Bool {
        var size = type[word: TypeLayout.basicSize]
        let baseSize = base[word: TypeLayout.basicSize]
        if type.instanceItemSize != 0 || base.instanceItemSize != 0 {
            let addsDict = type.typeFlags.contains(.managedDict) && !base.typeFlags.contains(.managedDict)
            return size != baseSize || type.instanceItemSize != base.instanceItemSize || addsDict
        }
        let weakList = type[word: TypeLayout.instanceWeakList]
        if weakList != 0, base[word: TypeLayout.instanceWeakList] == 0, weakList + 8 == size, type.isHeapType
        {
            size -= 8
        }
        return size != baseSize
    }

    /// The type and its bases in the order in which attributes are looked for: C3 (Barrett et al., "A Monotonic
    /// Superclass Linearization for Dylan", 1996). A new tuple.
    func linearOrder(of type: ObjectRef) throws(Raised) -> ObjectRef {
        let bases = type[reference: TypeLayout.bases].unsafelyUnwrapped
        let direct = (0..<tupleCount(bases)).map { tupleItem(bases, $0) }
        if direct.count == 1 { return makeTuple([type] + mroItems(direct[0])) }
        for (index, base) in direct.enumerated() where direct[..<index].contains(base) {
            throw typeError("duplicate base class \(name(ofType: base))")
        }
        guard let merged = merge(direct.map(mroItems) + [direct]) else {
            throw inconsistentOrder(direct.map(mroItems) + [direct])
        }
        return makeTuple([type] + merged)
    }

    /// Nil where the sequences contradict each other.
    private func merge(_ sequences: [[ObjectRef]]) -> [ObjectRef]? {
        var rest = sequences.map { $0[...] }
        var merged: [ObjectRef] = []
        while let next = candidate(rest) {
            merged.append(next)
            for index in rest.indices where rest[index].first == next {
                rest[index] = rest[index].dropFirst()
            }
        }
        return rest.allSatisfy(\.isEmpty) ? merged : nil
    }

    /// The first head that is in no tail.
    private func candidate(_ sequences: [ArraySlice<ObjectRef>]) -> ObjectRef? {
        sequences.lazy.compactMap(\.first).first { head in
            !sequences.contains { $0.dropFirst().contains(head) }
        }
    }

    /// Names the heads of what could not be merged.
    private func inconsistentOrder(_ sequences: [[ObjectRef]]) -> Raised {
        var rest = sequences.map { $0[...] }
        while let next = candidate(rest) {
            for index in rest.indices where rest[index].first == next {
                rest[index] = rest[index].dropFirst()
            }
        }
        var heads: [ObjectRef] = []
        for head in rest.compactMap(\.first) where !heads.contains(head) { heads.append(head) }
        let names = heads.map { name(ofType: $0) }.joined(separator: ", ")
        return typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
    }
}
