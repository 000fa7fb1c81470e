extension SlotDefinition {
    static let object: [SlotDefinition] = [
        unary(.__repr__, { $0.pointee.represent }, copy: { $1.pointee.represent = $0.pointee.represent }) {
            $0.pointee.represent = { (r, o) throws(Raised) in try r.callSpecial(o, .__repr__) }
        },
        SlotDefinition(
            [
                Method(name: .__hash__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 0)
                    return runtime.makeInt(
                        runtime.nonReserved(try slots.pointee.hash!(runtime, arguments[0])))
                }
            ], isSet: { $0.pointee.hash != nil }, copy: { $1.pointee.hash = $0.pointee.hash }
        ) { $0.pointee.hash = { (r, o) throws(Raised) in try r.dispatchHash(o) } },
        SlotDefinition(
            [
                Method(name: .__call__) { (runtime, slots, arguments) throws(Raised) in
                    try slots.pointee.call!(runtime, arguments[0], arguments.dropFirst)
                }
            ], isSet: { $0.pointee.call != nil }, copy: { $1.pointee.call = $0.pointee.call }
        ) { $0.pointee.call = { (r, o, a) throws(Raised) in try r.dispatchCall(o, a) } },
        unary(.__str__, { $0.pointee.string }, copy: { $1.pointee.string = $0.pointee.string }) {
            $0.pointee.string = { (r, o) throws(Raised) in try r.callSpecial(o, .__str__) }
        },
        SlotDefinition(
            [
                Method(name: .__getattribute__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 1)
                    return try slots.pointee.getAttribute!(runtime, arguments[0], arguments[1])
                }, Method(name: .__getattr__, wrap: nil),
            ], isSet: { $0.pointee.getAttribute != nil },
            copy: { $1.pointee.getAttribute = $0.pointee.getAttribute }
        ) { $0.pointee.getAttribute = { (r, o, n) throws(Raised) in try r.dispatchGetAttribute(o, n) } },
        SlotDefinition(
            [
                Method(name: .__setattr__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 2)
                    try runtime.guardTypeAttributes(arguments[0], slots, "__setattr__")
                    try slots.pointee.setAttribute!(runtime, arguments[0], arguments[1], arguments[2])
                    return runtime.retained(runtime.none)
                },
                Method(name: .__delattr__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 1)
                    try runtime.guardTypeAttributes(arguments[0], slots, "__delattr__")
                    try slots.pointee.setAttribute!(runtime, arguments[0], arguments[1], nil)
                    return runtime.retained(runtime.none)
                },
            ], isSet: { $0.pointee.setAttribute != nil },
            copy: { $1.pointee.setAttribute = $0.pointee.setAttribute }
        ) {
            $0.pointee.setAttribute = { (r, o, n, v) throws(Raised) in try r.dispatchSetAttribute(o, n, v) }
        },
        SlotDefinition(
            [
                comparison(.__lt__, .less), comparison(.__le__, .lessOrEqual), comparison(.__eq__, .equal),
                comparison(.__ne__, .notEqual), comparison(.__gt__, .greater),
                comparison(.__ge__, .greaterOrEqual),
            ], isSet: { $0.pointee.compare != nil }, copy: { $1.pointee.compare = $0.pointee.compare }
        ) { $0.pointee.compare = { (r, a, b, c) throws(Raised) in try r.dispatchCompare(a, b, c) } },
        unary(.__iter__, { $0.pointee.iterate }, copy: { $1.pointee.iterate = $0.pointee.iterate }) {
            $0.pointee.iterate = { (r, o) throws(Raised) in try r.dispatchIterate(o) }
        },
        SlotDefinition(
            [
                Method(name: .__next__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 0)
                    if let item = try slots.pointee.next!(runtime, arguments[0]) { return item }
                    throw runtime.stopIteration(nil)
                }
            ], isSet: { $0.pointee.next != nil }, copy: { $1.pointee.next = $0.pointee.next }
        ) { $0.pointee.next = { (r, o) throws(Raised) in try r.dispatchNext(o) } },
        SlotDefinition(
            [
                Method(name: .__get__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.wrapDescriptorGet(slots, arguments)
                }
            ], isSet: { $0.pointee.descriptorGet != nil },
            copy: { $1.pointee.descriptorGet = $0.pointee.descriptorGet }
        ) {
            $0.pointee.descriptorGet = { (r, d, i, o) throws(Raised) in try r.dispatchDescriptorGet(d, i, o) }
        },
        SlotDefinition(
            [
                Method(name: .__set__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 2)
                    try slots.pointee.descriptorSet!(runtime, arguments[0], arguments[1], arguments[2])
                    return runtime.retained(runtime.none)
                },
                Method(name: .__delete__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 1)
                    try slots.pointee.descriptorSet!(runtime, arguments[0], arguments[1], nil)
                    return runtime.retained(runtime.none)
                },
            ], isSet: { $0.pointee.descriptorSet != nil },
            copy: { $1.pointee.descriptorSet = $0.pointee.descriptorSet }
        ) {
            $0.pointee.descriptorSet = { (r, d, i, v) throws(Raised) in try r.dispatchDescriptorSet(d, i, v) }
        },
        SlotDefinition(
            [
                Method(name: .__init__) { (runtime, slots, arguments) throws(Raised) in
                    try slots.pointee.initialize!(runtime, arguments[0], arguments.dropFirst)
                    return runtime.retained(runtime.none)
                }
            ], isSet: { $0.pointee.initialize != nil },
            copy: { $1.pointee.initialize = $0.pointee.initialize }
        ) { $0.pointee.initialize = { (r, o, a) throws(Raised) in try r.dispatchInitialize(o, a) } },
        SlotDefinition(
            [Method(name: .__new__, wrap: nil)], isSet: { $0.pointee.new != nil },
            copy: { $1.pointee.new = $0.pointee.new }
        ) {
            $0.pointee.new = { (r, t, a) throws(Raised) in try r.dispatchNew(t, a) }
        },
    ]

    static func unary(
        _ name: Name, _ slot: @escaping (Table) -> TypeSlots.Unary?, copy: @escaping (Table, Table) -> Void,
        dispatch: @escaping (Table) -> Void
    ) -> SlotDefinition {
        SlotDefinition(
            [
                Method(name: name) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 0)
                    return try slot(slots).unsafelyUnwrapped(runtime, arguments[0])
                }
            ], isSet: { slot($0) != nil }, copy: copy, dispatch: dispatch)
    }

    private static func comparison(_ name: Name, _ comparison: ComparisonOperator) -> Method {
        Method(name: name) { (runtime, slots, arguments) throws(Raised) in
            try runtime.expectWrapped(arguments, 1)
            return try slots.pointee.compare.unsafelyUnwrapped(
                runtime, arguments[0], arguments[1], comparison)
        }
    }
}
