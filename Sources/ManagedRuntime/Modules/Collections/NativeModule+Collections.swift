extension NativeModule {
    /// What the module `collections`, written in Python, stands on.
    static var collections: NativeModule {
        NativeModule("_collections") {
            $0.types = [.deque, .defaultDict, .orderedDict, .tupleGetter]
            $0.functions = [
                NativeFunction("_count_elements", "(mapping, iterable, /)") {
                    (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 2...2, "_count_elements", receivers: 0)
                    try runtime.countElements(of: arguments[1], in: arguments[0])
                    return runtime.retained(runtime.none)
                },
                NativeFunction("_make_tuple_new", "(typename, field_names, /)") {
                    (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 2...2, "_make_tuple_new", receivers: 0)
                    return try runtime.makeNamedTupleNew(arguments[0], arguments[1])
                },
            ]
        }
    }
}

extension NativeType {
    /// The types of the module `collections` beside deque's. One line each.
    static var collections: [NativeType] { [tupleGetter] }
}

extension Runtime {
    /// Adds one to the count of each item.
    fileprivate func countElements(of iterable: ObjectRef, in mapping: ObjectRef) throws(Raised) {
        let get = try attribute(mapping, named: name(.get))
        defer { release(get) }
        let zero = makeInt(0)
        let one = makeInt(1)
        defer {
            release(zero)
            release(one)
        }
        try forEach(in: iterable) { (item) throws(Raised) in
            let count = try call(get, item, zero)
            defer { release(count) }
            let next = try binary(.add, count, one)
            defer { release(next) }
            try setItem(mapping, item, next)
        }
    }
}
