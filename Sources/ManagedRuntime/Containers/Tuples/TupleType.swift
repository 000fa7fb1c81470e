extension NativeType {
    static var tuple: NativeType {
        NativeType(.tuple) {
            $0.isBaseType = true
            $0.slots = configureTupleSlots
            $0.methods = [
                NativeFunction("index", "(self, value, start=0, stop=sys.maxsize, /)") {
                    (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...3, "index")
                    return try runtime.indexMethod(arguments) { _ in "tuple.index(x): x not in tuple" }
                },
                NativeFunction("count", "(self, value, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...1, "tuple.count")
                    return runtime.makeInt(try runtime.occurrences(of: arguments[1], in: arguments[0]))
                },
                NativeFunction("__getnewargs__", "(self, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "tuple.__getnewargs__")
                    let tuple = arguments[0]
                    let items = runtime.makeTuple(runtime.tupleItems(tuple), count: runtime.tupleCount(tuple))
                    return runtime.makeTuple(owned: [items])
                },
            ]
            $0.classMethods = [.classItem]
        }
    }

    private static func configureTupleSlots(_ slots: inout TypeSlots) {
        slots.represent = { (runtime, tuple) throws(Raised) in try runtime.representTuple(tuple) }
        slots.hash = { (runtime, tuple) throws(Raised) in try runtime.hashTuple(tuple) }
        slots.compare = { (runtime, left, right, comparison) throws(Raised) in
            guard left.kind == .tuple else { return runtime.retained(runtime.notImplemented) }
            return try runtime.compareSequences(left, right, comparison)
        }
        slots.iterate = { (runtime, tuple) throws(Raised) in
            runtime.makeIndexIterator(.tupleIterator, tuple, from: 0)
        }
        slots.new = { (runtime, type, arguments) throws(Raised) in try runtime.newTuple(type, arguments) }
        slots.length = { (runtime, tuple) throws(Raised) in runtime.tupleCount(tuple) }
        slots.concatenate = { (runtime, left, right) throws(Raised) in
            try runtime.concatenateTuples(left, right)
        }
        slots.repeat = { (runtime, tuple, times) throws(Raised) in try runtime.repeatTuple(tuple, times) }
        slots.item = { (runtime, tuple, index) throws(Raised) in
            guard UInt(bitPattern: index) < UInt(bitPattern: runtime.tupleCount(tuple)) else {
                throw runtime.indexError("tuple index out of range")
            }
            return runtime.retained(runtime.tupleItem(tuple, index))
        }
        slots.getItem = { (runtime, tuple, key) throws(Raised) in try runtime.tupleItem(tuple, key: key) }
        slots.contains = { (runtime, tuple, value) throws(Raised) in
            try runtime.firstIndex(of: value, in: tuple) != nil
        }
    }
}

extension NativeFunction {
    /// `list[int]` and the like.
    static var classItem: NativeFunction {
        NativeFunction("__class_getitem__", "(cls, item, /)") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 1...1, "__class_getitem__")
            return try runtime.makeGenericAlias(arguments[0], arguments[1])
        }
    }
}
