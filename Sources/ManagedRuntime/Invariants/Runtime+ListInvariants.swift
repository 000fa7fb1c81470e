/// The lists that run through objects: the collector's, and those of weak references.
extension Runtime {
    func verifyCollectorLists() throws(InvariantViolation) {
        let collector = state.pointee.collector
        var listed = 0
        let generations = (0..<Self.generationCount).map { collector.generations[$0].list }
        for list in generations + [collector.permanent] {
            listed += try verify(list, flags: GCHeader.finalized)
        }
        for list in [collector.unreachable, collector.finalized, collector.callbacks] {
            try InvariantViolation.unless(
                collector.isCollecting || list.isEmpty, "garbage left behind by a collection")
            listed += try verify(list, flags: GCHeader.finalized | GCHeader.collecting)
        }
        var tracked = 0
        allocator.forEachObject { if isTracked(ObjectRef($0)) { tracked += 1 } }
        try InvariantViolation.unless(
            tracked == listed, "\(tracked) tracked objects, but \(listed) in the collector's lists")
    }

    /// - Returns: how many objects are on the list.
    private func verify(_ list: GCList, flags allowed: Int) throws(InvariantViolation) -> Int {
        var count = 0
        var previous = list.head
        try list.forEach { (object) throws(InvariantViolation) in
            try InvariantViolation.unless(
                object.gcPrevious == previous, "collector list: \(describe(object)) has a broken back link")
            try InvariantViolation.unless(
                object.isContainer, "collector list: \(describe(object)) holds no references")
            let flags = object[word: GCHeader.previous] & ~GCHeader.addressMask & ~allowed
            try InvariantViolation.unless(
                flags == 0, "collector list: \(describe(object)) has a flag left behind by a collection")
            try InvariantViolation.unless(
                !isStatic(object), "collector list: \(describe(object)) is static")
            previous = object
            count += 1
        }
        try InvariantViolation.unless(
            list.head.gcPrevious == previous, "collector list: the last object is not the last")
        return count
    }

    /// Every weak reference is on its referent's list, and on none otherwise.
    func verifyWeakReferences() throws(InvariantViolation) {
        var onLists = 0
        var alive = 0
        try forEachObjectAndType { (object) throws(InvariantViolation) in
            if object.kind.isWeakReference, referent(of: object) != nil { alive += 1 }
            var previous: ObjectRef?
            var next = object.weakListHead
            while let weak = next {
                try InvariantViolation.unless(
                    weak.kind.isWeakReference && referent(of: weak) == object,
                    "\(describe(object)) lists a weak reference to something else")
                try InvariantViolation.unless(
                    weak[reference: WeakReferenceLayout.previous] == previous,
                    "\(describe(object)) has a list of weak references with a broken back link")
                onLists += 1
                previous = weak
                next = weak[reference: WeakReferenceLayout.next]
            }
        }
        try InvariantViolation.unless(
            onLists == alive, "\(alive) live weak references, but \(onLists) on their referents' lists")
    }

    /// The objects of the heap, and the static types, which can have weak references too.
    private func forEachObjectAndType(
        _ body: (ObjectRef) throws(InvariantViolation) -> Void
    ) throws(InvariantViolation) {
        for type in statics.typeObjects { try body(type) }
        try allocator.forEachObject { (raw) throws(InvariantViolation) in try body(ObjectRef(raw)) }
    }
}
