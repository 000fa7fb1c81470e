/// `isinstance`, `issubclass`.
extension Runtime {
    /// Whether the object is an instance of the class, or of one of a tuple of classes.
    func isInstance(_ object: ObjectRef, of classes: ObjectRef) throws(Raised) -> Bool {
        if object.type == classes { return true }
        if classes.type == types.type { return try isInstancePlainly(object, of: classes) }
        if classes.kind == .tuple {
            for index in 0..<tupleCount(classes) {
                if try isInstance(object, of: tupleItem(classes, index)) { return true }
            }
            return false
        }
        if let answer = try callSpecialIfPresent(classes, .__instancecheck__, object) {
            return try isTrueOwned(answer)
        }
        return try isInstancePlainly(object, of: classes)
    }

    func isInstancePlainly(_ object: ObjectRef, of type: ObjectRef) throws(Raised) -> Bool {
        guard type.kind == .type else {
            throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
        }
        if isSubtype(object.type, type) { return true }
        guard let claimed = try attributeIfPresent(object, named: name(.__class__)) else { return false }
        defer { release(claimed) }
        return claimed != object.type && claimed.kind == .type && isSubtype(claimed, type)
    }

    /// Whether the class derives from the other, or from one of a tuple of classes.
    func isSubclass(_ type: ObjectRef, of classes: ObjectRef) throws(Raised) -> Bool {
        if classes.type == types.type { return try isSubclassPlainly(type, of: classes) }
        if classes.kind == .tuple {
            for index in 0..<tupleCount(classes) {
                if try isSubclass(type, of: tupleItem(classes, index)) { return true }
            }
            return false
        }
        if let answer = try callSpecialIfPresent(classes, .__subclasscheck__, type) {
            return try isTrueOwned(answer)
        }
        return try isSubclassPlainly(type, of: classes)
    }

    func isSubclassPlainly(_ type: ObjectRef, of base: ObjectRef) throws(Raised) -> Bool {
        guard type.kind == .type else { throw typeError("issubclass() arg 1 must be a class") }
        guard base.kind == .type else {
            throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
        }
        return isSubtype(type, base)
    }
}
