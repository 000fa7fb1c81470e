extension NativeType {
    static var set: NativeType {
        NativeType(.set) {
            $0.isBaseType = true
            $0.slots = { slots in
                configureSetSlots(&slots)
                configureSetInPlace(&slots)
                slots.hash = nil
                slots.new = { (runtime, type, _) throws(Raised) in try runtime.makeSet(type, from: nil) }
                slots.initialize = { (runtime, set, arguments) throws(Raised) in
                    if arguments.keywordNames != nil, set.type == runtime.types.set {
                        throw runtime.typeError("set() takes no keyword arguments")
                    }
                    guard arguments.count <= 1 else {
                        throw runtime.typeError("set expected at most 1 argument, got \(arguments.count)")
                    }
                    runtime.clearSet(set)
                    if arguments.count == 1 { try runtime.updateSet(set, from: arguments[0]) }
                }
            }
            $0.methods = setReadingMethods + setElementMethods + setUpdatingMethods
            $0.classMethods = [.classItem]
        }
    }

    static var frozenset: NativeType {
        NativeType(.frozenset) {
            $0.isBaseType = true
            $0.slots = { slots in
                configureSetSlots(&slots)
                slots.hash = { (runtime, set) throws(Raised) in runtime.hashFrozenset(set) }
                slots.new = { (runtime, type, arguments) throws(Raised) in
                    if arguments.keywordNames != nil, type == runtime.types[.frozenset] {
                        throw runtime.typeError("frozenset() takes no keyword arguments")
                    }
                    guard arguments.count <= 1 else {
                        throw runtime.typeError(
                            "frozenset expected at most 1 argument, got \(arguments.count)")
                    }
                    if type == runtime.types[.frozenset], arguments.count == 1, arguments[0].type == type {
                        return runtime.retained(arguments[0])
                    }
                    return try runtime.makeSet(type, from: arguments.optional(0))
                }
            }
            $0.methods = setReadingMethods
            $0.classMethods = [.classItem]
        }
    }

    private static func configureSetSlots(_ slots: inout TypeSlots) {
        slots.represent = { (runtime, set) throws(Raised) in try runtime.representSet(set) }
        slots.compare = { (runtime, left, right, comparison) throws(Raised) in
            try runtime.compareSets(left, right, comparison)
        }
        slots.iterate = { (runtime, set) throws(Raised) in runtime.makeSetIterator(set) }
        slots.length = { (runtime, set) throws(Raised) in runtime.setCount(set) }
        slots.contains = { (runtime, set, member) throws(Raised) in try runtime.setContains(set, member) }
        slots[.and] = { (runtime, left, right) throws(Raised) in
            guard runtime.isSet(left), runtime.isSet(right) else {
                return runtime.retained(runtime.notImplemented)
            }
            return try runtime.intersection(left, right)
        }
        slots[.or] = { (runtime, left, right) throws(Raised) in
            guard runtime.isSet(left), runtime.isSet(right) else {
                return runtime.retained(runtime.notImplemented)
            }
            return try runtime.changedCopy(of: left) { (set) throws(Raised) in
                try runtime.updateSet(set, from: right)
            }
        }
        slots[.subtract] = { (runtime, left, right) throws(Raised) in
            guard runtime.isSet(left), runtime.isSet(right) else {
                return runtime.retained(runtime.notImplemented)
            }
            return try runtime.difference(left, right)
        }
        slots[.xor] = { (runtime, left, right) throws(Raised) in
            guard runtime.isSet(left), runtime.isSet(right) else {
                return runtime.retained(runtime.notImplemented)
            }
            return try runtime.symmetricDifference(left, right)
        }
    }

    private static func configureSetInPlace(_ slots: inout TypeSlots) {
        slots[inPlace: .and] = { (runtime, set, other) throws(Raised) in
            guard runtime.isSet(other) else { return runtime.retained(runtime.notImplemented) }
            try runtime.replaceMembers(set, owned: runtime.intersection(set, other))
            return runtime.retained(set)
        }
        slots[inPlace: .or] = { (runtime, set, other) throws(Raised) in
            guard runtime.isSet(other) else { return runtime.retained(runtime.notImplemented) }
            try runtime.updateSet(set, from: other)
            return runtime.retained(set)
        }
        slots[inPlace: .subtract] = { (runtime, set, other) throws(Raised) in
            guard runtime.isSet(other) else { return runtime.retained(runtime.notImplemented) }
            try runtime.subtractFromSet(set, other)
            return runtime.retained(set)
        }
        slots[inPlace: .xor] = { (runtime, set, other) throws(Raised) in
            guard runtime.isSet(other) else { return runtime.retained(runtime.notImplemented) }
            try runtime.xorSet(set, other)
            return runtime.retained(set)
        }
    }
}

extension Runtime {
    /// A copy of a set, of the built-in type, changed by `body`.
    func changedCopy(
        of set: ObjectRef, _ body: (ObjectRef) throws(Raised) -> Void
    ) throws(Raised) -> ObjectRef {
        let copy = try makeSet(basicSetType(set), from: set)
        do throws(Raised) {
            try body(copy)
            return copy
        } catch {
            release(copy)
            throw error
        }
    }

    func symmetricDifference(_ set: ObjectRef, _ other: ObjectRef) throws(Raised) -> ObjectRef {
        let result = try makeSet(basicSetType(set), from: other)
        do throws(Raised) {
            try xorSet(result, set)
            return result
        } catch {
            release(result)
            throw error
        }
    }
}
