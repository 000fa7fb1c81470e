extension NativeType {
    typealias New = (Runtime, ObjectRef, Arguments) throws(Raised) -> ObjectRef

    /// A type whose instances are iterators: `__iter__` returns them.
    /// - Parameters:
    ///   - hint: how many items are left, where that is known.
    ///   - new: makes an instance from a class and arguments; classes may derive from a type that has it.
    ///   - slots: sets further slots.
    static func iterator(
        _ kind: ObjectKind, hint: TypeSlots.Measure? = nil, new: New? = nil,
        methods: [NativeFunction] = [], slots furtherSlots: @escaping (inout TypeSlots) -> Void = { _ in },
        next: @escaping (Runtime, ObjectRef) throws(Raised) -> ObjectRef?
    ) -> NativeType {
        NativeType(kind) {
            $0.isBaseType = new != nil
            $0.slots = { slots in
                slots.iterate = { (runtime, iterator) throws(Raised) in runtime.retained(iterator) }
                slots.next = next
                slots.new = new
                furtherSlots(&slots)
            }
            $0.methods = methods
            guard let hint else { return }
            $0.methods.append(
                NativeFunction("__length_hint__", "(self, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "__length_hint__")
                    return runtime.makeInt(try hint(runtime, arguments[0]))
                })
        }
    }
}
