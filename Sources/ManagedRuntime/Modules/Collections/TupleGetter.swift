/// A field of a named tuple: the descriptor that gets an item by its position.
///
/// ```
///  getter + 16  Int      position
///         + 24  pointer  doc
/// ```
private enum TupleGetterLayout {
    static let index = 16
    static let doc = 24
}

extension NativeType {
    static var tupleGetter: NativeType {
        NativeType(.tupleGetter) {
            $0.slots = { slots in
                slots.new = { (runtime, type, arguments) throws(Raised) in
                    try runtime.expect(arguments, 2...2, "_tuplegetter", receivers: 0)
                    let index = try runtime.index(arguments[0])
                    let getter = runtime.newObject(of: type)
                    getter[word: TupleGetterLayout.index] = index
                    getter[reference: TupleGetterLayout.doc] = runtime.retained(arguments[1])
                    return getter
                }
                slots.descriptorGet = { (runtime, getter, instance, _) throws(Raised) in
                    guard let instance, instance != runtime.none else { return runtime.retained(getter) }
                    return try runtime.namedField(getter, of: instance)
                }
                slots.descriptorSet = { (runtime, _, _, value) throws(Raised) in
                    throw runtime.attributeError(
                        value == nil ? "can't delete attribute" : "can't set attribute")
                }
                slots.represent = { (runtime, getter) throws(Raised) in
                    let doc = try runtime.represent(getter[reference: TupleGetterLayout.doc] ?? runtime.none)
                    defer { runtime.release(doc) }
                    let index = getter[word: TupleGetterLayout.index]
                    return runtime.makeString("_tuplegetter(\(index), \(runtime.stringValue(doc)))")
                }
            }
            $0.attributes = [.field("__doc__", TupleGetterLayout.doc)]
        }
    }
}

extension Runtime {
    fileprivate func namedField(_ getter: ObjectRef, of tuple: ObjectRef) throws(Raised) -> ObjectRef {
        let index = getter[word: TupleGetterLayout.index]
        guard tuple.kind == .tuple else {
            throw typeError(
                "descriptor for index '\(index)' for tuple subclasses doesn't apply to "
                    + "'\(typeName(of: tuple))' object")
        }
        guard index >= 0, index < tupleCount(tuple) else { throw indexError("tuple index out of range") }
        return retained(tupleItem(tuple, index))
    }
}
