enum CallableIteratorLayout {
    static let callable = 16
    static let sentinel = 24
    static let size = 32
}

extension NativeType {
    /// `reversed` of a sequence that has no `__reversed__` of its own.
    static var reversed: NativeType {
        iterator(
            .reversed,
            hint: { (runtime, iterator) throws(Raised) in
                guard let sequence = iterator[reference: IndexIteratorLayout.sequence] else { return 0 }
                let left = iterator[word: IndexIteratorLayout.index] + 1
                return try runtime.length(sequence) < left ? 0 : left
            },
            new: { (runtime, type, arguments) throws(Raised) in
                if arguments.keywordNames != nil, type == runtime.types[.reversed] {
                    throw runtime.typeError("reversed() takes no keyword arguments")
                }
                try runtime.expect(arguments, 1...1, "reversed", receivers: 0)
                return try runtime.makeReversed(type, arguments[0])
            }
        ) { (runtime, iterator) throws(Raised) in try runtime.nextOfReversed(iterator) }
    }

    static var callableIterator: NativeType {
        iterator(.callableIterator) { (runtime, iterator) throws(Raised) in
            try runtime.nextOfCallable(iterator)
        }
    }
}

extension Runtime {
    fileprivate func makeReversed(_ type: ObjectRef, _ sequence: ObjectRef) throws(Raised) -> ObjectRef {
        if let method = try specialMethod(.__reversed__, of: sequence) {
            defer { release(method) }
            guard method != none else {
                throw typeError("'\(typeName(of: sequence))' object is not reversible")
            }
            return try call(method)
        }
        guard sequence.type.slots.pointee.item != nil else {
            throw typeError("'\(typeName(of: sequence))' object is not reversible")
        }
        let count = try length(sequence)
        let iterator = newObject(of: type)
        iterator[word: IndexIteratorLayout.index] = count - 1
        iterator[reference: IndexIteratorLayout.sequence] = retained(sequence)
        return iterator
    }

    fileprivate func nextOfReversed(_ iterator: ObjectRef) throws(Raised) -> ObjectRef? {
        let index = iterator[word: IndexIteratorLayout.index]
        guard index >= 0, let sequence = iterator[reference: IndexIteratorLayout.sequence] else { return nil }
        if let item = try sequenceItem(sequence, index) {
            iterator[word: IndexIteratorLayout.index] = index - 1
            return item
        }
        iterator[word: IndexIteratorLayout.index] = -1
        exhaust(iterator)
        return nil
    }

    /// `iter(callable, sentinel)`.
    func makeCallableIterator(_ callable: ObjectRef, sentinel: ObjectRef) -> ObjectRef {
        let iterator = newContainer(types[.callableIterator], size: CallableIteratorLayout.size)
        iterator[reference: CallableIteratorLayout.callable] = retained(callable)
        iterator[reference: CallableIteratorLayout.sentinel] = retained(sentinel)
        track(iterator)
        return iterator
    }

    fileprivate func nextOfCallable(_ iterator: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let callable = iterator[reference: CallableIteratorLayout.callable] else { return nil }
        let result: ObjectRef
        do throws(Raised) {
            result = try call(callable)
        } catch {
            guard pendingIs(.stopIteration) else { throw error }
            dropException()
            finishCallable(iterator)
            return nil
        }
        guard let sentinel = iterator[reference: CallableIteratorLayout.sentinel] else {
            release(result)
            return nil
        }
        let isLast: Bool
        do throws(Raised) {
            isLast = try isEqualHeld(sentinel, result)
        } catch {
            release(result)
            throw error
        }
        guard isLast else { return result }
        release(result)
        finishCallable(iterator)
        return nil
    }

    private func finishCallable(_ iterator: ObjectRef) {
        exhaust(iterator, at: CallableIteratorLayout.callable)
        exhaust(iterator, at: CallableIteratorLayout.sentinel)
    }
}
