extension NativeType {
    static var range: NativeType {
        NativeType(.range) {
            $0.slots = configureRangeSlots
            $0.methods = rangeMethods
            $0.attributes = [
                ("start", RangeLayout.start), ("stop", RangeLayout.stop), ("step", RangeLayout.step),
            ].map { name, offset in
                NativeAttribute(
                    name,
                    get: { (runtime, range) throws(Raised) in
                        runtime.retained(range[reference: offset].unsafelyUnwrapped)
                    })
            }
        }
    }

    private static func configureRangeSlots(_ slots: inout TypeSlots) {
        slots.represent = { (runtime, range) throws(Raised) in try runtime.representRange(range) }
        slots.hash = { (runtime, range) throws(Raised) in try runtime.hashRange(range) }
        slots.compare = { (runtime, left, right, comparison) throws(Raised) in
            guard left.kind == .range, right.kind == .range, comparison == .equal || comparison == .notEqual
            else {
                return runtime.retained(runtime.notImplemented)
            }
            return runtime.retained(
                runtime.bool(runtime.rangesEqual(left, right) == (comparison == .equal)))
        }
        slots.iterate = { (runtime, range) throws(Raised) in runtime.makeRangeIterator(range) }
        slots.new = { (runtime, _, arguments) throws(Raised) in try runtime.newRange(arguments) }
        slots.length = { (runtime, range) throws(Raised) in try runtime.rangeCount(range) }
        slots.bool = { (runtime, range) throws(Raised) in
            range[reference: RangeLayout.length].unsafelyUnwrapped[word: IntLayout.digitCount] != 0
        }
        slots.item = { (runtime, range, index) throws(Raised) in
            let key = runtime.makeInt(index)
            defer { runtime.release(key) }
            return try runtime.rangeItem(range, key: key)
        }
        slots.getItem = { (runtime, range, key) throws(Raised) in try runtime.rangeItem(range, key: key) }
        slots.contains = { (runtime, range, value) throws(Raised) in
            if value.type == runtime.types.int || value.type == runtime.types.bool {
                let index = runtime.rangeIndex(range, ofInt: value)
                runtime.release(index)
                return index != nil
            }
            return try runtime.iterationIndex(of: value, in: range) != nil
        }
    }

    private static var rangeMethods: [NativeFunction] {
        [
            NativeFunction("__reversed__", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "range.__reversed__")
                return try runtime.makeReversedRangeIterator(arguments[0])
            },
            NativeFunction("count", "(self, value, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "range.count")
                let (range, value) = (arguments[0], arguments[1])
                if value.type == runtime.types.int || value.type == runtime.types.bool {
                    let index = runtime.rangeIndex(range, ofInt: value)
                    defer { runtime.release(index) }
                    return runtime.makeInt(index == nil ? 0 : 1)
                }
                return runtime.makeInt(try runtime.iterationCount(of: value, in: range))
            },
            NativeFunction("index", "(self, value, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "range.index")
                let (range, value) = (arguments[0], arguments[1])
                if value.type == runtime.types.int || value.type == runtime.types.bool {
                    if let index = runtime.rangeIndex(range, ofInt: value) { return index }
                    let text = try runtime.represent(value)
                    defer { runtime.release(text) }
                    throw runtime.valueError("\(runtime.stringValue(text)) is not in range")
                }
                guard let index = try runtime.iterationIndex(of: value, in: range) else {
                    throw runtime.valueError("sequence.index(x): x not in sequence")
                }
                return runtime.makeInt(index)
            },
        ]
    }
}

extension Runtime {
    /// The position of the first item equal to the value, by iterating.
    func iterationIndex(of value: ObjectRef, in iterable: ObjectRef) throws(Raised) -> Int? {
        let iterator = try iterator(of: iterable)
        defer { release(iterator) }
        var index = 0
        while let item = try next(iterator) {
            defer { release(item) }
            if try areEqual(item, value) { return index }
            index += 1
        }
        return nil
    }

    func iterationCount(of value: ObjectRef, in iterable: ObjectRef) throws(Raised) -> Int {
        var count = 0
        try forEach(in: iterable) { (item) throws(Raised) in
            if try areEqual(item, value) { count += 1 }
        }
        return count
    }
}
