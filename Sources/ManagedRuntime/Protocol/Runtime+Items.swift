/// `object[key]` in all its forms, and `in`. Results are new references.
extension Runtime {
    func item(_ object: ObjectRef, _ key: ObjectRef) throws(Raised) -> ObjectRef {
        if let getItem = object.type.slots.pointee.getItem { return try getItem(self, object, key) }
        if object.kind == .type { return try classItem(object, key) }
        throw typeError("'\(typeName(of: object))' object is not subscriptable")
    }

    func setItem(_ object: ObjectRef, _ key: ObjectRef, _ value: ObjectRef) throws(Raised) {
        guard let setItem = object.type.slots.pointee.setItem else {
            throw typeError("'\(typeName(of: object))' object does not support item assignment")
        }
        try setItem(self, object, key, value)
    }

    func deleteItem(_ object: ObjectRef, _ key: ObjectRef) throws(Raised) {
        guard let setItem = object.type.slots.pointee.setItem else {
            throw typeError("'\(typeName(of: object))' object doesn't support item deletion")
        }
        try setItem(self, object, key, nil)
    }

    /// `member in container`.
    func containsItem(_ container: ObjectRef, _ member: ObjectRef) throws(Raised) -> Bool {
        if let contains = container.type.slots.pointee.contains {
            return try contains(self, container, member)
        }
        guard container.type.slots.pointee.iterate != nil || container.type.slots.pointee.item != nil else {
            throw typeError("argument of type '\(typeName(of: container))' is not iterable")
        }
        return try containsByIterating(container, member)
    }

    /// Asks item after item.
    func containsByIterating(_ container: ObjectRef, _ member: ObjectRef) throws(Raised) -> Bool {
        let iterator = try iterator(of: container)
        defer { release(iterator) }
        while let item = try next(iterator) {
            defer { release(item) }
            if try areEqual(item, member) { return true }
        }
        return false
    }
}
