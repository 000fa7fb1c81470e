extension NativeModule {
    /// What the module `weakref`, written in Python, stands on.
    static var weakref: NativeModule {
        NativeModule("_weakref") {
            $0.functions = [
                NativeFunction("getweakrefcount", "(object, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...1, "_weakref.getweakrefcount", receivers: 0)
                    return runtime.makeInt(runtime.weakReferenceCount(arguments[0]))
                },
                NativeFunction("getweakrefs", "(object, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...1, "_weakref.getweakrefs", receivers: 0)
                    return runtime.listOfWeakReferences(arguments[0])
                },
                NativeFunction("proxy", "(object, callback=None, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...2, "proxy", receivers: 0)
                    return try runtime.makeProxy(arguments[0], arguments.optional(1))
                },
                NativeFunction("_remove_dead_weakref", "(dct, key, /)") {
                    (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 2...2, "_remove_dead_weakref", receivers: 0)
                    try runtime.removeDeadWeakReference(arguments[0], arguments[1])
                    return runtime.retained(runtime.none)
                },
            ]
            $0.populate = { (runtime, module) throws(Raised) in
                let types: [(String, ObjectKind)] = [
                    ("ref", .weakReference), ("ReferenceType", .weakReference), ("ProxyType", .weakProxy),
                    ("CallableProxyType", .weakCallableProxy),
                ]
                for (name, kind) in types { runtime.setGlobal(module, name, runtime.types[kind]) }
            }
        }
    }
}

extension Runtime {
    fileprivate func makeProxy(_ object: ObjectRef, _ callback: ObjectRef?) throws(Raised) -> ObjectRef {
        let isCallable = object.type.slots.pointee.call != nil
        return try makeWeakReference(
            types[isCallable ? .weakCallableProxy : .weakProxy], checking: object,
            callback: callback == none ? nil : callback)
    }

    fileprivate func listOfWeakReferences(_ object: ObjectRef) -> ObjectRef {
        let list = makeList()
        forEachWeakReference(to: object) { append($0, to: list) }
        return list
    }

    /// Removes the entry if its value is a weak reference whose referent is gone: another may have taken its place.
    fileprivate func removeDeadWeakReference(_ dict: ObjectRef, _ key: ObjectRef) throws(Raised) {
        let hash = try hashOf(key)
        guard let value = dictValue(dict, for: key) else { return }
        guard value.kind.isWeakReference else { throw typeError("not a weakref") }
        guard referent(of: value) == nil, let entry = removeDictEntry(dict, key, hash: hash) else { return }
        release(entry.key)
        release(entry.value)
    }
}
