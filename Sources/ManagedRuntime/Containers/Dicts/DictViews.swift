enum DictViewLayout {
    static let dict = 16
    static let size = 24
}

extension Runtime {
    func makeDictView(_ kind: ObjectKind, _ dict: ObjectRef) -> ObjectRef {
        let view = newContainer(types[kind], size: DictViewLayout.size)
        view[reference: DictViewLayout.dict] = retained(dict)
        track(view)
        return view
    }

    func isDictView(_ object: ObjectRef) -> Bool {
        switch object.kind {
        case .dictKeys, .dictItems, .orderedDictKeys, .orderedDictItems: true
        default: false
        }
    }

    func viewedDict(_ view: ObjectRef) -> ObjectRef { view[reference: DictViewLayout.dict].unsafelyUnwrapped }

    fileprivate func itemsContain(_ view: ObjectRef, _ pair: ObjectRef) throws(Raised) -> Bool {
        guard pair.kind == .tuple, tupleCount(pair) == 2,
            let found = try dictLookup(viewedDict(view), tupleItem(pair, 0))
        else { return false }
        retain(found)
        defer { release(found) }
        return try areEqual(found, tupleItem(pair, 1))
    }

    func representView(_ view: ObjectRef) throws(Raised) -> ObjectRef {
        try representing(view, dots: "...") { (writer) throws(Raised) in
            let list = try makeList(from: view)
            defer { release(list) }
            writer.append(text: name(ofType: view.type))
            writer.append("(")
            try writer.append(representationOf: list, self)
            writer.append(")")
        }
    }

    /// As sets compare.
    fileprivate func compareViews(
        _ view: ObjectRef, _ other: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard other.kind == .set || other.kind == .frozenset || isDictView(other) else {
            return retained(notImplemented)
        }
        let (count, otherCount) = (try length(view), try length(other))
        let result: Bool
        switch comparison {
        case .equal, .notEqual:
            var areEqual = count == otherCount
            if areEqual { areEqual = try all(of: view, areIn: other) }
            result = areEqual == (comparison == .equal)
        case .less: result = count < otherCount ? try all(of: view, areIn: other) : false
        case .lessOrEqual: result = count <= otherCount ? try all(of: view, areIn: other) : false
        case .greater: result = count > otherCount ? try all(of: other, areIn: view) : false
        case .greaterOrEqual: result = count >= otherCount ? try all(of: other, areIn: view) : false
        }
        return retained(bool(result))
    }

    func all(of items: ObjectRef, areIn container: ObjectRef) throws(Raised) -> Bool {
        let iterator = try iterator(of: items)
        defer { release(iterator) }
        while let item = try next(iterator) {
            defer { release(item) }
            if try !containsItem(container, item) { return false }
        }
        return true
    }

    /// `view operation other`: a new set, changed by the other.
    fileprivate func combineViews(
        _ left: ObjectRef, _ right: ObjectRef,
        _ change: (ObjectRef, ObjectRef) throws(Raised) -> Void
    ) throws(Raised) -> ObjectRef {
        guard isDictView(left) || isDictView(right) else { return retained(notImplemented) }
        let set = makeSet()
        do throws(Raised) {
            try updateSet(set, from: left)
            try change(set, right)
            return set
        } catch {
            release(set)
            throw error
        }
    }

    /// The smaller of two sets is looked through for members of the larger one.
    fileprivate func intersectViews(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        var (view, other) = (left, right)
        if !isDictView(left) { (view, other) = (right, left) }
        if isDictView(other) || isSet(other) {
            let (count, otherCount) = (try length(view), try length(other))
            if otherCount > count { (view, other) = (other, view) }
        }
        let set = makeSet()
        do throws(Raised) {
            try forEach(in: other) { (item) throws(Raised) in
                if try containsItem(view, item) { try setAdd(set, item) }
            }
            return set
        } catch {
            release(set)
            throw error
        }
    }

    fileprivate func isDisjoint(_ view: ObjectRef, _ other: ObjectRef) throws(Raised) -> Bool {
        if view == other { return try length(view) == 0 }
        let iterator = try iterator(of: other)
        defer { release(iterator) }
        while let item = try next(iterator) {
            defer { release(item) }
            if try containsItem(view, item) { return false }
        }
        return true
    }
}

extension NativeType {
    static var dictViews: [NativeType] {
        [
            dictView(.dictKeys, .dictReverseKeyIterator) { slots in
                slots.iterate = { (runtime, view) throws(Raised) in
                    runtime.makeDictIterator(.dictKeyIterator, runtime.viewedDict(view))
                }
                slots.contains = { (runtime, view, key) throws(Raised) in
                    try runtime.dictContains(runtime.viewedDict(view), key)
                }
                configureSetLike(&slots)
            },
            dictView(.dictItems, .dictReverseItemIterator) { slots in
                slots.iterate = { (runtime, view) throws(Raised) in
                    runtime.makeDictIterator(.dictItemIterator, runtime.viewedDict(view))
                }
                slots.contains = { (runtime, view, pair) throws(Raised) in
                    try runtime.itemsContain(view, pair)
                }
                configureSetLike(&slots)
            },
            dictView(.dictValues, .dictReverseValueIterator) { slots in
                slots.iterate = { (runtime, view) throws(Raised) in
                    runtime.makeDictIterator(.dictValueIterator, runtime.viewedDict(view))
                }
            },
        ]
    }

    private static func dictView(
        _ kind: ObjectKind, _ reversed: ObjectKind, _ configure: @escaping (inout TypeSlots) -> Void
    ) -> NativeType {
        NativeType(kind) {
            $0.slots = { slots in
                slots.represent = { (runtime, view) throws(Raised) in try runtime.representView(view) }
                slots.length = { (runtime, view) throws(Raised) in
                    runtime.dictCount(runtime.viewedDict(view))
                }
                configure(&slots)
            }
            $0.methods = [
                NativeFunction("__reversed__", "(self, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "__reversed__")
                    return runtime.makeDictIterator(reversed, runtime.viewedDict(arguments[0]))
                }
            ]
            if kind != .dictValues { $0.methods.append(isDisjointMethod) }
            $0.attributes = [
                NativeAttribute(
                    "mapping",
                    get: { (runtime, view) throws(Raised) in
                        runtime.makeMappingProxy(runtime.viewedDict(view))
                    })
            ]
        }
    }

    static var isDisjointMethod: NativeFunction {
        NativeFunction("isdisjoint", "(self, other, /)") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 1...1, "isdisjoint")
            return runtime.retained(runtime.bool(try runtime.isDisjoint(arguments[0], arguments[1])))
        }
    }

    /// Comparison and operators of views of keys and items.
    static func configureSetLike(_ slots: inout TypeSlots) {
        slots.hash = nil
        slots.compare = { (runtime, left, right, comparison) throws(Raised) in
            try runtime.compareViews(left, right, comparison)
        }
        slots[.and] = { (runtime, left, right) throws(Raised) in try runtime.intersectViews(left, right) }
        slots[.or] = { (runtime, left, right) throws(Raised) in
            try runtime.combineViews(left, right) { (set, other) throws(Raised) in
                try runtime.updateSet(set, from: other)
            }
        }
        slots[.subtract] = { (runtime, left, right) throws(Raised) in
            try runtime.combineViews(left, right) { (set, other) throws(Raised) in
                try runtime.subtractFromSet(set, other)
            }
        }
        slots[.xor] = { (runtime, left, right) throws(Raised) in
            try runtime.combineViews(left, right) { (set, other) throws(Raised) in
                try runtime.xorSet(set, other)
            }
        }
    }
}
