import DumpFormat
import HeapGraph

extension CPythonCapture {
    /// Writes the dump; where a check fails, no file is left.
    ///
    /// - Parameter progress: called on this thread with the fraction of the objects written.
    package func write(
        to path: String, options: DumpWriter.Options = .init(), progress: (Double) -> Void = { _ in }
    ) throws -> Outcome {
        let writer = try DumpWriter(path: path, options: options)
        writeFacts(writer)
        let heap = HeapWriter(writer, reader: reader, marks: marks, allocator: allocator, notes: notes)
        heap.writeTypes()
        heap.writeObjects(progress: progress)
        for root in roots where root.isCounted { heap.countExternal(root.object) }
        writeThreadsAndRoots(heap)
        try writeHolders(heap)
        writeMemory(writer)
        allocator.write(to: writer)
        writeCollector(writer)
        for note in image.coverage + allocator.coverage { notes.note(note.what, note.count) }
        notes.note("other CPythons in the process, which were not read", UInt64(python.others.count))
        for note in notes.sorted { writer.coverage(note.what, count: note.count) }
        try writer.finish()
        return Outcome(
            objects: marks.count
                + threads.reduce(0) { $0 + $1.frames.count { $0.holder == .interpreterFrame } },
            references: heap.referenceCount, coverage: notes.sorted)
    }

    private func writeFacts(_ writer: DumpWriter) {
        writer.fact("runtime.name", "CPython")
        writer.fact("runtime.version", python.version.description)
        writer.fact("runtime.layout", python.layout.source)
        if !python.others.isEmpty {
            writer.fact("runtime.others", python.others.joined(separator: "; "))
        }
        writer.fact("allocator.kind", allocator.kind.rawValue)
        for fact in image.facts { writer.fact(fact.key, fact.value) }
        guard let heap = GlibcHeap.read(image) else { return }
        writer.fact("malloc.in-use-bytes", "\(heap.usedBytes)")
        writer.fact("malloc.free-bytes", "\(heap.residentFreeBytes(image.residency))")
    }

    /// The generations of each interpreter's collector, the main interpreter's first.
    private func writeCollector(_ writer: DumpWriter) {
        for collector in lists.collectors {
            for generation in collector.generations {
                writer.generation(
                    collections: generation.collections, collected: generation.collected,
                    uncollectable: generation.uncollectable, count: UInt32(clamping: generation.count),
                    threshold: UInt32(clamping: generation.threshold))
            }
        }
    }

    /// What is alive though nothing that was read holds it; ends with the check of all counts.
    private func writeHolders(_ heap: HeapWriter) throws(CaptureError) {
        let counts = CountValidation(heap)
        try counts.check(reader)
        let data = image.modules.map(\.range)
        var heldByC: UInt64 = 0
        for object in counts.heldFromOutside {
            // An object that is a C variable begins with a count that nobody gives back.
            if data.contains(where: { $0.contains(object) }) {
                heap.writer.root(object, kind: .static, name: "static object")
            } else {
                heap.writer.root(object, kind: .handle, name: "held by C code")
                heldByC += 1
            }
        }
        for object in counts.immortal { heap.writer.root(object, kind: .static, name: "immortal") }
        notes.note(CaptureNote.exceededCounts, counts.exceeded)
        notes.note(CaptureNote.heldByC, heldByC)
    }
}
