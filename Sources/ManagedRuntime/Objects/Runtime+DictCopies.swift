extension Runtime {
    /// A new dict with the entries of another, in their order. It is tracked if the other is.
    func copyDict(_ dict: ObjectRef) -> ObjectRef {
        let copy = makeDict()
        forEachEntry(dict) { key, value in setDictValue(copy, key, value) }
        return copy
    }
}
