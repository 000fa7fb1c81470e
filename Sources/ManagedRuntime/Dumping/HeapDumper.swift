import DumpFormat
import HeapGraph

/// Streams a runtime's heap to a `.barrow` file: the objects in one walk over the arenas, and nothing allocated for
/// one unless its text has to be converted.
///
/// An object's address is that of its reference count: headers in front of it belong to its size. References are those
/// that count, and beside them the weak references' (weak) and the interned table's (borrowed). The type is a column,
/// so an instance's class is not among its references. Objects to which the program holds more references than the heap
/// accounts for are roots of kind `handle`.
struct HeapDumper {
    let runtime: Runtime
    let writer: DumpWriter
    let types: [TypeID]
    let labels: DumpLabels
    /// By type.
    let classLabels: [ClassLabels]
    /// By traceback, where traced, the numbers of the allocation sites in the dump.
    let sites: [UInt32?]

    init(_ runtime: Runtime, _ writer: DumpWriter) {
        self.runtime = runtime
        self.writer = writer
        types = Self.writeTypes(runtime, writer)
        labels = DumpLabels(writer)
        classLabels = runtime.typeTable.map { ClassLabels($0, runtime, writer) }
        sites = Self.writeSites(runtime, writer)
    }

    func dump() {
        writeRoots()
        writeInternTable()
        writeAllocator()
        writeCollector()
        writeMemory()
        runtime.stampGenerations()
        for object in runtime.statics.objects { write(object) }
        writeThreadFrames()
        runtime.allocator.forEachObject { write(ObjectRef($0)) }
        runtime.clearGenerationStamps()
    }

    /// The built-in types come first, so a class finds its base, `object`, written.
    private static func writeTypes(_ runtime: Runtime, _ writer: DumpWriter) -> [TypeID] {
        var types: [TypeID] = []
        let statics = runtime.statics.typeObjects.count
        for (index, type) in runtime.typeTable.enumerated() {
            let object = UnsafeMutableRawPointer(bitPattern: type.address).map(ObjectRef.init)
            let base = object?[reference: TypeLayout.base] ?? (index < statics ? nil : runtime.types.object)
            types.append(
                writer.type(
                    name: type.name, module: type.module, kind: type.kind.dumpKind,
                    labels: type.kind.labelTemplate,
                    base: base.flatMap {
                        let number = $0[word: TypeLayout.index]
                        return number < types.count ? types[number] : nil
                    },
                    basicSize: type.kind.basicSize, itemSize: type.kind.itemSize,
                    object: UInt64(type.address)))
        }
        return types
    }

    /// The innermost frame of each traceback.
    private static func writeSites(_ runtime: Runtime, _ writer: DumpWriter) -> [UInt32?] {
        guard let tracer = runtime.allocator.state.pointee.tracer else { return [] }
        var numbers: [AllocationSite: UInt32] = [:]
        return (0..<tracer.pointee.tracebacks.count).map { number in
            let frames = tracer.pointee.tracebacks.traceback(TracebackID(number: UInt32(number))).frames
            guard let site = frames.first.flatMap(runtime.site) else { return nil }
            if let known = numbers[site] { return known }
            let new = writer.allocationSite(
                function: site.function, file: site.file, line: UInt32(clamping: site.line))
            numbers[site] = new
            return new
        }
    }

    private func writeInternTable() {
        runtime.forEachInterned { writer.interned(UInt64($0.address)) }
    }

    private func writeCollector() {
        for index in 0..<Runtime.generationCount {
            let generation = runtime.state.pointee.collector.generations[index]
            writer.generation(
                collections: UInt64(generation.statistics.collections),
                collected: UInt64(generation.statistics.collected),
                uncollectable: UInt64(generation.statistics.uncollectable),
                count: UInt32(clamping: generation.count), threshold: UInt32(clamping: generation.threshold))
        }
    }
}

/// Labels that objects of fixed shape give their references.
struct DumpLabels {
    let dict, back: LabelID
    /// By kind, one for each of its layout's fields.
    let fields: [[LabelID]]
    let referent: LabelID
    let interned: LabelID
    /// Of a dict whose keys are the class's.
    let sharedKey: LabelID
    /// Of a class to the names of its instances' attributes.
    let sharedName: LabelID
    /// Of objects that hold more than their kind's fields.
    let part: LabelID

    init(_ writer: DumpWriter) {
        dict = writer.label(".__dict__")
        fields = KindLayout.all.map { $0.fields.map { writer.label($0.label) } }
        back = writer.label(".f_back")
        referent = writer.label("referent", strength: .weak)
        interned = writer.label("interned", strength: .borrowed)
        sharedKey = writer.label("key of the class", strength: .borrowed)
        sharedName = writer.label("cached key")
        part = writer.label("part")
    }
}
