/// A read-only view of a mapping: what `Class.__dict__` is.
extension NativeType {
    static let mappingProxy = NativeType(.mappingProxy) {
        $0.slots = { slots in
            slots.represent = { (runtime, proxy) throws(Raised) in
                let text = try runtime.represent(runtime.proxied(proxy))
                defer { runtime.release(text) }
                return runtime.makeString("mappingproxy(\(runtime.stringValue(text)))")
            }
            slots.string = { (runtime, proxy) throws(Raised) in try runtime.string(runtime.proxied(proxy)) }
            slots.compare = { (runtime, left, right, comparison) throws(Raised) in
                try runtime.compare(runtime.proxied(left), right, comparison)
            }
            slots.hash = { (runtime, proxy) throws(Raised) in try runtime.hashOf(runtime.proxied(proxy)) }
            slots.iterate = { (runtime, proxy) throws(Raised) in
                try runtime.iterator(of: runtime.proxied(proxy))
            }
            slots.length = { (runtime, proxy) throws(Raised) in try runtime.length(runtime.proxied(proxy)) }
            slots.getItem = { (runtime, proxy, key) throws(Raised) in
                try runtime.item(runtime.proxied(proxy), key)
            }
            slots.contains = { (runtime, proxy, key) throws(Raised) in
                try runtime.containsItem(runtime.proxied(proxy), key)
            }
            slots.new = { (runtime, _, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "mappingproxy", receivers: 0)
                guard arguments[0].type.slots.pointee.getItem != nil, arguments[0].kind != .list,
                    arguments[0].kind != .tuple
                else {
                    throw runtime.typeError(
                        "mappingproxy() argument must be a mapping, not \(runtime.typeName(of: arguments[0]))"
                    )
                }
                return runtime.makeMappingProxy(arguments[0])
            }
        }
        $0.methods = ["get", "keys", "values", "items", "copy"].map { name in
            NativeFunction(name) { (runtime, arguments) throws(Raised) in
                let method = try runtime.attribute(
                    runtime.proxied(arguments[0]), named: runtime.intern(borrowed: name))
                defer { runtime.release(method) }
                return try runtime.call(method, arguments.dropFirst)
            }
        }
    }
}

extension Runtime {
    /// Borrowed.
    func proxied(_ proxy: ObjectRef) -> ObjectRef { proxy[reference: 16].unsafelyUnwrapped }

    func makeMappingProxy(_ mapping: ObjectRef) -> ObjectRef {
        let proxy = newContainer(types[.mappingProxy], size: 24)
        proxy[reference: 16] = retained(mapping)
        track(proxy)
        return proxy
    }
}
