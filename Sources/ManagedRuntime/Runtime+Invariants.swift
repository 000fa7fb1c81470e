extension Runtime {
    /// Checks the allocator's lists, the collector's lists and every reference count against the heap itself, and
    /// stops the program at the first contradiction. Linear in the heap; meant for tests.
    /// - Parameter externalReferences: how many references the caller holds, if it knows.
    package func checkInvariants(externalReferences: Int? = nil) {
        allocator.checkInvariants()
        checkCollectorLists()
        checkReferenceCounts(expected: externalReferences)
        checkInterned()
    }

    private func checkCollectorLists() {
        var listed = 0
        for index in 0..<Self.generationCount {
            var previous = state.pointee.collector.generations[index].list.head
            state.pointee.collector.generations[index].list.forEach { object in
                precondition(object.gcPrevious == previous, "collector list: broken back link")
                precondition(object.isContainer, "collector list: an object that holds no references")
                let flags = object[word: GCHeader.previous] & ~GCHeader.addressMask & ~GCHeader.finalized
                precondition(flags == 0, "collector list: a flag left behind by a collection")
                precondition(!isStatic(object), "collector list: a static object")
                previous = object
                listed += 1
            }
        }
        precondition(state.pointee.collector.unreachable.isEmpty, "garbage left behind by a collection")
        var tracked = 0
        allocator.forEachObject { if isTracked(ObjectRef($0)) { tracked += 1 } }
        precondition(tracked == listed, "\(tracked) tracked objects, but \(listed) in the collector's lists")
    }

    private func checkReferenceCounts(expected: Int?) {
        let census = ReferenceCensus(self)
        var external = 0
        allocator.forEachObject { raw in
            let object = ObjectRef(raw)
            let references = census.externalReferences(to: object)
            precondition(references >= 0, "a \(object.kind.typeName) has fewer references than hold it")
            external += references
        }
        guard let expected else { return }
        precondition(external == expected, "\(external) references from outside, not \(expected)")
    }

    private func checkInterned() {
        var onTable = 0
        forEachInterned { string in
            precondition(
                isInterned(string) && string.refcount > 0, "interned table: a string that is not, or is gone")
            onTable += 1
        }
        var flagged = 0
        allocator.forEachObject { raw in
            let object = ObjectRef(raw)
            if object.kind == .str, isInterned(object) { flagged += 1 }
        }
        precondition(flagged == onTable, "\(flagged) interned strings, but \(onTable) on the table")
    }
}
