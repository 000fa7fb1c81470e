/// ```
///  iterator + 16  pointer  block
///           + 24  Int      position in it
///           + 32  pointer  deque
///           + 40  Int      the deque's state when the iterator was made
///           + 48  Int      items left
/// ```
private enum DequeIteratorLayout {
    static let block = 16
    static let index = 24
    static let deque = 32
    static let state = 40
    static let remaining = 48
    static let size = 56
}

extension NativeType {
    static var dequeIterator: NativeType {
        iterator(
            .dequeIterator,
            hint: { (_, iterator) throws(Raised) in iterator[word: DequeIteratorLayout.remaining] },
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.newDequeIterator(arguments, isReversed: false)
            }
        ) { (runtime, iterator) throws(Raised) in
            guard let block = try runtime.currentBlock(iterator) else { return nil }
            let index = iterator[word: DequeIteratorLayout.index]
            let isBlockDone = index == DequeLayout.blockLength - 1
            iterator[word: DequeIteratorLayout.index] = isBlockDone ? 0 : index + 1
            if isBlockDone { iterator[pointer: DequeIteratorLayout.block] = block.right }
            return runtime.retained(block.items[index])
        }
    }

    static var dequeReverseIterator: NativeType {
        iterator(
            .dequeReverseIterator,
            hint: { (_, iterator) throws(Raised) in iterator[word: DequeIteratorLayout.remaining] },
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.newDequeIterator(arguments, isReversed: true)
            }
        ) { (runtime, iterator) throws(Raised) in
            guard let block = try runtime.currentBlock(iterator) else { return nil }
            let index = iterator[word: DequeIteratorLayout.index]
            iterator[word: DequeIteratorLayout.index] = index == 0 ? DequeLayout.blockLength - 1 : index - 1
            if index == 0 { iterator[pointer: DequeIteratorLayout.block] = block.left }
            return runtime.retained(block.items[index])
        }
    }
}

extension Runtime {
    func makeDequeIterator(_ deque: ObjectRef, isReversed: Bool = false) -> ObjectRef {
        let kind: ObjectKind = isReversed ? .dequeReverseIterator : .dequeIterator
        let iterator = newContainer(types[kind], size: DequeIteratorLayout.size)
        iterator[pointer: DequeIteratorLayout.block] =
            deque[pointer: isReversed ? DequeLayout.rightBlock : DequeLayout.leftBlock]
        iterator[word: DequeIteratorLayout.index] =
            deque[word: isReversed ? DequeLayout.rightIndex : DequeLayout.leftIndex]
        iterator[reference: DequeIteratorLayout.deque] = retained(deque)
        iterator[word: DequeIteratorLayout.state] = deque[word: DequeLayout.state]
        iterator[word: DequeIteratorLayout.remaining] = dequeCount(deque)
        track(iterator)
        return iterator
    }

    fileprivate func newDequeIterator(_ arguments: Arguments, isReversed: Bool) throws(Raised) -> ObjectRef {
        try expect(arguments, 1...2, "_deque_iterator", receivers: 0)
        guard arguments[0].kind == .deque else {
            throw typeError("argument 1 must be collections.deque, not \(typeName(of: arguments[0]))")
        }
        return makeDequeIterator(arguments[0], isReversed: isReversed)
    }

    /// The block of the next item, which is counted as taken; nil at the end.
    fileprivate func currentBlock(_ iterator: ObjectRef) throws(Raised) -> DequeBlock? {
        guard let deque = iterator[reference: DequeIteratorLayout.deque] else { return nil }
        guard deque[word: DequeLayout.state] == iterator[word: DequeIteratorLayout.state] else {
            iterator[word: DequeIteratorLayout.remaining] = 0
            throw runtimeError("deque mutated during iteration")
        }
        guard iterator[word: DequeIteratorLayout.remaining] > 0 else { return nil }
        iterator[word: DequeIteratorLayout.remaining] -= 1
        return iterator[pointer: DequeIteratorLayout.block].map(DequeBlock.init)
    }
}
