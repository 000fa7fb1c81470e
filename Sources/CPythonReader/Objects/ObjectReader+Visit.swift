extension ObjectReader {
    /// Reports what an object refers to: items first, then fields, attributes, and last the class of an instance of a
    /// heap type, which counts its instances.
    ///
    /// - Parameter type: its row, from ``typeRow(at:)``.
    @inline(__always)
    package func visit<S: ReferenceSink>(_ object: UInt64, type: Int, into sink: inout S) {
        let record = types.record(type)
        switch record.form {
        case .none, .int, .float, .complex, .bytes, .plain, .structure, .lruLink, .memoryView,
            .dateTime:
            break
        case .str: visitText(object, into: &sink)
        case .tuple: visitTuple(object, into: &sink)
        case .list: visitList(object, into: &sink)
        case .dict: visitDict(object, into: &sink)
        case .set: visitSet(object, into: &sink)
        case .type: return visitType(object, metatype: record, into: &sink)
        default: visitRare(object, record, type: type, into: &sink)
        }
        if record.fieldCount != 0 { visitFields(of: object, record, into: &sink) }
        if record.dictPlace != .absent { visitAttributes(of: object, type: type, record, into: &sink) }
        if record.traits.contains(.isHeap) { sink.reference(to: record.address, fixed.type) }
    }

    @inline(never)
    private func visitRare<S: ReferenceSink>(
        _ object: UInt64, _ record: TypeRecord, type: Int, into sink: inout S
    ) {
        switch record.form {
        case .bytearray: visitByteArray(object, into: &sink)
        case .code: visitCode(object, into: &sink)
        case .frame: visitFrame(object, into: &sink)
        case .generator: visitGenerator(object, into: &sink)
        case .module: visitModule(object, into: &sink)
        case .weakReference: visitWeakReference(object, into: &sink)
        case .deque: visitDeque(object, into: &sink)
        case .defaultDict: visitDefaultDict(object, into: &sink)
        case .orderedDict: visitOrderedDict(object, into: &sink)
        case .lruCache: visitLinks(of: object, into: &sink)
        case .bufferedFile: visitIOBuffer(object, layouts.buffered, into: &sink)
        case .stringIO: visitIOBuffer(object, layouts.stringIO, into: &sink)
        case .function: visitClosure(object, into: &sink)
        case .hamtPairs: visitHamtPairs(object, record, into: &sink)
        case .hamtArray: visitHamtArray(object, into: &sink)
        case .teeData: visitTeeData(object, into: &sink)
        case .array: visitArray(object, into: &sink)
        case .ndarray: visitNDArray(object, into: &sink)
        case .unknown: scanItems(of: object, record, into: &sink)
        default: break
        }
    }

    @inline(__always)
    func visitFields<S: ReferenceSink>(of object: UInt64, _ record: TypeRecord, into sink: inout S) {
        // The fields of a struct sequence are its items.
        guard let bytes = space.pointer(object, Int(record.basicSize) + 8 * Int(record.sequenceFields)) else {
            return sink.note("objects that the dump ends in")
        }
        // Looking for objects may describe new types and so move the table of fields.
        for row in Int(record.firstField)..<Int(record.firstField) + Int(record.fieldCount) {
            let field = types.state.pointee.fields.base[row]
            let word = bytes.loadUnaligned(fromByteOffset: Int(field.offset), as: UInt64.self)
            if word == 0 { continue }
            switch field.certainty {
            case .known: sink.reference(to: word, field.label)
            case .conservative:
                if word != record.moduleState {
                    scan(word, of: object, at: Int(field.offset), field.label, into: &sink)
                }
            case .ofAwareTime:
                if bytes.load(fromByteOffset: DateTime.isAware, as: UInt8.self) != 0 {
                    sink.reference(to: word, field.label)
                }
            }
        }
    }

    private func visitDefaultDict<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        visitDict(object, into: &sink)
        visitField(object, layouts.defaultFactory, fixed.defaultFactory, into: &sink)
    }

    /// The referent is not counted. A weak reference to an object that died points to None.
    private func visitWeakReference<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        if let referent = space.word(object &+ UInt64(layouts.weakReferent)), referent != 0 {
            let row = typeRow(at: referent)
            if row >= 0, types.record(row).form != .none { sink.reference(to: referent, fixed.referent) }
        }
        visitField(object, layouts.weakCallback, fixed.callback, into: &sink)
    }

    @inline(__always)
    func visitField<S: ReferenceSink>(
        _ object: UInt64, _ offset: Int, _ label: LabelNumber, into sink: inout S
    ) {
        if let word = space.word(object &+ UInt64(offset)), word != 0 { sink.reference(to: word, label) }
    }
}
