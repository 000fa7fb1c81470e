/// Bytes of a file or of a target, read only where they are.
///
/// Offsets and counts come from the bytes themselves, so that each is checked before use and none can overflow. Does not
/// own the bytes: keep their owner alive.
package struct CheckedBytes: @unchecked Sendable {
    package let buffer: UnsafeRawBufferPointer

    package init(_ buffer: UnsafeRawBufferPointer) { self.buffer = buffer }

    package var count: UInt64 { UInt64(buffer.count) }

    package func load<Value: BitwiseCopyable>(at offset: UInt64, as type: Value.Type = Value.self) -> Value? {
        guard let bytes = slice(offset, UInt64(MemoryLayout<Value>.size)) else { return nil }
        return bytes.buffer.loadUnaligned(as: type)
    }

    /// `length` bytes from `offset` on; nil unless all of them are there.
    package func slice(_ offset: UInt64, _ length: UInt64) -> CheckedBytes? {
        guard offset <= count, length <= count - offset else { return nil }
        return CheckedBytes(UnsafeRawBufferPointer(rebasing: buffer[Int(offset)..<Int(offset + length)]))
    }

    /// What there is of `length` bytes from `offset` on.
    package func prefix(_ offset: UInt64, _ length: UInt64) -> CheckedBytes {
        guard offset < count else { return CheckedBytes(UnsafeRawBufferPointer(start: nil, count: 0)) }
        return slice(offset, min(length, count - offset)) ?? self
    }

    /// The bytes up to a NUL or the end. Malformed UTF-8 is repaired.
    package func cString(at offset: UInt64) -> String? {
        guard offset < count else { return nil }
        return String(decoding: buffer[Int(offset)...].prefix { $0 != 0 }, as: UTF8.self)
    }

    /// Where the NUL stands that ends the string at `offset`.
    func endOfString(at offset: UInt64) -> UInt64? {
        guard offset < count else { return nil }
        return buffer[Int(offset)...].firstIndex(of: 0).map(UInt64.init)
    }

    /// Whether `text` and a NUL stand at `offset`.
    func holds(_ text: [UInt8], at offset: UInt64) -> Bool {
        guard let bytes = slice(offset, UInt64(text.count) &+ 1) else { return false }
        return bytes.buffer.last == 0 && bytes.buffer.dropLast().elementsEqual(text)
    }
}
