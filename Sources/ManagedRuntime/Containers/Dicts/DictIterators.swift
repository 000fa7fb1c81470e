/// ```
///  iterator + 16  pointer  dict, 0 once exhausted
///           + 24  Int      how many entries it had, -1 once that changed
///           + 32  Int      number of the next entry
///           + 40  pointer  items: the pair returned last, used again when nobody else holds it
///           + 48  Int      entries left
/// ```
enum DictIteratorLayout {
    static let dict = 16
    static let used = 24
    static let position = 32
    static let pair = 40
    static let remaining = 48
    static let size = 56
}

extension Runtime {
    func makeDictIterator(_ kind: ObjectKind, _ dict: ObjectRef) -> ObjectRef {
        let isReversed: Bool
        switch kind {
        case .dictReverseKeyIterator, .dictReverseValueIterator, .dictReverseItemIterator: isReversed = true
        default: isReversed = false
        }
        let needsPair = kind == .dictItemIterator || kind == .dictReverseItemIterator
        let iterator = newContainer(types[kind], size: DictIteratorLayout.size)
        iterator[reference: DictIteratorLayout.dict] = retained(dict)
        iterator[word: DictIteratorLayout.used] = dictCount(dict)
        iterator[word: DictIteratorLayout.remaining] = dictCount(dict)
        iterator[word: DictIteratorLayout.position] = isReversed ? dictPositions(dict) - 1 : 0
        iterator[word: DictIteratorLayout.pair] = 0
        if needsPair {
            iterator[reference: DictIteratorLayout.pair] = makePair(owned: retained(none), retained(none))
        }
        track(iterator)
        return iterator
    }

    /// The next entry, borrowed; nil at the end, where the dict is let go.
    @inline(__always)
    func advanceDictIterator(
        _ iterator: ObjectRef, isReversed: Bool = false
    ) throws(Raised) -> (key: ObjectRef, value: ObjectRef)? {
        guard let dict = iterator[reference: DictIteratorLayout.dict] else { return nil }
        guard iterator[word: DictIteratorLayout.used] == dictCount(dict) else {
            iterator[word: DictIteratorLayout.used] = -1
            throw runtimeError("dictionary changed size during iteration")
        }
        let found =
            isReversed
            ? previousEntry(dict, iterator)
            : nextEntry(dict, &iterator.dictPosition).map { ($0.key, $0.value) }
        guard let found else {
            exhaust(iterator, at: DictIteratorLayout.dict)
            return nil
        }
        guard iterator[word: DictIteratorLayout.remaining] > 0 else {
            iterator[word: DictIteratorLayout.used] = -1
            exhaust(iterator, at: DictIteratorLayout.dict)
            throw runtimeError("dictionary keys changed during iteration")
        }
        iterator[word: DictIteratorLayout.remaining] -= 1
        return found
    }

    private func previousEntry(_ dict: ObjectRef, _ iterator: ObjectRef) -> (ObjectRef, ObjectRef)? {
        var position = min(iterator[word: DictIteratorLayout.position], dictPositions(dict) - 1)
        while position >= 0 {
            let found = dictEntry(dict, at: position)
            position -= 1
            guard let found else { continue }
            iterator[word: DictIteratorLayout.position] = position
            return found
        }
        return nil
    }

    @inline(__always)
    func nextPair(_ iterator: ObjectRef, isReversed: Bool = false) throws(Raised) -> ObjectRef? {
        guard let (key, value) = try advanceDictIterator(iterator, isReversed: isReversed) else { return nil }
        let pair = iterator[reference: DictIteratorLayout.pair].unsafelyUnwrapped
        return self.pair(reusing: pair, owned: retained(key), retained(value))
    }

    fileprivate func dictIteratorHint(_ iterator: ObjectRef) -> Int {
        guard let dict = iterator[reference: DictIteratorLayout.dict],
            dictCount(dict) == iterator[word: DictIteratorLayout.used]
        else { return 0 }
        return iterator[word: DictIteratorLayout.remaining]
    }
}

extension ObjectRef {
    fileprivate var dictPosition: Int {
        get { self[word: DictIteratorLayout.position] }
        nonmutating set { self[word: DictIteratorLayout.position] = newValue }
    }
}

extension NativeType {
    static var dictIterators: [NativeType] {
        [
            dictIterator(.dictKeyIterator) { (runtime, iterator) throws(Raised) in
                try runtime.advanceDictIterator(iterator).map { runtime.retained($0.key) }
            },
            dictIterator(.dictValueIterator) { (runtime, iterator) throws(Raised) in
                try runtime.advanceDictIterator(iterator).map { runtime.retained($0.value) }
            },
            dictIterator(.dictItemIterator) { (runtime, iterator) throws(Raised) in
                try runtime.nextPair(iterator)
            },
            dictIterator(.dictReverseKeyIterator) { (runtime, iterator) throws(Raised) in
                try runtime.advanceDictIterator(iterator, isReversed: true).map { runtime.retained($0.key) }
            },
            dictIterator(.dictReverseValueIterator) { (runtime, iterator) throws(Raised) in
                try runtime.advanceDictIterator(iterator, isReversed: true).map { runtime.retained($0.value) }
            },
            dictIterator(.dictReverseItemIterator) { (runtime, iterator) throws(Raised) in
                try runtime.nextPair(iterator, isReversed: true)
            },
        ]
    }

    private static func dictIterator(
        _ kind: ObjectKind, next: @escaping (Runtime, ObjectRef) throws(Raised) -> ObjectRef?
    ) -> NativeType {
        iterator(
            kind, hint: { (runtime, iterator) throws(Raised) in runtime.dictIteratorHint(iterator) },
            next: next)
    }
}
