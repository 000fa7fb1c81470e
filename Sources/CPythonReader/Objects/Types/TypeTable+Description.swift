import HeapGraph

extension TypeTable {
    /// Describes a type whose bases are in the table.
    func append(_ address: UInt64, name: String, base: Int) -> Int {
        let flags = TypeFlags(rawValue: field(address, layout.flags))
        let isHeap = flags.contains(.heapType)
        let known = self.known[name, isHeap: isHeap]
        let identity = identity(of: address, cName: name, isHeap: isHeap)
        var solid = known ?? (base >= 0 ? solids[base].known : self.known.object)
        var type = PythonType(
            address: address, name: identity.name, module: identity.module, flags: flags,
            basicSize: Int(field(address, layout.basicSize)), itemSize: Int(field(address, layout.itemSize)),
            base: Int32(base), dictOffset: Int(signed(address, layout.dictOffset)),
            weakListOffset: Int(signed(address, layout.weakListOffset)),
            kind: solid.kind, template: solid.template, form: solid.form)
        var record = TypeRecord(
            address: address, basicSize: Int32(type.basicSize), itemSize: Int32(type.itemSize),
            form: solid.form)
        describePlaces(&record, type)
        if known?.hasOnlyMembers ?? false { solid.fields = memberFields(of: type) }
        let found =
            known != nil ? solid.fields : derivedFields(of: &type, &record, from: solid, base: base)
        // What is read of an instance ends here.
        let end = type.basicSize + 8 * Int(record.sequenceFields)
        let fields = found.filter { Int($0.offset) + 8 <= end }
        record.firstField = Int32(state.pointee.fields.count)
        record.fieldCount = Int32(fields.count)
        for field in fields { state.pointee.fields.append(field) }
        if known == nil, base >= 0 {
            solids.append(solids[base])
            solids[solids.count - 1].isKnown = false
        } else {
            solids.append(
                Solid(known: solid, basicSize: type.basicSize, itemSize: type.itemSize, isKnown: true))
        }
        return append(type, record)
    }

    /// Where instances have their dict, and what comes before them.
    private func describePlaces(_ record: inout TypeRecord, _ type: PythonType) {
        if type.isHeapType {
            record.traits.insert(.isHeap)
            record.cachedKeys = field(type.address, layout.heapCachedKeys)
            record.moduleState = moduleState(of: type)
        }
        if type.flags.contains(.hasGC) {
            record.traits.insert(.hasGC)
            record.prefix += 16
        }
        let managesDict = minor >= 11 && type.flags.contains(.managedDict)
        if managesDict || minor >= 12 && type.flags.contains(.managedWeakReferences) { record.prefix += 16 }
        if managesDict {
            record.dictPlace = minor == 11 ? .managed311 : minor == 12 ? .managed312 : .managed313
            if minor >= 13, type.flags.contains(.inlineValues) { record.traits.insert(.hasInlineValues) }
        } else if type.dictOffset != 0, record.form != .type, abs(type.dictOffset) <= type.basicSize {
            record.dictPlace = type.dictOffset > 0 ? .offset : .fromEnd
            record.dictOffset = Int32(type.dictOffset)
        }
        if field(type.address, layout.finalize) != 0 || field(type.address, layout.delete) != 0 {
            record.traits.insert(.hasFinalizer)
        }
        switch record.form {
        case .int, .tuple, .bytes:
            if type.isHeapType, type.itemSize > 0 { record.traits.insert(.hasSentinelItem) }
        default: break
        }
    }

    /// The `md_state` of the module that made a C type, its own or its base's. Instances point to it, and what it refers
    /// to is the module's.
    private func moduleState(of type: PythonType) -> UInt64 {
        if let offset = layout.heapModule, case let module = field(type.address, offset), module != 0 {
            return field(module, moduleStateOffset)
        }
        return type.base >= 0 ? record(Int(type.base)).moduleState : 0
    }

    /// Where a type is found: its qualified name and its module's.
    ///
    /// A static type's `tp_name` is `module.name`, or the name alone for builtins; a class's is the bare name, and its
    /// module is the `__module__` of its dict.
    private func identity(of address: UInt64, cName: String, isHeap: Bool) -> (name: String, module: String) {
        var name = cName
        var module = "builtins"
        if let dot = cName.lastIndex(of: "."), dot > cName.startIndex {
            name = String(cName[cName.index(after: dot)...])
            module = String(cName[..<dot])
        }
        guard isHeap else { return (name, module) }
        if let qualified = strings.string(at: field(address, layout.heapQualifiedName), in: space) {
            name = qualified
        }
        dicts.forEachEntry(ofDict: field(address, layout.dict), in: space) { key, value in
            guard strings.equals(key, "__module__", in: space) else { return true }
            module = strings.string(at: value, in: space) ?? module
            return false
        }
        return (name, module)
    }

    func field(_ address: UInt64, _ offset: Int) -> UInt64 { space.word(address &+ UInt64(offset)) ?? 0 }

    private func signed(_ address: UInt64, _ offset: Int) -> Int32 {
        Int32(clamping: Int64(bitPattern: field(address, offset)))
    }
}
