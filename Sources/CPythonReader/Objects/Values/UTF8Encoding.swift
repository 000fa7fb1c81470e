/// Writes characters of one, two or four bytes as UTF-8.
///
/// A lone surrogate (a file name that was no UTF-8, say) has no place in UTF-8; it becomes the six characters `\udc80`,
/// as `'backslashreplace'` does and repr shows it. What is beyond Unicode becomes U+FFFD.
enum UTF8Encoding {
    /// Room that is enough for `characters`.
    @inline(__always)
    static func capacity(for characters: StringReader.Characters) -> Int {
        switch characters.width {
        case 1: characters.isASCII ? characters.count : characters.count &* 2
        case 2: characters.count &* 6
        default: characters.count &* 6
        }
    }

    /// - Parameter output: with room for ``capacity(for:)`` bytes.
    /// - Returns: how many bytes were written.
    static func encode(
        _ characters: StringReader.Characters, into output: UnsafeMutablePointer<UInt8>
    ) -> Int {
        if characters.isASCII {
            UnsafeMutableRawPointer(output).copyMemory(from: characters.bytes, byteCount: characters.count)
            return characters.count
        }
        switch characters.width {
        case 1: return encode(characters, as: UInt8.self, into: output)
        case 2: return encode(characters, as: UInt16.self, into: output)
        default: return encode(characters, as: UInt32.self, into: output)
        }
    }

    @inline(__always)
    private static func encode<Unit: FixedWidthInteger & BitwiseCopyable>(
        _ characters: StringReader.Characters, as unit: Unit.Type, into output: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var end = output
        for index in 0..<characters.count {
            let unit = characters.bytes.loadUnaligned(
                fromByteOffset: index * MemoryLayout<Unit>.size, as: Unit.self)
            append(UInt32(truncatingIfNeeded: unit), at: &end)
        }
        return end - output
    }

    @inline(__always)
    private static func append(_ value: UInt32, at end: inout UnsafeMutablePointer<UInt8>) {
        switch value {
        case 0..<0x80: put(value, &end)
        case 0x80..<0x800:
            put(0xc0 | value >> 6, &end)
            put(0x80 | value & 0x3f, &end)
        case 0xd800..<0xe000: escape(value, at: &end)
        case 0x800..<0x1_0000: append(threeBytes: value, at: &end)
        case 0x1_0000..<0x11_0000:
            put(0xf0 | value >> 18, &end)
            put(0x80 | value >> 12 & 0x3f, &end)
            put(0x80 | value >> 6 & 0x3f, &end)
            put(0x80 | value & 0x3f, &end)
        default: append(threeBytes: 0xfffd, at: &end)
        }
    }

    private static func append(threeBytes value: UInt32, at end: inout UnsafeMutablePointer<UInt8>) {
        put(0xe0 | value >> 12, &end)
        put(0x80 | value >> 6 & 0x3f, &end)
        put(0x80 | value & 0x3f, &end)
    }

    private static func escape(_ surrogate: UInt32, at end: inout UnsafeMutablePointer<UInt8>) {
        put(UInt32(UInt8(ascii: "\\")), &end)
        put(UInt32(UInt8(ascii: "u")), &end)
        for shift in [12, 8, 4, 0] as [UInt32] {
            let digit = surrogate >> shift & 0xf
            put(digit < 10 ? 0x30 + digit : 0x57 + digit, &end)
        }
    }

    @inline(__always)
    private static func put(_ byte: UInt32, _ end: inout UnsafeMutablePointer<UInt8>) {
        end.pointee = UInt8(truncatingIfNeeded: byte)
        end += 1
    }
}
