/// Objects from the free lists of their type, and to them. None that is popped counts as a container made, and none that
/// is pushed as one freed, as in 3.11: the collector's count tells.
extension Runtime {
    /// Memory for a float of type `float` itself; its header is written.
    @inline(__always)
    func newFloat() -> ObjectRef {
        guard let block = state.pointee.freeLists.float.pop() else {
            return newAtom(types.float, size: FloatLayout.size)
        }
        return revive(block, types.float, prefix: 0)
    }

    /// A tuple whose items the caller writes before it tracks the tuple, and before anything else is allocated; not for
    /// none, as the empty one is shared.
    @inline(__always)
    func newTuple(count: Int) -> ObjectRef {
        if count < FreeLists.largestTuple, let block = state.pointee.freeLists.tuples[count].pop() {
            let tuple = revive(block, types.tuple, prefix: 16)
            tuple[word: GCHeader.previous] = 0
            return tuple
        }
        let tuple = newContainer(types.tuple, size: TupleLayout.items + 8 * count)
        tuple[word: TupleLayout.count] = count
        return tuple
    }

    /// An untracked list whose fields are not written.
    @inline(__always)
    func newListObject() -> ObjectRef {
        guard let block = state.pointee.freeLists.list.pop() else {
            return newContainer(types.list, size: ListLayout.size)
        }
        return reviveContainer(block, types.list)
    }

    /// An untracked dict whose fields are not written.
    @inline(__always)
    func newDictObject() -> ObjectRef {
        guard let block = state.pointee.freeLists.dict.pop() else {
            return newContainer(types.dict, size: DictLayout.size)
        }
        return reviveContainer(block, types.dict)
    }

    /// An untracked slice whose fields are not written.
    @inline(__always)
    func newSliceObject() -> ObjectRef {
        guard let block = state.pointee.freeLists.slice.pop() else {
            return newContainer(types[.slice], size: KindLayout[.slice].size)
        }
        return reviveContainer(block, types[.slice])
    }

    @inline(__always)
    private func revive(_ block: UnsafeMutableRawPointer, _ type: ObjectRef, prefix: Int) -> ObjectRef {
        allocator.markObject(block)
        let object = ObjectRef(block)
        object.refcount = 1
        object.type = type
        if allocator.state.pointee.tracer != nil { allocator.renewTrace(block - prefix) }
        return object
    }

    @inline(__always)
    private func reviveContainer(_ block: UnsafeMutableRawPointer, _ type: ObjectRef) -> ObjectRef {
        let object = revive(block, type, prefix: 16)
        object[word: GCHeader.next] = 0
        object[word: GCHeader.previous] = 0
        return object
    }

    /// Puts a float, whose type is `float` itself, on the free list or gives its memory back.
    @inline(__always)
    func freeFloat(_ float: ObjectRef) {
        guard state.pointee.freeLists.float.push(float.raw) else { return freeMemory(float, prefix: 0) }
        allocator.unmarkObject(float.raw)
    }

    /// Puts an object whose references are released on its type's free list.
    /// - Returns: whether the type has one with room.
    func keepFreed(_ object: ObjectRef, _ kind: ObjectKind) -> Bool {
        let type = object.type
        let isKept =
            switch kind {
            case .tuple: type == types.tuple && keepTuple(object)
            case .list: type == types.list && state.pointee.freeLists.list.push(object.raw)
            case .dict: type == types.dict && state.pointee.freeLists.dict.push(object.raw)
            case .slice: state.pointee.freeLists.slice.push(object.raw)
            default: false
            }
        if isKept { allocator.unmarkObject(object.raw) }
        return isKept
    }

    private func keepTuple(_ tuple: ObjectRef) -> Bool {
        let count = tupleCount(tuple)
        guard count > 0, count <= FreeLists.largestTuple else { return false }
        return state.pointee.freeLists.tuples[count].push(tuple.raw)
    }

    /// A table of a dict: `byteCount` bytes, their contents undefined.
    @inline(__always)
    func allocateKeys(log2Size: UInt8, strKeysOnly: Bool, byteCount: Int) -> UnsafeMutableRawPointer {
        if log2Size == 3, strKeysOnly, let block = state.pointee.freeLists.keys.pop() { return block }
        return allocator.allocate(byteCount)
    }

    @inline(__always)
    func freeKeys(_ keys: DictKeys) {
        if keys.log2Size == 3, keys.strKeysOnly, state.pointee.freeLists.keys.push(keys.raw) { return }
        allocator.free(keys.raw)
    }

    /// Gives back what the free lists hold, the slice's excepted, as a full collection does.
    func clearFreeLists() {
        empty(&state.pointee.freeLists.float, prefix: 0)
        empty(&state.pointee.freeLists.list, prefix: 16)
        empty(&state.pointee.freeLists.dict, prefix: 16)
        empty(&state.pointee.freeLists.keys, prefix: 0)
        for count in 1...FreeLists.largestTuple {
            empty(&state.pointee.freeLists.tuples[count], prefix: 16)
        }
    }

    private func empty(_ list: inout FreeList, prefix: Int) {
        while let block = list.remove() { allocator.free(block - prefix) }
    }

    /// Gives back everything, at the end.
    func freeFreeLists() {
        clearFreeLists()
        empty(&state.pointee.freeLists.slice, prefix: 16)
    }
}
