/// Characters of a Java string as UTF-8. Keeps its buffer: one for each thread.
struct StringDecoder: ~Copyable {
    private var buffer: UnsafeMutableRawBufferPointer

    init() { buffer = .allocate(byteCount: 1 << 12, alignment: 16) }

    deinit { buffer.deallocate() }

    /// Latin-1; valid as long as `bytes` and until the next call.
    mutating func latin1(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard !Self.isASCII(bytes) else { return bytes }
        reserve(bytes.count * 2)
        var length = 0
        for byte in bytes { length = append(UInt32(byte), at: length) }
        return UnsafeRawBufferPointer(rebasing: buffer[..<length])
    }

    /// UTF-16. A lone surrogate becomes U+FFFD.
    mutating func utf16(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> UnsafeRawBufferPointer {
        let count = bytes.count / 2
        reserve(count * 3)
        func unit(_ index: Int) -> UInt32 {
            let unit = bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self)
            return UInt32(isBigEndian ? UInt16(bigEndian: unit) : UInt16(littleEndian: unit))
        }
        var length = 0
        var index = 0
        while index < count {
            var scalar = unit(index)
            index += 1
            if scalar & 0xFC00 == 0xD800, index < count, unit(index) & 0xFC00 == 0xDC00 {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(index) & 0x3FF
                index += 1
            } else if scalar & 0xF800 == 0xD800 {
                scalar = 0xFFFD
            }
            length = append(scalar, at: length)
        }
        return UnsafeRawBufferPointer(rebasing: buffer[..<length])
    }

    private static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let words = bytes.count / 8
        var bits: UInt64 = 0
        for word in 0..<words { bits |= bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self) }
        for index in words * 8..<bytes.count { bits |= UInt64(bytes[index]) }
        return bits & 0x8080_8080_8080_8080 == 0
    }

    private mutating func reserve(_ count: Int) {
        guard count > buffer.count else { return }
        buffer.deallocate()
        buffer = .allocate(byteCount: count, alignment: 16)
    }

    @inline(__always)
    private func append(_ scalar: UInt32, at length: Int) -> Int {
        switch scalar {
        case 0..<0x80:
            buffer[length] = UInt8(scalar)
            return length + 1
        case 0x80..<0x800:
            buffer[length] = UInt8(0xC0 | scalar >> 6)
            buffer[length + 1] = UInt8(0x80 | scalar & 0x3F)
            return length + 2
        case 0x800..<0x10000:
            buffer[length] = UInt8(0xE0 | scalar >> 12)
            buffer[length + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
            buffer[length + 2] = UInt8(0x80 | scalar & 0x3F)
            return length + 3
        default:
            buffer[length] = UInt8(0xF0 | scalar >> 18)
            buffer[length + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
            buffer[length + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
            buffer[length + 3] = UInt8(0x80 | scalar & 0x3F)
            return length + 4
        }
    }
}
