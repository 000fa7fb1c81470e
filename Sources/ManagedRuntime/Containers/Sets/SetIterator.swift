/// ```
///  set_iterator + 16  pointer  set, 0 once exhausted
///               + 24  Int      how many members it had, -1 once that changed
///               + 32  Int      next slot
///               + 40  Int      members left
/// ```
private enum SetIteratorLayout {
    static let set = 16
    static let used = 24
    static let position = 32
    static let remaining = 40
    static let size = 48
}

extension Runtime {
    func makeSetIterator(_ set: ObjectRef) -> ObjectRef {
        let iterator = newContainer(types[.setIterator], size: SetIteratorLayout.size)
        iterator[reference: SetIteratorLayout.set] = retained(set)
        iterator[word: SetIteratorLayout.used] = setCount(set)
        iterator[word: SetIteratorLayout.position] = 0
        iterator[word: SetIteratorLayout.remaining] = setCount(set)
        track(iterator)
        return iterator
    }

    fileprivate func nextOfSet(_ iterator: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let set = iterator[reference: SetIteratorLayout.set] else { return nil }
        guard iterator[word: SetIteratorLayout.used] == setCount(set) else {
            iterator[word: SetIteratorLayout.used] = -1
            throw runtimeError("Set changed size during iteration")
        }
        var position = iterator[word: SetIteratorLayout.position]
        let slot = nextMember(set, &position)
        iterator[word: SetIteratorLayout.position] = position
        guard let member = slot?.member else {
            exhaust(iterator, at: SetIteratorLayout.set)
            return nil
        }
        iterator[word: SetIteratorLayout.remaining] -= 1
        return retained(member)
    }
}

extension NativeType {
    static var setIterator: NativeType {
        iterator(
            .setIterator,
            hint: { (runtime, iterator) throws(Raised) in
                guard let set = iterator[reference: SetIteratorLayout.set],
                    iterator[word: SetIteratorLayout.used] == runtime.setCount(set)
                else { return 0 }
                return iterator[word: SetIteratorLayout.remaining]
            }
        ) { (runtime, iterator) throws(Raised) in try runtime.nextOfSet(iterator) }
    }
}
