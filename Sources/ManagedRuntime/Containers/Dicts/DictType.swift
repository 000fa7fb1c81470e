extension NativeType {
    static var dict: NativeType {
        NativeType(.dict) {
            $0.isBaseType = true
            $0.slots = configureDictSlots
            $0.methods = dictReadingMethods + dictChangingMethods + dictViewMethods
            $0.classMethods = [
                NativeFunction("fromkeys", "(iterable, value=None, /)") {
                    (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...2, "fromkeys")
                    return try runtime.dictFromKeys(
                        arguments[0], arguments[1], arguments.optional(2) ?? runtime.none)
                },
                .classItem,
            ]
        }
    }

    private static func configureDictSlots(_ slots: inout TypeSlots) {
        slots.hash = nil
        slots.new = { (runtime, type, _) throws(Raised) in
            if type == runtime.types.dict { return runtime.makeDict() }
            return runtime.newDict(type)
        }
        slots.initialize = { (runtime, dict, arguments) throws(Raised) in
            try runtime.updateDict(dict, arguments, "dict", from: 0)
        }
        slots.represent = { (runtime, dict) throws(Raised) in try runtime.representDict(dict) }
        slots.compare = { (runtime, left, right, comparison) throws(Raised) in
            try runtime.compareDicts(left, right, comparison)
        }
        slots.iterate = { (runtime, dict) throws(Raised) in runtime.makeDictIterator(.dictKeyIterator, dict) }
        slots.length = { (runtime, dict) throws(Raised) in runtime.dictCount(dict) }
        slots.getItem = { (runtime, dict, key) throws(Raised) in try runtime.dictItem(dict, key) }
        slots.setItem = { (runtime, dict, key, value) throws(Raised) in
            try runtime.setDictItem(dict, key, to: value)
        }
        slots.contains = { (runtime, dict, key) throws(Raised) in try runtime.dictContains(dict, key) }
        slots[.or] = { (runtime, left, right) throws(Raised) in try runtime.uniteDicts(left, right) }
        slots[inPlace: .or] = { (runtime, dict, other) throws(Raised) in
            try runtime.updateDict(dict, from: other)
            return runtime.retained(dict)
        }
    }

    private static var dictReadingMethods: [NativeFunction] {
        [
            NativeFunction("get", "(self, key, default=None, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...2, "get")
                let value = try runtime.dictLookup(arguments[0], arguments[1])
                return runtime.retained(value ?? arguments.optional(2) ?? runtime.none)
            },
            NativeFunction("copy", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "dict.copy")
                return try runtime.copyDict(arguments[0])
            },
            NativeFunction("__reversed__", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "dict.__reversed__")
                return runtime.makeDictIterator(.dictReverseKeyIterator, arguments[0])
            },
        ]
    }

    private static var dictChangingMethods: [NativeFunction] {
        [
            NativeFunction("setdefault", "(self, key, default=None, /)") {
                (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...2, "setdefault")
                return try runtime.dictSetDefault(
                    arguments[0], arguments[1], arguments.optional(2) ?? runtime.none)
            },
            NativeFunction("pop") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...2, "pop")
                return try runtime.dictPop(arguments[0], arguments[1], otherwise: arguments.optional(2))
            },
            NativeFunction("popitem", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "dict.popitem")
                return try runtime.dictPopItem(arguments[0])
            },
            NativeFunction("update") { (runtime, arguments) throws(Raised) in
                try runtime.updateDict(arguments[0], arguments, "update", from: 1)
                return runtime.retained(runtime.none)
            },
            NativeFunction("clear", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "dict.clear")
                runtime.clearDict(arguments[0])
                return runtime.retained(runtime.none)
            },
        ]
    }

    private static var dictViewMethods: [NativeFunction] {
        [
            NativeFunction("keys", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "dict.keys")
                return runtime.makeDictView(.dictKeys, arguments[0])
            },
            NativeFunction("values", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "dict.values")
                return runtime.makeDictView(.dictValues, arguments[0])
            },
            NativeFunction("items", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "dict.items")
                return runtime.makeDictView(.dictItems, arguments[0])
            },
        ]
    }
}

extension TypeSlots {
    subscript(inPlace operation: BinaryOperator) -> Binary? {
        get { binary[Int(operation.rawValue + BinaryOperator.inPlaceOffset)] }
        set { binary[Int(operation.rawValue + BinaryOperator.inPlaceOffset)] = newValue }
    }
}

extension Runtime {
    /// An empty dict of a class that derives from dict.
    func newDict(_ type: ObjectRef) -> ObjectRef {
        let dict = newUntrackedObject(of: type)
        dict[pointer: DictLayout.keys] = statics.emptyKeys.raw
        track(dict)
        return dict
    }
}
