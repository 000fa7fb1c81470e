extension Runtime {
    func addToSet(_ set: ObjectRef, _ member: ObjectRef) throws(Raised) { insert(member, into: set) }
}
