import DumpFormat
import HeapGraph

/// Writes the objects that were found, in address order, and counts their references on the way.
final class HeapWriter {
    let writer: DumpWriter
    let reader: ObjectReader
    let marks: ObjectMarks
    let notes: CaptureNotes
    /// Strong references to each object, by its number.
    let incoming: UnsafeMutablePointer<UInt32>
    private(set) var referenceCount: UInt64 = 0
    private var typeIDs: [TypeID] = []
    private var frameType: TypeID?
    /// By label number: the dump's, or ``unwritten``.
    private var labelIDs: [UInt32] = []
    private var sink: EmissionSink
    /// By type: references found by scanning.
    private var scanned: [Int: UInt64] = [:]

    /// Bytes of values that may still be written. In sound memory no value is in another one.
    private var valueRoom: UInt64

    private static let unwritten = UInt32.max
    private static let progressStep = 1 << 16

    init(
        _ writer: DumpWriter, reader: ObjectReader, marks: ObjectMarks, allocator: AllocatorState,
        notes: CaptureNotes
    ) {
        self.writer = writer
        self.reader = reader
        self.marks = marks
        self.notes = notes
        valueRoom = max(marks.memorySize, 1 << 20) * 8
        incoming = .allocate(capacity: max(marks.count, 1))
        incoming.initialize(repeating: 0, count: max(marks.count, 1))
        sink = EmissionSink(
            marks: marks, incoming: incoming, allocator: BlockSizes(allocator: allocator, writer: writer),
            labels: reader.labels,
            notes: notes)
    }

    deinit {
        incoming.deallocate()
        sink.references.deallocate()
    }

    // MARK: Types

    /// A base is written before the types that derive from it.
    func writeTypes() {
        var written = [TypeID?](repeating: nil, count: reader.types.count)
        for row in 0..<reader.types.count { writeType(row, &written) }
        typeIDs = written.map { $0! }
        frameType = writer.type(name: "frame", module: "builtins", kind: .frame)
    }

    /// Type tables have checked that chains of bases end.
    private func writeType(_ row: Int, _ written: inout [TypeID?]) {
        guard written[row] == nil else { return }
        let type = reader.types[row]
        let base = Int(type.base)
        if base >= 0, base != row { writeType(base, &written) }
        written[row] = writer.type(
            name: type.name, module: type.module, kind: type.kind, labels: type.template,
            base: base >= 0 && base != row ? written[base] : nil, basicSize: UInt32(clamping: type.basicSize),
            itemSize: UInt32(clamping: type.itemSize), object: type.address)
    }

    // MARK: Objects

    /// - Parameter progress: called with the fraction written.
    func writeObjects(progress: (Double) -> Void) {
        var done = 0
        // A local: access to a property of a class is checked each time.
        var sink = sink
        marks.forEach(.seen) { address, place in
            writeObject(at: address, place, &sink)
            done += 1
            if done % Self.progressStep == 0 { progress(Double(done) / Double(marks.count)) }
        }
        self.sink = sink
        noteScanned()
    }

    private func writeObject(at address: UInt64, _ place: ObjectMarks.Place, _ sink: inout EmissionSink) {
        let type = reader.typeRow(at: address)
        sink.begin(
            at: reader.blockStart(of: address, type: type),
            requested: reader.requestedSize(of: address, type: type))
        reader.visit(address, type: type, into: &sink)
        let count = reader.referenceCount(of: address)
        var flags = flags(of: address, type, place)
        if count == nil { flags.insert(.immortal) }
        writer.beginObject(
            address: address, type: typeIDs[type], size: sink.size, slack: sink.slack,
            referenceCount: count ?? UInt64(UInt32.max), flags: flags)
        writeReferences(&sink.references, type)
        if reader.types[type].kind.isImmutableValue {
            reader.withValue(of: address, type: type) { writeValue($0) }
        }
        writer.endObject()
        if flags.contains(.interned) { writer.interned(address) }
    }

    private func writeValue(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count <= valueRoom else { return notes.note("values that lie upon each other") }
        valueRoom -= UInt64(bytes.count)
        writer.value(bytes)
    }

    /// A frame that runs on a thread's stack: an object of ours, not one of CPython's.
    func writeInterpreterFrame(at address: UInt64, size: UInt64) {
        sink.references.removeAll()
        reader.visitInterpreterFrame(at: address, into: &sink)
        dropStaleReferences()
        writer.beginObject(address: address, type: frameType!, size: size)
        writeReferences(&sink.references, nil)
        writer.endObject()
    }

    /// Slots above the top of a running frame's stack still hold what was there before. All other references have been
    /// counted by now, so a slot found by looking is one only where the object's count says that somebody else holds it.
    private func dropStaleReferences() {
        sink.references.removeAll { target, label in
            guard label != 0, reader.labels.isConservative[Int(label)],
                let place = marks.lookup.place(of: target), place.has(.seen),
                let count = reader.referenceCount(of: target)
            else { return false }
            return UInt64(incoming[place.row]) >= count
        }
    }

    /// A reference from outside the heap that an object's reference count includes.
    func countExternal(_ target: UInt64) { sink.count(target) }

    private func flags(of address: UInt64, _ type: Int, _ place: ObjectMarks.Place) -> ObjectFlags {
        var flags: ObjectFlags = []
        if reader.types[type].kind == .string, reader.isInterned(address) { flags.insert(.interned) }
        if reader.hasFinalizer(type: type) {
            flags.insert(.hasFinalizer)
            if reader.isFinalized(address) { flags.insert(.finalized) }
        }
        guard place.has(.tracked) else { return flags.withGeneration(nil) }
        flags.insert(.tracked)
        return flags.withGeneration(place.generation)
    }

    /// Replaces the labels' numbers here by those in the dump.
    private func writeReferences(_ references: inout ReferenceBuffer, _ type: Int?) {
        let (count, labels) = (references.count, references.labels)
        var scannedHere: UInt64 = 0
        for i in 0..<count where labels[i] != 0 {
            let number = labels[i]
            labels[i] = labelID(number)
            if reader.labels.isConservative[Int(number)] { scannedHere += 1 }
        }
        writer.references(to: references.targets, labels: labels, count: count)
        referenceCount += UInt64(count)
        if scannedHere > 0, let type { scanned[type, default: 0] += scannedHere }
    }

    @inline(__always)
    private func labelID(_ number: UInt32) -> UInt32 {
        if Int(number) < labelIDs.count, labelIDs[Int(number)] != Self.unwritten {
            return labelIDs[Int(number)]
        }
        return writeLabel(number)
    }

    private func writeLabel(_ number: UInt32) -> UInt32 {
        while labelIDs.count <= Int(number) { labelIDs.append(Self.unwritten) }
        let entry = reader.labels.entries[Int(number)]
        let id = writer.label(entry.text, strength: entry.strength).rawValue
        labelIDs[Int(number)] = id
        return id
    }

    private func noteScanned() {
        for (type, references) in scanned {
            let type = reader.types[type]
            let name = type.module.isEmpty ? type.name : "\(type.module).\(type.name)"
            notes.noteScanned(name, references)
        }
    }
}
