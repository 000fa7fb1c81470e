extension Runtime {
    /// Another reference to the object.
    @inline(__always)
    package func retain(_ object: ObjectRef) { object.refcount &+= 1 }

    /// One reference fewer; without any, the object is gone before this returns, and all that only it kept alive.
    @inline(__always)
    package func release(_ object: ObjectRef) {
        let count = object.refcount &- 1
        object.refcount = count
        if count == 0 { deallocate(object) }
    }

    @inline(__always)
    func release(_ object: ObjectRef?) {
        if let object { release(object) }
    }

    /// An object without references of its own, of `size` bytes from its address on.
    @inline(__always)
    func newAtom(_ type: ObjectRef, size: Int) -> ObjectRef {
        let object = ObjectRef(allocator.allocateObject(size, prefix: 0))
        object.refcount = 1
        object.type = type
        return object
    }

    /// An untracked object with a garbage-collection header. May collect garbage first.
    @inline(__always)
    func newContainer(_ type: ObjectRef, size: Int, prefix: Int = 16) -> ObjectRef {
        countContainer()
        let object = ObjectRef(allocator.allocateObject(size + prefix, prefix: prefix))
        object.refcount = 1
        object.type = type
        object[word: GCHeader.next] = 0
        object[word: GCHeader.previous] = 0
        return object
    }

    /// Gives back the memory of an object whose references are released.
    @inline(__always)
    func freeMemory(_ object: ObjectRef, prefix: Int) {
        allocator.freeObject(object.raw, prefix: prefix)
    }
}
