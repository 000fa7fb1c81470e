extension SlotDefinition {
    static let collections: [SlotDefinition] = [
        SlotDefinition(
            [
                Method(name: .__len__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 0)
                    return runtime.makeInt(try slots.pointee.length!(runtime, arguments[0]))
                }
            ], isSet: { $0.pointee.length != nil }, copy: { $1.pointee.length = $0.pointee.length }
        ) { $0.pointee.length = { (r, o) throws(Raised) in try r.dispatchLength(o) } },
        SlotDefinition(
            [
                Method(name: .__getitem__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 1)
                    return try slots.pointee.getItem!(runtime, arguments[0], arguments[1])
                }
            ], isSet: { $0.pointee.getItem != nil }, copy: { $1.pointee.getItem = $0.pointee.getItem }
        ) {
            $0.pointee.getItem = { (r, o, k) throws(Raised) in try r.callSpecial(o, .__getitem__, k) }
        },
        SlotDefinition(
            [
                Method(name: .__setitem__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 2)
                    try slots.pointee.setItem!(runtime, arguments[0], arguments[1], arguments[2])
                    return runtime.retained(runtime.none)
                },
                Method(name: .__delitem__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 1)
                    try slots.pointee.setItem!(runtime, arguments[0], arguments[1], nil)
                    return runtime.retained(runtime.none)
                },
            ], isSet: { $0.pointee.setItem != nil }, copy: { $1.pointee.setItem = $0.pointee.setItem }
        ) { $0.pointee.setItem = { (r, o, k, v) throws(Raised) in try r.dispatchSetItem(o, k, v) } },
        SlotDefinition(
            [binaryMethod(.__add__) { $0.pointee.concatenate }], isSet: { $0.pointee.concatenate != nil },
            copy: { $1.pointee.concatenate = $0.pointee.concatenate }, dispatch: nil),
        SlotDefinition(
            [repetition(.__mul__) { $0.pointee.repeat }, repetition(.__rmul__) { $0.pointee.repeat }],
            isSet: { $0.pointee.repeat != nil }, copy: { $1.pointee.repeat = $0.pointee.repeat },
            dispatch: nil),
        // Python code fills it beside `getItem`, so that iterating by position works.
        SlotDefinition(
            [Method(name: .__getitem__, wrap: nil)], isSet: { $0.pointee.item != nil },
            copy: { $1.pointee.item = $0.pointee.item }
        ) {
            $0.pointee.item = { (r, o, i) throws(Raised) in try r.dispatchItem(o, i) }
        },
        SlotDefinition(
            [
                Method(name: .__contains__) { (runtime, slots, arguments) throws(Raised) in
                    try runtime.expectWrapped(arguments, 1)
                    return runtime.retained(
                        runtime.bool(try slots.pointee.contains!(runtime, arguments[0], arguments[1])))
                }
            ], isSet: { $0.pointee.contains != nil }, copy: { $1.pointee.contains = $0.pointee.contains }
        ) { $0.pointee.contains = { (r, o, m) throws(Raised) in try r.dispatchContains(o, m) } },
        SlotDefinition(
            [binaryMethod(.__iadd__) { $0.pointee.concatenateInPlace }],
            isSet: { $0.pointee.concatenateInPlace != nil },
            copy: { $1.pointee.concatenateInPlace = $0.pointee.concatenateInPlace }, dispatch: nil),
        SlotDefinition(
            [repetition(.__imul__) { $0.pointee.repeatInPlace }], isSet: { $0.pointee.repeatInPlace != nil },
            copy: { $1.pointee.repeatInPlace = $0.pointee.repeatInPlace }, dispatch: nil),
    ]

    private static func binaryMethod(
        _ name: Name, _ slot: @escaping (Table) -> TypeSlots.Binary?
    ) -> Method {
        Method(name: name) { (runtime, slots, arguments) throws(Raised) in
            try runtime.expectWrapped(arguments, 1)
            return try slot(slots).unsafelyUnwrapped(runtime, arguments[0], arguments[1])
        }
    }

    private static func repetition(_ name: Name, _ slot: @escaping (Table) -> TypeSlots.Repeat?) -> Method {
        Method(name: name) { (runtime, slots, arguments) throws(Raised) in
            try runtime.expectWrapped(arguments, 1)
            let count = try runtime.index(arguments[1])
            return try slot(slots).unsafelyUnwrapped(runtime, arguments[0], count)
        }
    }
}
