extension Runtime {
    /// `Class.name = value`, or with nil `del Class.name`.
    func setTypeAttribute(_ type: ObjectRef, _ name: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        try requireMutable(type, name, value)
        try checkAttributeName(name)
        if let found = lookUp(type.type, name), let set = found.type.slots.pointee.descriptorSet {
            retain(found)
            defer { release(found) }
            return try set(self, found, type, value)
        }
        guard let dict = type[reference: TypeLayout.dict] else { return }
        typeWillChange(type)
        if let value {
            setDictValue(dict, name, value)
        } else if !removeDictValue(dict, for: name) {
            throw attributeError(
                "type object '\(self.name(ofType: type))' has no attribute '\(stringValue(name))'")
        }
        updateSlots(of: type, for: name)
    }
}
