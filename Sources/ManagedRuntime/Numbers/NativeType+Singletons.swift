extension NativeType {
    /// None, Ellipsis and NotImplemented: one object each, which calling the type gives too.
    static var none: NativeType {
        singleton(.none, name: "None") {
            $0.statics.none
        } configure: { slots in
            slots.bool = { (_, _) throws(Raised) in false }
        }
    }

    static var ellipsis: NativeType { singleton(.ellipsis, name: "Ellipsis") { $0.statics.ellipsis } }

    static var notImplemented: NativeType {
        singleton(.notImplemented, name: "NotImplemented") { $0.statics.notImplemented }
    }

    private static func singleton(
        _ kind: ObjectKind, name: StaticString, _ object: @escaping (Runtime) -> ObjectRef,
        configure: @escaping (inout TypeSlots) -> Void = { _ in }
    ) -> NativeType {
        NativeType(kind) { type in
            type.slots = { slots in
                slots.represent = { (r, _) throws(Raised) in r.makeString(name) }
                slots.new = { (r, type, arguments) throws(Raised) in
                    guard arguments.count == 0, arguments.keywordNames == nil else {
                        throw r.typeError("\(r.name(ofType: type)) takes no arguments")
                    }
                    return r.retained(object(r))
                }
                configure(&slots)
            }
        }
    }
}
