/// What `dir` lists.
extension Runtime {
    /// A list of the names of the object's attributes: its own, its class's, its class's bases'.
    func attributeNames(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        let names = makeDict()
        defer { release(names) }
        if let dict = try attributeIfPresent(object, named: name(.__dict__)) {
            defer { release(dict) }
            if dict.kind == .dict { addNames(of: dict, to: names) }
        }
        if let type = try attributeIfPresent(object, named: name(.__class__)) {
            defer { release(type) }
            if type.kind == .type { addClassNames(type, to: names) }
        }
        return keyList(names)
    }

    func typeAttributeNames(_ type: ObjectRef) throws(Raised) -> ObjectRef {
        let names = makeDict()
        defer { release(names) }
        addClassNames(type, to: names)
        return keyList(names)
    }

    private func addClassNames(_ type: ObjectRef, to names: ObjectRef) {
        for base in mroItems(type) {
            if let dict = base[reference: TypeLayout.dict] { addNames(of: dict, to: names) }
        }
    }

    private func addNames(of dict: ObjectRef, to names: ObjectRef) {
        forEachEntry(dict) { key, _ in
            if key.kind == .str { setDictValue(names, key, none) }
        }
    }

    private func keyList(_ dict: ObjectRef) -> ObjectRef {
        let list = makeList()
        forEachEntry(dict) { key, _ in append(key, to: list) }
        return list
    }
}
