extension Runtime {
    func addToSet(_ set: ObjectRef, _ member: ObjectRef) throws(Raised) { insert(member, into: set) }
    func asciiRepresentation(_ object: ObjectRef) throws(Raised) -> ObjectRef { try represent(object) }
    func format(_ object: ObjectRef, _ spec: ObjectRef?) throws(Raised) -> ObjectRef { try string(object) }
    func joined(_ parts: StackPointer, count: Int) -> ObjectRef {
        makeString((0..<count).map { stringValue(parts[$0].unsafelyUnwrapped) }.joined())
    }
    func makeString(scalars: [UInt32]) -> ObjectRef {
        var text = String.UnicodeScalarView()
        for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "?") }
        return makeString(String(text))
    }
}
