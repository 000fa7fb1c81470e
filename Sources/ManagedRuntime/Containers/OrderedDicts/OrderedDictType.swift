extension NativeType {
    static var orderedDict: NativeType {
        NativeType(.orderedDict) {
            $0.base = .dict
            $0.isBaseType = true
            $0.slots = configureOrderedSlots
            $0.methods = orderedMethods + orderedViewMethods
            $0.attributes = [.dict]
            $0.classMethods = [
                NativeFunction("fromkeys", "(iterable, value=None)") { (runtime, arguments) throws(Raised) in
                    let values = try runtime.bind(arguments, Runtime.fromKeysSignature)
                    return try runtime.dictFromKeys(
                        arguments[0], values[1].unsafelyUnwrapped, values[2] ?? runtime.none)
                }
            ]
        }
    }

    private static func configureOrderedSlots(_ slots: inout TypeSlots) {
        slots.hash = nil
        slots.new = { (runtime, type, _) throws(Raised) in runtime.newDict(type) }
        slots.initialize = { (runtime, dict, arguments) throws(Raised) in
            guard arguments.count <= 1 else {
                throw runtime.typeError("expected at most 1 arguments, got \(arguments.count)")
            }
            try runtime.updateDict(dict, arguments, "update", from: 0)
        }
        slots.represent = { (runtime, dict) throws(Raised) in try runtime.representOrdered(dict) }
        slots.compare = { (runtime, left, right, comparison) throws(Raised) in
            try runtime.compareOrdered(left, right, comparison)
        }
        slots.iterate = { (runtime, dict) throws(Raised) in runtime.makeOrderedIterator(dict, .keys) }
        slots.setItem = { (runtime, dict, key, value) throws(Raised) in
            let hash = try runtime.hashOf(key)
            if let value { return try runtime.storeOrdered(dict, key, value, hash: hash) }
            guard let (oldKey, oldValue) = try runtime.removeOrdered(dict, key, hash: hash) else {
                throw runtime.keyError(key)
            }
            runtime.release(oldKey)
            runtime.release(oldValue)
        }
        slots[.or] = { (runtime, left, right) throws(Raised) in try runtime.uniteOrdered(left, right) }
        slots[inPlace: .or] = { (runtime, dict, other) throws(Raised) in
            try runtime.updateDict(dict, from: other)
            return runtime.retained(dict)
        }
        slots.traverse = { runtime, dict, visit in runtime.forEachOrderedReference(dict, visit) }
        slots.clear = { runtime, dict in runtime.clearOrdered(dict) }
        slots.bufferSize = { runtime, dict in runtime.orderedBufferSize(dict) }
    }

    private static var orderedMethods: [NativeFunction] {
        [
            NativeFunction("setdefault", "(self, key, default=None)") { (runtime, arguments) throws(Raised) in
                let values = try runtime.bind(arguments, Runtime.setDefaultSignature)
                return try runtime.orderedSetDefault(
                    arguments[0], values[1].unsafelyUnwrapped, values[2] ?? runtime.none)
            },
            NativeFunction("pop", "(self, key, default=<unrepresentable>)") {
                (runtime, arguments) throws(Raised) in
                let values = try runtime.bind(arguments, Runtime.orderedPopSignature)
                return try runtime.orderedPop(arguments[0], values[1].unsafelyUnwrapped, otherwise: values[2])
            },
            NativeFunction("popitem", "(self, last=True)") { (runtime, arguments) throws(Raised) in
                let values = try runtime.bind(arguments, Runtime.popItemSignature)
                var last = true
                if let given = values[1] { last = try runtime.isTrue(given) }
                return try runtime.orderedPopItem(arguments[0], last: last)
            },
            NativeFunction("move_to_end", "(self, key, last=True)") { (runtime, arguments) throws(Raised) in
                let values = try runtime.bind(arguments, Runtime.moveToEndSignature)
                var last = true
                if let given = values[2] { last = try runtime.isTrue(given) }
                try runtime.moveToEnd(arguments[0], values[1].unsafelyUnwrapped, last: last)
                return runtime.retained(runtime.none)
            },
            NativeFunction("update") { (runtime, arguments) throws(Raised) in
                guard arguments.count <= 2 else {
                    throw runtime.typeError(
                        "update() takes at most 1 positional argument (\(arguments.count - 1) given)")
                }
                try runtime.updateDict(arguments[0], arguments, "update", from: 1)
                return runtime.retained(runtime.none)
            },
            NativeFunction("clear", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "OrderedDict.clear")
                runtime.clearOrdered(arguments[0])
                return runtime.retained(runtime.none)
            },
            NativeFunction("copy", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "OrderedDict.copy")
                return try runtime.copyOrdered(arguments[0])
            },
            NativeFunction("__reversed__", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "OrderedDict.__reversed__")
                return runtime.makeOrderedIterator(arguments[0], [.keys, .reversed])
            },
        ]
    }

    private static var orderedViewMethods: [NativeFunction] {
        [
            NativeFunction("keys", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "OrderedDict.keys")
                return runtime.makeDictView(.orderedDictKeys, arguments[0])
            },
            NativeFunction("values", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "OrderedDict.values")
                return runtime.makeDictView(.orderedDictValues, arguments[0])
            },
            NativeFunction("items", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "OrderedDict.items")
                return runtime.makeDictView(.orderedDictItems, arguments[0])
            },
        ]
    }
}

extension Runtime {
    fileprivate static let fromKeysSignature = Signature(
        "fromkeys", positionalOnly: ["type"], ["iterable", "value"], required: 2)
    fileprivate static let setDefaultSignature = Signature(
        "setdefault", positionalOnly: ["self"], ["key", "default"], required: 2)
    fileprivate static let orderedPopSignature = Signature(
        "pop", positionalOnly: ["self"], ["key", "default"], required: 2)
    fileprivate static let popItemSignature = Signature(
        "popitem", positionalOnly: ["self"], ["last"], required: 1)
    fileprivate static let moveToEndSignature = Signature(
        "move_to_end", positionalOnly: ["self"], ["key", "last"], required: 2)
}
