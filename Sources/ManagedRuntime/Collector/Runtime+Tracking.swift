extension Runtime {
    /// Enters a container into the youngest generation, once its references are in place.
    @inline(__always)
    func track(_ object: ObjectRef) { state.pointee.collector.generations[0].list.append(object) }

    func untrack(_ object: ObjectRef) {
        GCList.unlink(object)
        object[word: GCHeader.next] = 0
        object[word: GCHeader.previous] &= GCHeader.finalized
    }

    @inline(__always)
    func untrackIfTracked(_ object: ObjectRef) {
        if object.isTracked { untrack(object) }
    }

    package func isTracked(_ object: ObjectRef) -> Bool { object.isContainer && object.isTracked }

    /// Whether the object can be part of a cycle, as far as a quick look tells. A tuple can not once it is untracked;
    /// an untracked dict can, as it may be filled later.
    @inline(__always)
    func mayBeTracked(_ object: ObjectRef) -> Bool {
        guard object.isContainer else { return false }
        if object.type == types.tuple { return object.isTracked }
        return object.kind != .type || !isStatic(object)
    }

    /// A dict is tracked from the first key or value on that can be part of a cycle.
    @inline(__always)
    func trackDictIfNeeded(_ dict: ObjectRef, holding key: ObjectRef, _ value: ObjectRef) {
        if !dict.isTracked, mayBeTracked(value) || mayBeTracked(key) { track(dict) }
    }

    /// Survivors among the tuples that hold nothing trackable need not be looked at again.
    func untrackTuples(in list: GCList) {
        list.forEach { object in
            guard object.type == types.tuple else { return }
            for index in 0..<tupleCount(object) where mayBeTracked(tupleItem(object, index)) { return }
            untrack(object)
        }
    }

    /// The same for dicts, at full collections only.
    func untrackDicts(in list: GCList) {
        list.forEach { object in
            guard object.type == types.dict else { return }
            var mayMatter = false
            forEachEntry(object) { key, value in
                mayMatter = mayMatter || mayBeTracked(value) || mayBeTracked(key)
            }
            if !mayMatter { untrack(object) }
        }
    }

    /// Moves all tracked objects where no collection looks.
    package func freeze() {
        for index in 0..<Self.generationCount {
            state.pointee.collector.generations[index].list.moveAll(to: state.pointee.collector.permanent)
            state.pointee.collector.generations[index].count = 0
        }
    }

    /// Moves what was frozen to the oldest generation.
    package func unfreeze() {
        state.pointee.collector.permanent.moveAll(
            to: state.pointee.collector.generations[Self.generationCount - 1].list)
    }
}
