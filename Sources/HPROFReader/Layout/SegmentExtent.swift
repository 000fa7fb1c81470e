/// Where the body of a heap dump record ends.
///
/// Its length has 32 bits: older JVMs let it wrap for a heap of more than 4 GiB (JDK-6882748), and a JVM that ends while it
/// dumps, or that cannot seek, leaves it 0. So a length is believed where records follow; otherwise one that is a multiple of
/// 2³² longer; otherwise the records of the heap themselves say where they end.
struct SegmentExtent {
    var end: UInt64
    /// The file ends inside of it.
    var isCut = false

    /// How many headers in a row must make sense.
    private static let chain = 4

    static func find(
        tag: UInt8, body: UInt64, length: UInt32, idSize: Int, fileSize: UInt64, _ window: inout FileWindow
    ) -> SegmentExtent {
        let declared = body + UInt64(length)
        if declared <= fileSize, isFollowed(declared, idSize, fileSize, &window, allowsCut: length > 0) {
            return SegmentExtent(end: declared)
        }
        for end in stride(from: declared, through: fileSize, by: 1 << 32).dropFirst()
        where isFollowed(end, idSize, fileSize, &window, allowsCut: false) { return SegmentExtent(end: end) }
        return skim(from: body, declared: declared, idSize, fileSize, &window)
    }

    /// Whether the file ends at `offset`, or records follow there, the last of them perhaps cut off.
    private static func isFollowed(
        _ offset: UInt64, _ idSize: Int, _ fileSize: UInt64, _ window: inout FileWindow, allowsCut: Bool
    ) -> Bool {
        var offset = offset
        for _ in 0..<chain where offset != fileSize {
            window.move(to: offset)
            guard let bytes = window.need(RecordTag.headerLength) else {
                return allowsCut && fileSize > offset
            }
            let tag = bytes.load(as: UInt8.self)
            guard RecordTag.isKnown(tag) else { return false }
            let length = bytes.u4(5)
            let next = offset + UInt64(RecordTag.headerLength) + UInt64(length)
            switch tag {
            case RecordTag.heapDump, RecordTag.heapDumpSegment:
                // Its length may itself be wrong: what is inside must make sense.
                window.move(to: offset + UInt64(RecordTag.headerLength))
                return length == 0 || HeapRecordLength.next(&window, idSize: idSize) != nil
            case RecordTag.heapDumpEnd where length != 0: return false
            default:
                // The last record may be cut off, but no such record is long.
                if next > fileSize { return allowsCut && length < 1 << 20 }
                offset = next
            }
        }
        return true
    }

    /// Whether what begins here may be a record of the file. Where objects go on at a declared end, the length has wrapped.
    private static func mayEnd(_ window: inout FileWindow) -> Bool {
        window.need(1).map { RecordTag.isKnown($0.load(as: UInt8.self)) } ?? true
    }

    /// Follows the records of the heap to their end: where none begins, or where the file ends.
    private static func skim(
        from body: UInt64, declared: UInt64, _ idSize: Int, _ fileSize: UInt64, _ window: inout FileWindow
    ) -> SegmentExtent {
        window.move(to: body)
        while window.offset < fileSize {
            if window.offset == declared, declared != body, mayEnd(&window) { break }
            guard let length = HeapRecordLength.next(&window, idSize: idSize) else { break }
            guard length <= fileSize - window.offset else {
                return SegmentExtent(end: fileSize, isCut: true)
            }
            window.move(to: window.offset + length)
        }
        // Records that stop before the declared end are damaged there; those in between are walked up to that.
        if window.offset < declared {
            return SegmentExtent(end: min(declared, fileSize), isCut: declared > fileSize)
        }
        return SegmentExtent(end: window.offset)
    }
}
