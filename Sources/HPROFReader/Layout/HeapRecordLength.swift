/// How long the record of a heap dump is that begins at the window, tag included.
enum HeapRecordLength {
    /// Nil where no record begins here, or where the file ends inside of what tells its length.
    @inline(__always)
    static func next(_ window: inout FileWindow, idSize: Int) -> UInt64? {
        guard let tag = window.need(1)?.load(as: UInt8.self) else { return nil }
        switch tag {
        case HeapTag.instance:
            let header = 1 + 2 * idSize + 8
            return window.need(header).map { UInt64(header) + UInt64($0.u4(header - 4)) }
        case HeapTag.primitiveArray, HeapTag.primitiveArrayNoData:
            let header = 1 + idSize + 9
            guard let bytes = window.need(header) else { return nil }
            let size = BasicType.primitiveSize(bytes.load(fromByteOffset: header - 1, as: UInt8.self))
            guard size > 0 else { return nil }
            let data = tag == HeapTag.primitiveArray ? UInt64(bytes.u4(header - 5)) * UInt64(size) : 0
            return UInt64(header) + data
        case HeapTag.objectArray:
            let header = 1 + 2 * idSize + 8
            return window.need(header).map {
                UInt64(header) + UInt64($0.u4(1 + idSize + 4)) * UInt64(idSize)
            }
        case HeapTag.classDump: return classDump(&window, idSize: idSize)
        default: return HeapTag.fixedLength(tag, idSize: idSize).map { UInt64(1 + $0) }
        }
    }

    /// Only a walk over its three tables tells.
    private static func classDump(_ window: inout FileWindow, idSize: Int) -> UInt64? {
        var length = 1 + 7 * idSize + 8
        func table(_ window: inout FileWindow, nameSize: Int, hasValues: Bool) -> Bool {
            guard let count = window.need(length + 2)?.u2(length) else { return false }
            length += 2
            for _ in 0..<count {
                guard let bytes = window.need(length + nameSize + 1) else { return false }
                let code = bytes.load(fromByteOffset: length + nameSize, as: UInt8.self)
                guard let type = BasicType(rawValue: code) else { return false }
                length += nameSize + 1 + (hasValues ? type.size(idSize: idSize) : 0)
            }
            return true
        }
        // Constant pool, static fields, instance fields.
        guard table(&window, nameSize: 2, hasValues: true),
            table(&window, nameSize: idSize, hasValues: true),
            table(&window, nameSize: idSize, hasValues: false)
        else { return nil }
        return UInt64(length)
    }
}
