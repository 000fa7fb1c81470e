/// `object.name(…)` without a bound method.
extension Runtime {
    /// The function that a method call on the object would call with the object as first argument, a new reference; nil
    /// where the attribute has to be looked up as any other.
    @inline(never)
    func unboundMethod(of object: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef? {
        let type = object.type
        guard type.typeFlags.contains(.genericGetAttribute), let found = lookUp(type, name),
            found.type.typeFlags.contains(.methodDescriptor), ownAttribute(object, name) == nil
        else { return nil }
        return retained(found)
    }
}
