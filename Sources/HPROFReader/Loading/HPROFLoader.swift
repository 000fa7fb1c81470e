import DumpFiles
import HeapGraph

/// Builds the graph of a dump.
struct HPROFLoader {
    let dump: OpenedDump
    private let idSize: Int
    let builder: HeapGraphBuilder
    private let values: HeapGraphBuilder.ValueDetail
    private let progress: (Double) -> Void

    init(
        _ dump: OpenedDump, _ builder: HeapGraphBuilder, values: HeapGraphBuilder.ValueDetail,
        progress: @escaping (Double) -> Void
    ) {
        self.dump = dump
        idSize = dump.layout.header.idSize
        self.builder = builder
        self.values = values
        self.progress = progress
    }

    func load() throws(DumpError) -> LoadedHPROF {
        var table = try ClassTable(dump.layout, file: dump.file)
        let heap = try ScannedHeap(pass(0.3..<0.5), table.numbers)
        table.add(heap.few.classDumps)
        var layout = ObjectLayout(idSize: idSize, evidence: heap.evidence)
        layout.believe(table)
        var planner = ClassPlanner(
            table, layout: layout, idSize: idSize, labels: FieldLabels(dump.layout.names, in: dump.file),
            builder)
        let plans = try planner.run(
            shortest: heap.shortest, roots: heap.rootAddresses, arrayClasses: heap.few.arrayClasses)
        let classes = try ClassObjects(table, layout, idSize: idSize, &planner.labels, builder)
        try seal(heap, classes, plans)

        classes.define(with: builder.makeFiller(), type: plans.classType)
        let objects = try fill(PlanColumns(plans), table, layout)
        let names = try fillStrings(objects)
        setClassObjects(table)
        var roots = RootBuilder(dump.layout, table, planner.labels)
        try roots.run(heap.few.roots, threadNames: names, builder)
        try addFacts(heap, layout, &planner.labels)
        note(table, heap)

        var damage = dump.layout.damage
        damage.gaps += heap.few.gaps
        let hash = damage.isEmpty ? dump.reader.contentHash : dump.reader.contentHash.salvaged
        let graph = try withRoom(forGraphOf: dump.reader.path) { () throws(ImageError) in
            try builder.finish(contentHash: hash)
        }
        return LoadedHPROF(graph: graph, damage: damage, dumpCount: dump.layout.dumpCount)
    }

    /// A pass that takes this part of the whole time.
    private func pass(_ share: Range<Double>) -> PiecePass {
        PiecePass(file: dump.file, pieces: dump.layout.pieces, idSize: idSize) { [progress] fraction in
            progress(share.lowerBound + fraction * (share.upperBound - share.lowerBound))
        }
    }

    /// Class objects come first: they are few, and what stands at their address a second time is dropped.
    private func seal(_ heap: ScannedHeap, _ classes: ClassObjects, _ plans: ClassPlans) throws(DumpError) {
        classes.declare(to: builder)
        let references = plans.instances.map(\.references)
        for part in heap.parts { builder.add(part.take(), shapes: references) }
        try withRoom(forGraphOf: dump.reader.path) { () throws(ImageError) in try builder.seal(columns: []) }
    }

    private func fill(
        _ plans: PlanColumns, _ table: ClassTable, _ layout: ObjectLayout
    ) throws(DumpError) -> FilledObjects {
        let found = try pass(0.5..<0.8).run(isSerial: builder.hasDuplicates) {
            ObjectFill(builder.makeFiller(), plans, table.numbers, layout, idSize: idSize)
        } finish: { fill in
            FilledObjects(
                strings: fill.strings, slices: fill.slices, threads: fill.threads, unread: fill.unread)
        }
        var objects = FilledObjects()
        for piece in found { objects.add(piece) }
        objects.hasSlices = plans.shared.string.areSlices
        builder.note("objects that are too long for their fields to be read", objects.unread)
        return objects
    }

    /// Reads the texts of strings, or of those alone that threads are called by.
    ///
    /// - Returns: the names of threads, by the object number of the thread.
    private func fillStrings(_ objects: FilledObjects) throws(DumpError) -> [UInt32: String] {
        var objects = objects
        let wanted = Set(objects.threads.lazy.map(\.name))
        if values == .none { objects.strings.removeAll { !wanted.contains($0.string) } }
        guard !objects.strings.isEmpty else {
            progress(1)
            return [:]
        }
        let index = StringIndex(objects.strings, slices: objects.slices, objects: builder.objectCount)
        objects.strings = []
        let hasDuplicates = builder.hasDuplicates
        let found = try pass(0.8..<1).run(isSerial: hasDuplicates) {
            StringFill(
                builder.makeFiller(), index, hasSlices: objects.hasSlices, wanted: wanted,
                isFirstOnly: hasDuplicates)
        } finish: { fill in
            fill.finish()
        }
        var texts: [UInt32: String] = [:]
        for piece in found {
            builder.add(values: piece.values.take())
            texts.merge(piece.texts) { first, _ in first }
            builder.note("strings that are too long for their text to be kept", piece.tooLong)
        }
        return Dictionary(
            objects.threads.compactMap { thread in texts[thread.name].map { (thread.thread, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Class objects are the types of others, and are written as the language writes them.
    private func setClassObjects(_ table: ClassTable) {
        for (number, entry) in table.classes.enumerated() where entry.dump != nil {
            builder.setObject(of: TypeID(number), address: entry.object)
            guard let object = builder.object(at: entry.object) else { continue }
            var text = "class \(entry.name)"
            text.withUTF8 {
                builder.setValue(
                    of: object, hash: StableHash.hash(UnsafeRawBufferPointer($0)), length: UInt32($0.count),
                    bytes: $0)
            }
        }
    }
}

/// What the second pass found besides the rows it filled.
struct FilledObjects {
    var strings: [StringObject] = []
    var slices: [StringSlice] = []
    var threads: [ThreadObject] = []
    /// Objects whose references were left out.
    var unread = 0
    /// Whether details of strings are numbers of slices.
    var hasSlices = false

    /// Appends a piece's, whose slices are numbered from 0.
    mutating func add(_ piece: FilledObjects) {
        let first = UInt32(slices.count)
        let isShifted = !piece.slices.isEmpty && first > 0
        strings +=
            isShifted
            ? piece.strings.map {
                StringObject(string: $0.string, array: $0.array, detail: $0.detail + first)
            }
            : piece.strings
        slices += piece.slices
        threads += piece.threads
        unread += piece.unread
    }
}
