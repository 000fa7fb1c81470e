extension NativeType {
    /// `weakref.ref`.
    static var weakReference: NativeType {
        NativeType(.weakReference) {
            $0.isBaseType = true
            $0.slots = { slots in
                slots.new = { (runtime, type, arguments) throws(Raised) in
                    try runtime.newWeakReference(type, arguments)
                }
                slots.initialize = { (runtime, _, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...2, "__init__", receivers: 0)
                }
                slots.call = { (runtime, weak, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "weakref", receivers: 0)
                    return runtime.retained(runtime.referent(of: weak) ?? runtime.none)
                }
                slots.hash = { (runtime, weak) throws(Raised) in try runtime.hashOfReferent(weak) }
                slots.represent = { (runtime, weak) throws(Raised) in try runtime.representWeakReference(weak)
                }
                slots.compare = { (runtime, left, right, comparison) throws(Raised) in
                    try runtime.compareWeakReferences(left, right, comparison)
                }
            }
            $0.attributes = [
                NativeAttribute(
                    "__callback__",
                    get: { (runtime, weak) throws(Raised) in
                        runtime.retained(weak[reference: WeakReferenceLayout.callback] ?? runtime.none)
                    })
            ]
        }
    }
}

extension Runtime {
    fileprivate func newWeakReference(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        // Keywords are for `__init__` to refuse.
        let given = Arguments(arguments.values, count: arguments.count)
        try expect(given, 1...2, "__new__", receivers: 0)
        let callback = arguments.optional(1).flatMap { $0 == none ? nil : $0 }
        return try makeWeakReference(type, checking: arguments[0], callback: callback)
    }

    /// As `makeWeakReference`; raises TypeError where the object takes none.
    func makeWeakReference(
        _ type: ObjectRef, checking referent: ObjectRef, callback: ObjectRef?
    ) throws(Raised) -> ObjectRef {
        guard referent.takesWeakReferences else {
            throw typeError("cannot create weak reference to '\(typeName(of: referent))' object")
        }
        return makeWeakReference(type, to: referent, callback: callback)
    }

    /// The referent's hash, kept for when it is gone.
    fileprivate func hashOfReferent(_ weak: ObjectRef) throws(Raised) -> Int {
        let cached = weak[word: WeakReferenceLayout.hash]
        if cached != -1 { return cached }
        guard let referent = referent(of: weak) else { throw typeError("weak object has gone away") }
        retain(referent)
        defer { release(referent) }
        let hash = try hashOf(referent)
        weak[word: WeakReferenceLayout.hash] = hash
        return hash
    }

    fileprivate func representWeakReference(_ weak: ObjectRef) throws(Raised) -> ObjectRef {
        let address = hexadecimal(weak)
        guard let referent = referent(of: weak).map(retained) else {
            return makeString("<weakref at \(address); dead>")
        }
        defer { release(referent) }
        let place = "'\(typeName(of: referent))' at \(hexadecimal(referent))"
        let label = try attributeIfPresent(referent, named: name(.__name__))
        defer { release(label) }
        guard let label, label.kind == .str else { return makeString("<weakref at \(address); to \(place)>") }
        return makeString("<weakref at \(address); to \(place) (\(stringValue(label)))>")
    }

    func hexadecimal(_ object: ObjectRef) -> String { "0x" + String(object.address, radix: 16) }

    /// Live ones are equal when their referents are, dead ones when they are the same.
    fileprivate func compareWeakReferences(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard comparison == .equal || comparison == .notEqual, right.kind.isWeakReference else {
            return retained(notImplemented)
        }
        guard let one = referent(of: left), let other = referent(of: right) else {
            return retained(bool((left == right) == (comparison == .equal)))
        }
        retain(one)
        retain(other)
        defer {
            release(one)
            release(other)
        }
        return try compare(one, other, comparison)
    }
}
