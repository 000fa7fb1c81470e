/// `list[int]` and the like: a class with the arguments it was given, which mean nothing to the runtime.
enum GenericAliasLayout {
    static let origin = 16
    static let arguments = 24
    static let size = 64
}

extension Runtime {
    func makeGenericAlias(_ origin: ObjectRef, _ item: ObjectRef) throws(Raised) -> ObjectRef {
        let alias = newObject(of: types[.genericAlias])
        alias[reference: GenericAliasLayout.origin] = retained(origin)
        alias[reference: GenericAliasLayout.arguments] =
            item.kind == .tuple ? retained(item) : makeTuple([item])
        return alias
    }

    fileprivate func representAlias(_ alias: ObjectRef) throws(Raised) -> ObjectRef {
        let arguments = alias[reference: GenericAliasLayout.arguments].unsafelyUnwrapped
        var writer = TextWriter()
        try appendAliasPart(alias[reference: GenericAliasLayout.origin].unsafelyUnwrapped, to: &writer)
        writer.append("[")
        for index in 0..<tupleCount(arguments) {
            if index > 0 { writer.append(", ") }
            try appendAliasPart(tupleItem(arguments, index), to: &writer)
        }
        writer.append(tupleCount(arguments) == 0 ? "()]" : "]")
        return writer.string(self)
    }

    fileprivate func aliasesEqual(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> Bool {
        for offset in [GenericAliasLayout.origin, GenericAliasLayout.arguments] {
            let (one, other) = (
                left[reference: offset].unsafelyUnwrapped, right[reference: offset].unsafelyUnwrapped
            )
            if try !areEqual(one, other) { return false }
        }
        return true
    }

    private func appendAliasPart(_ part: ObjectRef, to writer: inout TextWriter) throws(Raised) {
        if part == ellipsis { return writer.append("...") }
        guard part.kind == .type else { return try writer.append(representationOf: part, self) }
        let qualifiedName = try attribute(part, named: name(.__qualname__))
        defer { release(qualifiedName) }
        let module = try attribute(part, named: name(.__module__))
        defer { release(module) }
        if module.kind == .str, stringValue(module) != "builtins" {
            writer.append(module, self)
            writer.append(".")
        }
        writer.append(qualifiedName, self)
    }
}

extension NativeType {
    static var genericAlias: NativeType {
        NativeType(.genericAlias) {
            $0.slots = { slots in
                slots.represent = { (runtime, alias) throws(Raised) in try runtime.representAlias(alias) }
                slots.call = { (runtime, alias, arguments) throws(Raised) in
                    try runtime.call(alias[reference: GenericAliasLayout.origin].unsafelyUnwrapped, arguments)
                }
                slots.hash = { (runtime, alias) throws(Raised) in
                    let origin = try runtime.hashOf(
                        alias[reference: GenericAliasLayout.origin].unsafelyUnwrapped)
                    return try origin
                        ^ runtime.hashOf(alias[reference: GenericAliasLayout.arguments].unsafelyUnwrapped)
                }
                slots.compare = { (runtime, left, right, comparison) throws(Raised) in
                    guard left.kind == .genericAlias, right.kind == .genericAlias,
                        comparison == .equal || comparison == .notEqual
                    else { return runtime.retained(runtime.notImplemented) }
                    let areSame = try runtime.aliasesEqual(left, right)
                    return runtime.retained(runtime.bool(areSame == (comparison == .equal)))
                }
            }
            $0.attributes = [
                ("__origin__", GenericAliasLayout.origin), ("__args__", GenericAliasLayout.arguments),
            ].map { name, offset in
                NativeAttribute(
                    name,
                    get: { (runtime, alias) throws(Raised) in
                        runtime.retained(alias[reference: offset].unsafelyUnwrapped)
                    })
            }
        }
    }
}
