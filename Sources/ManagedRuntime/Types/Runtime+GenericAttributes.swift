/// The ordinary `object.name`: data descriptors of the type, then the instance's own attributes, then whatever else the
/// type has.
extension Runtime {
    func genericAttribute(_ object: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef {
        if let value = try findGenericAttribute(object, name) { return value }
        throw noAttribute(object, name)
    }

    /// Nil where there is none, also where a descriptor says so by AttributeError.
    func genericAttributeIfPresent(_ object: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef? {
        do throws(Raised) {
            return try findGenericAttribute(object, name)
        } catch {
            guard pendingIs(.attributeError) else { throw error }
            dropException()
            return nil
        }
    }

    @inline(__always)
    private func findGenericAttribute(_ object: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef? {
        try checkAttributeName(name)
        let type = object.type
        guard let found = lookUp(type, name) else { return ownAttribute(object, name).map(retained) }
        let slots = found.type.slots
        retain(found)
        if let get = slots.pointee.descriptorGet, slots.pointee.descriptorSet != nil {
            defer { release(found) }
            return try get(self, found, object, type)
        }
        if let own = ownAttribute(object, name) {
            retain(own)
            release(found)
            return own
        }
        guard let get = slots.pointee.descriptorGet else { return found }
        defer { release(found) }
        return try get(self, found, object, type)
    }

    @inline(__always)
    func checkAttributeName(_ name: ObjectRef) throws(Raised) {
        if name.kind != .str {
            throw typeError("attribute name must be string, not '\(typeName(of: name))'")
        }
    }

    @inline(never)
    func noAttribute(_ object: ObjectRef, _ name: ObjectRef) -> Raised {
        attributeError("'\(typeName(of: object))' object has no attribute '\(stringValue(name))'")
    }

    /// Tells an AttributeError that is on its way which attribute of which object was not there, unless it knows.
    @inline(never)
    func noteMissingAttribute(_ object: ObjectRef, _ name: ObjectRef) {
        guard pendingIs(.attributeError), let exception = state.pointee.pendingException,
            exception[reference: ExceptionLayout.attributeName] == nil,
            exception[reference: ExceptionLayout.attributeOwner] == nil
        else { return }
        exception[reference: ExceptionLayout.attributeName] = retained(name)
        exception[reference: ExceptionLayout.attributeOwner] = retained(object)
    }

    /// Sets, or with nil deletes.
    func setGenericAttribute(
        _ object: ObjectRef, _ name: ObjectRef, _ value: ObjectRef?
    ) throws(Raised) {
        try checkAttributeName(name)
        let type = object.type
        if let found = lookUp(type, name), let set = found.type.slots.pointee.descriptorSet {
            retain(found)
            defer { release(found) }
            return try set(self, found, object, value)
        }
        guard type[word: TypeLayout.instanceDict] != 0 else {
            if lookUp(type, name) == nil { throw noAttribute(object, name) }
            throw attributeError(
                "'\(self.name(ofType: type))' object attribute '\(stringValue(name))' is read-only")
        }
        guard storeOwnAttribute(object, name, value) else { throw noAttribute(object, name) }
    }
}
