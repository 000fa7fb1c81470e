import DumpFiles
import FoundationEssentials
import HeapGraph

extension HPROFLoader {
    /// What the dump says of itself, and what was inferred about the layout of objects.
    func addFacts(
        _ heap: ScannedHeap, _ layout: ObjectLayout, _ labels: inout FieldLabels
    ) throws(DumpError) {
        let header = dump.layout.header
        var heapNames: [String] = []
        for name in heap.few.heapNames.sorted() { heapNames.append(try labels.name(name)) }
        builder.addFact("runtime.name", heapNames.isEmpty ? "Java virtual machine" : "Android Runtime")
        builder.addFact("runtime.language", "Java")
        if !heapNames.isEmpty { builder.addFact("runtime.heaps", heapNames.sorted().joined(separator: ", ")) }
        builder.addFact("dump.format", "HPROF \(header.version)")
        builder.addFact("dump.id-size", "\(header.idSize)")
        if header.milliseconds > 0, header.milliseconds < 1 << 46 {
            let date = Date(timeIntervalSince1970: Double(header.milliseconds / 1000))
            builder.addFact("dump.time", date.formatted(.iso8601))
        }
        if dump.layout.dumpCount > 1 {
            builder.addFact("dump.number", "\(dump.reader.dump) of \(dump.layout.dumpCount)")
        }
        for reason in layout.reasons { builder.addFact(reason.name, reason.text) }
    }

    /// Counts what could not be taken in.
    func note(_ table: ClassTable, _ heap: ScannedHeap) {
        builder.note("class dumps of classes that were not loaded, or dumped before", table.strayDumps)
        builder.note("classes whose superclasses have no end", table.endlessChains)
        builder.note(
            "classes that were loaded and not dumped", table.classes.count { $0.dump == nil && !$0.isArray })
        builder.note("instances of classes that were not loaded", heap.few.classless)
        builder.note("stack traces that are too long to be kept", dump.layout.longTraces)
        builder.note("records of allocation sites, CPU samples and the like", dump.layout.otherRecords)
        builder.note("arrays whose elements the dump leaves out", heap.few.arraysWithoutData)
    }
}
