/// The references an object owns with what they are called, as reports and chains name them.
extension Runtime {
    func forEachLabeledReference(_ object: ObjectRef, _ body: (ObjectRef, String) -> Void) {
        let kind = object.kind
        switch kind {
        case .tuple:
            for index in 0..<tupleCount(object) { body(tupleItem(object, index), "[\(index)]") }
        case .list:
            for index in 0..<listCount(object) { body(listItem(object, index), "[\(index)]") }
        case .dict, .defaultDict, .orderedDict:
            forEachEntry(object) { key, value in
                let name = shortText(key)
                body(value, "[\(name)]")
                body(key, " key \(name)")
            }
        case .frame: label(object.interpreterFrame, body)
        case .generator where object.generatorHasFrame: label(object.generatorFrame, body)
        case .cell, .instance: break
        default: forEachVariableReference(object, kind) { body($0, " item") }
        }
        for field in KindLayout[kind].fields {
            if let reference = object[reference: field.offset] {
                body(reference, field.label.hasPrefix(".") ? field.label : " \(field.label)")
            }
        }
        guard object.type.isHeapType else { return }
        labelInstance(object, body)
    }

    /// What a class adds to what its built-in base has.
    private func labelInstance(_ object: ObjectRef, _ body: (ObjectRef, String) -> Void) {
        let type = object.type
        if type.typeFlags.contains(.managedDict) { forEachLabeledAttribute(object, body) }
        var slots = type.instanceReferenceMask & ~KindLayout[object.kind].referenceMask
        while slots != 0 {
            let offset = 16 + 8 * slots.trailingZeroBitCount
            slots &= slots - 1
            if let reference = object[reference: offset] {
                body(reference, slotName(type, offset: offset).map { ".\($0)" } ?? " slot")
            }
        }
        body(type, ".__class__")
    }

    /// The name under which a member descriptor along the method resolution order has the offset.
    private func slotName(_ type: ObjectRef, offset: Int) -> String? {
        guard let order = type[reference: TypeLayout.mro] else { return nil }
        for index in 0..<tupleCount(order) {
            guard let dict = tupleItem(order, index)[reference: TypeLayout.dict] else { continue }
            var name: String?
            forEachEntry(dict) { key, value in
                if value.kind == .memberDescriptor, value[word: DescriptorLayout.number] == offset {
                    name = stringValue(key)
                }
            }
            if let name { return name }
        }
        return nil
    }

    func label(_ frame: InterpreterFrame, _ body: (ObjectRef, String) -> Void) {
        let names = variableNames(of: frame)
        for index in 0..<frame.knownSlots {
            guard let value = frame.slots[index] else { continue }
            body(value, index < names.count ? " local \(names[index])" : " stack[\(index - names.count)]")
        }
        guard frame.owner != .native else { return }
        body(frame.function, " function")
        if let locals = frame.locals { body(locals, ".f_locals") }
        body(frame.globals, ".f_globals")
    }

    /// A value in a few characters: strings and numbers as they are, other objects by their type.
    func shortText(_ object: ObjectRef) -> String {
        switch object.kind {
        case .str:
            let text = stringValue(object)
            return "'\(text.count > 40 ? text.prefix(39) + "…" : text[...])'"
        case .int: return decimalText(object)
        case .bool, .none, .float: return (try? plainRepresentation(object)) ?? typeName(of: object)
        default: return "<\(typeName(of: object))>"
        }
    }

    private func decimalText(_ int: ObjectRef) -> String {
        if let value = intValue(int) { return "\(value)" }
        return "<int>"
    }

    /// The representation of an object that is simple enough to have one without running a program's code.
    private func plainRepresentation(_ object: ObjectRef) throws(Raised) -> String {
        let text = try represent(object)
        defer { release(text) }
        return stringValue(text)
    }
}
