extension Runtime {
    /// A new, tracked instance of a built-in type or of a class that derives from one, all fields zero.
    /// - Parameter variableCount: words behind the fixed part; the field that counts them is set.
    func allocateInstance(of type: ObjectRef, variableCount: Int = 0) -> ObjectRef {
        let prefix = Int(type.raw.load(fromByteOffset: TypeLayout.prefix, as: UInt8.self))
        let size = type[word: TypeLayout.basicSize] + 8 * variableCount
        let object = prefix == 0 ? newAtom(type, size: size) : newContainer(type, size: size, prefix: prefix)
        (object.raw + 16).initializeMemory(as: UInt8.self, repeating: 0, count: size - 16)
        if prefix == KindLayout.withManagedDict {
            object[word: InstanceLayout.values] = 0
            object[word: InstanceLayout.dict] = 0
        }
        if variableCount > 0 { object[word: TupleLayout.count] = variableCount }
        if type.isHeapType { retain(type) }
        if prefix != 0 { track(object) }
        return object
    }
}
