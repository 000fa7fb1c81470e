import DumpFiles

/// Walks the records of a file from front to back, passing over what is inside of heap dumps.
struct LayoutWalk: ~Copyable {
    private let file: DumpFile
    private var window: FileWindow
    private var layout: FileLayout
    private var cutter: PieceCutter
    /// A dump of segments that its end has not been seen of.
    private var isDumpOpen = false

    static func run(_ file: DumpFile, header: FileHeader, dump: Int) throws(DumpError) -> FileLayout {
        var walk = LayoutWalk(file, header, dump)
        return try walk.run()
    }

    private init(_ file: DumpFile, _ header: FileHeader, _ dump: Int) {
        self.file = file
        window = FileWindow(file, step: FileWindow.glanceStep)
        layout = FileLayout(header: header, dump: dump)
        cutter = PieceCutter(idSize: header.idSize)
    }

    private var idSize: Int { layout.header.idSize }
    /// The records before a dump, and between its segments, are its own.
    private var isPastDump: Bool { layout.dumpCount > layout.dump }
    private var isInDump: Bool { layout.dumpCount == layout.dump }
    /// The wanted dump has ended, and the next one has not begun: records may be of either.
    private var isBetweenDumps: Bool { isInDump && !isDumpOpen }

    private mutating func run() throws(DumpError) -> FileLayout {
        window.move(to: UInt64(layout.header.length))
        while window.offset < file.size, nextRecord() {}
        if isDumpOpen, isInDump { layout.damage.isTruncated = true }
        if let error = window.error { throw error }
        layout.pieces = cutter.finish()
        return layout
    }

    /// False where the rest of the file cannot be used.
    private mutating func nextRecord() -> Bool {
        let start = window.offset
        guard let bytes = window.need(RecordTag.headerLength) else {
            return end(at: start, "the file ends inside of a record's header")
        }
        let tag = bytes.load(as: UInt8.self)
        let length = bytes.u4(5)
        guard RecordTag.isKnown(tag) else {
            lose(start..<file.size, "no record begins here")
            return false
        }
        let body = start + UInt64(RecordTag.headerLength)
        window.move(to: body)
        switch tag {
        case RecordTag.heapDump, RecordTag.heapDumpSegment:
            let segment = SegmentExtent.find(
                tag: tag, body: body, length: length, idSize: idSize, fileSize: file.size, &window)
            enterDump(isSegment: tag == RecordTag.heapDumpSegment)
            if isInDump {
                cutter.add(start: start, body: body, length: length, end: segment.end, &window)
            }
            if segment.isCut, isInDump { layout.damage.isTruncated = true }
            window.move(to: segment.end)
        case RecordTag.heapDumpEnd:
            isDumpOpen = false
            window.move(to: body + UInt64(length))
        default:
            guard UInt64(length) <= file.size - body else {
                return end(at: start, "the file ends inside of a record")
            }
            if !isPastDump { take(tag, body: body, length: length) }
            window.move(to: body + UInt64(length))
        }
        return true
    }

    /// A dump is one `HEAP_DUMP` record, or the segments up to `HEAP_DUMP_END`.
    private mutating func enterDump(isSegment: Bool) {
        if !isDumpOpen { layout.dumpCount += 1 }
        isDumpOpen = isSegment
    }

    private mutating func take(_ tag: UInt8, body: UInt64, length: UInt32) {
        switch tag {
        case RecordTag.string where length >= idSize:
            guard let bytes = window.need(idSize) else { return }
            layout.names.add(
                id: bytes.id(size: idSize), bodyAt: body, length: length, isLate: isBetweenDumps)
        case RecordTag.loadClass where length >= 8 + 2 * idSize:
            guard let bytes = window.need(8 + 2 * idSize) else { return }
            layout.loadedClasses.append(
                LoadedClass(
                    serial: bytes.u4(), object: bytes.id(4, size: idSize),
                    name: bytes.id(8 + idSize, size: idSize), isLate: isBetweenDumps))
        case RecordTag.frame where length >= 4 * idSize + 8: takeFrame()
        case RecordTag.trace where length >= 12: takeTrace(length: length)
        case RecordTag.string, RecordTag.loadClass, RecordTag.frame, RecordTag.trace:
            let start = body - UInt64(RecordTag.headerLength)
            lose(start..<body + UInt64(length), "a record is too short for what it holds")
        default: layout.otherRecords += 1
        }
    }

    private mutating func takeFrame() {
        guard let bytes = window.need(4 * idSize + 8) else { return }
        let frame = StackTables.Frame(
            method: bytes.id(idSize, size: idSize), file: bytes.id(3 * idSize, size: idSize),
            classSerial: bytes.u4(4 * idSize), line: Int32(bitPattern: bytes.u4(4 * idSize + 4)))
        layout.stacks.add(frame, id: bytes.id(size: idSize), isLate: isBetweenDumps)
    }

    private mutating func takeTrace(length: UInt32) {
        guard let header = window.need(12) else { return }
        let count = min(Int(header.u4(8)), (Int(length) - 12) / idSize)
        guard let bytes = window.need(12 + count * idSize) else {
            layout.longTraces += 1
            return
        }
        let size = idSize
        layout.stacks.addTrace(
            serial: bytes.u4(), frames: (0..<count).lazy.map { bytes.id(12 + $0 * size, size: size) },
            isLate: isBetweenDumps)
    }

    private mutating func end(at start: UInt64, _ reason: String) -> Bool {
        layout.damage.isTruncated = true
        lose(start..<file.size, reason)
        return false
    }

    private mutating func lose(_ bytes: Range<UInt64>, _ reason: String) {
        guard !isPastDump, !bytes.isEmpty else { return }
        layout.damage.gaps.append(HPROFDamage.Gap(bytes: bytes, reason: reason))
    }
}
