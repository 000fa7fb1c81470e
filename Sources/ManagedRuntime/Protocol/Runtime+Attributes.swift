/// `object.name` in all its forms. Names are interned strings; results are new references.
extension Runtime {
    func attribute(_ object: ObjectRef, named name: ObjectRef) throws(Raised) -> ObjectRef {
        guard let getAttribute = object.type.slots.pointee.getAttribute else {
            throw noAttribute(object, name)
        }
        do throws(Raised) {
            return try getAttribute(self, object, name)
        } catch {
            noteMissingAttribute(object, name)
            throw error
        }
    }

    /// Nil where the object has no such attribute; other exceptions pass.
    func attributeIfPresent(_ object: ObjectRef, named name: ObjectRef) throws(Raised) -> ObjectRef? {
        do throws(Raised) {
            return try attribute(object, named: name)
        } catch {
            guard pendingIs(.attributeError) else { throw error }
            dropException()
            return nil
        }
    }

    func setAttribute(of object: ObjectRef, named name: ObjectRef, to value: ObjectRef) throws(Raised) {
        try storeAttribute(object, name, value)
    }

    func deleteAttribute(of object: ObjectRef, named name: ObjectRef) throws(Raised) {
        try storeAttribute(object, name, nil)
    }

    private func storeAttribute(_ object: ObjectRef, _ name: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        guard let setAttribute = object.type.slots.pointee.setAttribute else {
            let place = "'\(typeName(of: object))' object has no attributes"
            throw typeError(
                value == nil
                    ? "\(place) (del .\(stringValue(name)))" : "\(place) (assign to .\(stringValue(name)))")
        }
        try setAttribute(self, object, name, value)
    }

    /// `object[key]` of a class: `__class_getitem__`.
    func classItem(_ type: ObjectRef, _ key: ObjectRef) throws(Raised) -> ObjectRef {
        guard let method = try attributeIfPresent(type, named: name(.__class_getitem__)) else {
            throw typeError("type '\(name(ofType: type))' is not subscriptable")
        }
        defer { release(method) }
        return try call(method, key)
    }

    /// Whether `type` is `base` or derives from it, by its method resolution order.
    func isSubtype(_ type: ObjectRef, _ base: ObjectRef) -> Bool {
        if type == base { return true }
        guard let mro = type[reference: TypeLayout.mro] else {
            var current = type[reference: TypeLayout.base]
            while let next = current {
                if next == base { return true }
                current = next[reference: TypeLayout.base]
            }
            return base == types.object
        }
        for index in 0..<tupleCount(mro) where tupleItem(mro, index) == base { return true }
        return false
    }
}
