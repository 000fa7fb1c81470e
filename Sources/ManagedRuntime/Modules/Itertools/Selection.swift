/// What `product`, `permutations` and both kinds of `combinations` have in common: indices into a pool, and a result
/// tuple that is used again when nobody else holds it.
///
/// ```
///  object + 16  pointer  pool, a tuple; `product` has a tuple of pools
///         + 24  pointer  indices, in the managed heap
///         + 32  pointer  product, combinations: result
///         + 40  Int      product: whether it has stopped; combinations: length of a result
///         + 48  Int      combinations: whether it has stopped
/// ```
/// Permutations have at 32 a second array, of cycles, and the rest 8 bytes further on.
enum SelectionLayout {
    static let pool = 16
    static let indices = 24
    static let result = 32
    static let length = 40
    static let stopped = 48
}

extension Runtime {
    func makeIndices(count: Int, _ value: (Int) -> Int) -> UnsafeMutablePointer<Int> {
        let indices = allocator.allocate(max(1, 8 * count)).bindMemory(to: Int.self, capacity: max(1, count))
        for index in 0..<count { indices[index] = value(index) }
        return indices
    }

    func indices(_ object: ObjectRef, at offset: Int = SelectionLayout.indices) -> UnsafeMutablePointer<Int> {
        object[pointer: offset].unsafelyUnwrapped.assumingMemoryBound(to: Int.self)
    }

    func freeIndices(_ object: ObjectRef, at offset: Int = SelectionLayout.indices) {
        guard let buffer = object[pointer: offset] else { return }
        object[pointer: offset] = nil
        allocator.free(buffer)
    }

    /// The result at the offset, ready to be changed: itself, or a copy that takes its place if somebody else holds it.
    func changeableResult(_ object: ObjectRef, at offset: Int) -> ObjectRef {
        let result = object[reference: offset].unsafelyUnwrapped
        if result == statics.emptyTuple { return result }
        if result.refcount > 1 {
            let copy = makeTuple(tupleItems(result), count: tupleCount(result))
            object[reference: offset] = copy
            release(result)
            return copy
        }
        if !result.isTracked { track(result) }
        return result
    }

    /// The first result: the pool's items at the indices.
    func makeResult(
        _ pool: ObjectRef, _ indices: UnsafeMutablePointer<Int>, count: Int
    ) -> ObjectRef {
        guard count > 0 else { return retained(statics.emptyTuple) }
        let result = newTuple(count: count)
        for index in 0..<count { tupleItems(result)[index] = retained(tupleItem(pool, indices[index])) }
        track(result)
        return result
    }

    @inline(__always)
    func replaceTupleItem(_ tuple: ObjectRef, _ index: Int, with item: ObjectRef) {
        let old = tupleItem(tuple, index)
        tupleItems(tuple)[index] = retained(item)
        release(old)
    }
}

extension NativeType {
    /// The memory slots of a type with arrays of indices: `count` says how many ints there are in all.
    static func ownsIndices(
        _ slots: inout TypeSlots, at offsets: [Int], count: @escaping (Runtime, ObjectRef) -> Int
    ) {
        slots.traverse = { _, _, _ in }
        slots.clear = { runtime, object in for offset in offsets { runtime.freeIndices(object, at: offset) } }
        slots.bufferSize = { runtime, object in
            object[pointer: SelectionLayout.indices] == nil ? 0 : 8 * count(runtime, object)
        }
    }
}
