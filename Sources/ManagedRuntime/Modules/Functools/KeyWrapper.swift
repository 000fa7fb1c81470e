/// What `cmp_to_key` returns, and what that makes of an object: something that is ordered by a function of two.
///
/// ```
///  key + 16  pointer  the function
///      + 24  pointer  the object; 0 where it is the one to be called
/// ```
private enum KeyWrapperLayout {
    static let function = 16
    static let object = 24
}

extension NativeType {
    static var keyWrapper: NativeType {
        NativeType(.keyWrapper) {
            $0.slots = { slots in
                slots.hash = nil
                slots.call = { (runtime, key, arguments) throws(Raised) in
                    let values = try runtime.bind(arguments, Runtime.keyOfObject)
                    let function = key[reference: KeyWrapperLayout.function].unsafelyUnwrapped
                    return runtime.makeKeyWrapper(function, of: values[0])
                }
                slots.compare = { (runtime, left, right, comparison) throws(Raised) in
                    try runtime.compareKeys(left, right, comparison)
                }
            }
            $0.attributes = [
                .field("obj", KeyWrapperLayout.object)
            ]
        }
    }
}

extension Runtime {
    fileprivate static let keyOfObject = Signature("K", ["obj"], required: 1)

    func makeKeyWrapper(_ function: ObjectRef, of object: ObjectRef?) -> ObjectRef {
        let key = newUntrackedObject(of: types[.keyWrapper])
        key[reference: KeyWrapperLayout.function] = retained(function)
        key[reference: KeyWrapperLayout.object] = object.map(retained)
        track(key)
        return key
    }

    /// What the function says of both objects, compared with 0.
    fileprivate func compareKeys(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard right.kind == .keyWrapper else { throw typeError("other argument must be K instance") }
        guard let one = left[reference: KeyWrapperLayout.object],
            let other = right[reference: KeyWrapperLayout.object]
        else { throw attributeError("object") }
        let function = left[reference: KeyWrapperLayout.function].unsafelyUnwrapped
        let order = try call(function, one, other)
        defer { release(order) }
        let zero = makeInt(0)
        defer { release(zero) }
        return try compare(order, zero, comparison)
    }
}
