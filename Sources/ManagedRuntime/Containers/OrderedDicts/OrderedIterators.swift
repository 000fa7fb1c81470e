/// ```
///  odict_iterator + 16  Int      `OrderedContents`
///                 + 24  pointer  OrderedDict, 0 once exhausted
///                 + 32  Int      how many entries it had
///                 + 40  Int      its state when the iterator was made
///                 + 48  pointer  next key
///                 + 56  pointer  items: the pair returned last, used again when nobody else holds it
/// ```
private enum OrderedIteratorLayout {
    static let contents = 16
    static let dict = 24
    static let count = 32
    static let state = 40
    static let key = 48
    static let pair = 56
    static let size = 64
}

/// What an iterator over an OrderedDict yields.
struct OrderedContents: OptionSet {
    let rawValue: Int
    static let keys = OrderedContents(rawValue: 1)
    static let values = OrderedContents(rawValue: 2)
    static let items: OrderedContents = [.keys, .values]
    static let reversed = OrderedContents(rawValue: 4)
}

extension Runtime {
    func makeOrderedIterator(_ dict: ObjectRef, _ contents: OrderedContents) -> ObjectRef {
        let iterator = newContainer(types[.orderedDictIterator], size: OrderedIteratorLayout.size)
        iterator[word: OrderedIteratorLayout.contents] = contents.rawValue
        iterator[reference: OrderedIteratorLayout.dict] = retained(dict)
        iterator[word: OrderedIteratorLayout.count] = dictCount(dict)
        iterator[word: OrderedIteratorLayout.state] = dict[word: OrderedDictLayout.state]
        let node = contents.contains(.reversed) ? lastNode(dict) : firstNode(dict)
        iterator[reference: OrderedIteratorLayout.key] = node.map { retained($0.key) }
        iterator[word: OrderedIteratorLayout.pair] = 0
        if contents.isSuperset(of: .items) {
            iterator[reference: OrderedIteratorLayout.pair] = makePair(owned: retained(none), retained(none))
        }
        track(iterator)
        return iterator
    }

    fileprivate func nextOfOrdered(_ iterator: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let dict = iterator[reference: OrderedIteratorLayout.dict] else { return nil }
        guard let key = try nextKey(iterator, dict) else {
            exhaust(iterator, at: OrderedIteratorLayout.dict)
            return nil
        }
        let contents = OrderedContents(rawValue: iterator[word: OrderedIteratorLayout.contents])
        guard contents.contains(.values) else { return key }
        guard let value = try dictLookup(dict, key) else {
            defer { release(key) }
            throw keyError(key)
        }
        retain(value)
        guard contents.contains(.keys) else {
            release(key)
            return value
        }
        let pair = iterator[reference: OrderedIteratorLayout.pair].unsafelyUnwrapped
        return self.pair(reusing: pair, owned: key, value)
    }

    /// The next key, a reference for the caller; nil at the end.
    private func nextKey(_ iterator: ObjectRef, _ dict: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let key = iterator[reference: OrderedIteratorLayout.key] else { return nil }
        guard dict[word: OrderedDictLayout.state] == iterator[word: OrderedIteratorLayout.state] else {
            throw runtimeError("OrderedDict mutated during iteration")
        }
        guard dictCount(dict) == iterator[word: OrderedIteratorLayout.count] else {
            throw runtimeError("OrderedDict changed size during iteration")
        }
        guard let node = try findNode(dict, key, hash: hashOf(key)) else { throw keyError(key) }
        let contents = OrderedContents(rawValue: iterator[word: OrderedIteratorLayout.contents])
        let following = contents.contains(.reversed) ? node.previous : node.next
        iterator[reference: OrderedIteratorLayout.key] = following.map { retained($0.key) }
        return key
    }
}

extension NativeType {
    static var orderedDictTypes: [NativeType] {
        [
            orderedDict,
            iterator(.orderedDictIterator) { (runtime, iterator) throws(Raised) in
                try runtime.nextOfOrdered(iterator)
            },
            orderedView(.orderedDictKeys, base: .dictKeys, .keys) { slots in
                slots.iterate = { (runtime, view) throws(Raised) in
                    runtime.makeOrderedIterator(runtime.viewedDict(view), .keys)
                }
            },
            orderedView(.orderedDictValues, base: .dictValues, .values) { slots in
                slots.iterate = { (runtime, view) throws(Raised) in
                    runtime.makeOrderedIterator(runtime.viewedDict(view), .values)
                }
            },
            orderedView(.orderedDictItems, base: .dictItems, .items) { slots in
                slots.iterate = { (runtime, view) throws(Raised) in
                    runtime.makeOrderedIterator(runtime.viewedDict(view), .items)
                }
            },
        ]
    }

    private static func orderedView(
        _ kind: ObjectKind, base: ObjectKind, _ contents: OrderedContents,
        _ configure: @escaping (inout TypeSlots) -> Void
    ) -> NativeType {
        NativeType(kind) {
            $0.base = base
            $0.slots = configure
            $0.methods = [
                NativeFunction("__reversed__", "(self, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "__reversed__")
                    return runtime.makeOrderedIterator(
                        runtime.viewedDict(arguments[0]), contents.union(.reversed))
                }
            ]
        }
    }
}
