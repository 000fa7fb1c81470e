/// Iterating over any object. Results are new references.
extension Runtime {
    /// `iter(object)`.
    func iterator(of object: ObjectRef) throws(Raised) -> ObjectRef {
        guard let iterate = object.type.slots.pointee.iterate else {
            if object.type.slots.pointee.item != nil { return makeSequenceIterator(object) }
            throw typeError("'\(typeName(of: object))' object is not iterable")
        }
        let iterator = try iterate(self, object)
        guard iterator.type.slots.pointee.next != nil else {
            defer { release(iterator) }
            throw typeError("iter() returned non-iterator of type '\(typeName(of: iterator))'")
        }
        return iterator
    }

    /// The next item; nil at the end, also where the iterator says so by StopIteration.
    @inline(__always)
    func next(_ iterator: ObjectRef) throws(Raised) -> ObjectRef? {
        do throws(Raised) {
            return try nextOrStop(iterator)
        } catch {
            guard pendingIs(.stopIteration) else { throw error }
            dropException()
            return nil
        }
    }

    /// As `next`, but a StopIteration that carries a value may come through: what a generator returned.
    @inline(__always)
    func nextOrStop(_ iterator: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let next = iterator.type.slots.pointee.next else {
            throw typeError("'\(typeName(of: iterator))' object is not an iterator")
        }
        return try next(self, iterator)
    }

    /// Calls `body` with each item, borrowed.
    func forEach(in iterable: ObjectRef, _ body: (ObjectRef) throws(Raised) -> Void) throws(Raised) {
        let iterator = try iterator(of: iterable)
        defer { release(iterator) }
        while let item = try next(iterator) {
            defer { release(item) }
            try body(item)
        }
    }
}
