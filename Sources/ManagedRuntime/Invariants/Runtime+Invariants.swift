extension Runtime {
    /// Checks the heap and stops the program at the first contradiction. Linear in the heap; meant for tests.
    /// - Parameter externalReferences: how many references the caller holds, if it knows.
    package func checkInvariants(externalReferences: Int? = nil) {
        if let violation = firstViolation(externalReferences: externalReferences) {
            preconditionFailure(violation.description)
        }
    }

    /// The first thing wrong with the heap, or nil: the allocator's lists and bitmaps, the free lists, the collector's
    /// lists, every reference count, the weak references' lists, the interned table, and what tracing knows.
    package func firstViolation(externalReferences: Int? = nil) -> InvariantViolation? {
        do throws(InvariantViolation) {
            try allocator.verify()
            try verifyObjectMarks()
            try verifyFreeLists()
            try verifyCollectorLists()
            try verifyReferenceCounts(expected: externalReferences)
            try verifyWeakReferences()
            try verifyInterned()
            try verifyTraces()
            return nil
        } catch {
            return error
        }
    }

    private func verifyReferenceCounts(expected: Int?) throws(InvariantViolation) {
        let census = ReferenceCensus(self)
        var external = 0
        try allocator.forEachObject { (raw) throws(InvariantViolation) in
            let object = ObjectRef(raw)
            let references = census.externalReferences(to: object)
            try InvariantViolation.unless(
                references >= 0,
                "\(describe(object)) has a count of \(object.refcount), \(-references) fewer than references to it"
            )
            external += references
        }
        guard let expected else { return }
        try InvariantViolation.unless(
            external == expected, "\(external) references from outside, not \(expected)")
    }

    private func verifyInterned() throws(InvariantViolation) {
        var onTable = 0
        try forEachInterned { (string) throws(InvariantViolation) in
            try InvariantViolation.unless(
                isInterned(string) && string.refcount > 0,
                "the interned table has \(describe(string)), which is not interned, or is gone")
            onTable += 1
        }
        var flagged = 0
        allocator.forEachObject { raw in
            let object = ObjectRef(raw)
            if object.kind == .str, isInterned(object) { flagged += 1 }
        }
        try InvariantViolation.unless(
            flagged == onTable, "\(flagged) interned strings, but \(onTable) on the table")
    }

    private func verifyTraces() throws(InvariantViolation) {
        guard let tracer = allocator.state.pointee.tracer else { return }
        var bytes = 0
        var count = 0
        tracer.pointee.traces.forEach {
            bytes += $0.size
            count += 1
        }
        try InvariantViolation.unless(
            count == tracer.pointee.traces.count, "the table of traces miscounts its entries")
        try InvariantViolation.unless(
            bytes == tracer.pointee.tracedBytes,
            "\(tracer.pointee.tracedBytes) bytes traced, but \(bytes) listed")
    }

    /// `a list at 0x7f…`, for messages.
    func describe(_ object: ObjectRef) -> String {
        "a \(name(ofType: object.type)) at \(hexadecimal(object))"
    }
}
