/// Builds short ASCII texts for managed strings without making Swift strings of them.
struct TextBuilder: ~Copyable {
    private static let capacity = 256
    private let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    private var count = 0

    deinit { bytes.deallocate() }

    mutating func append(_ text: StaticString) {
        precondition(count + text.utf8CodeUnitCount <= Self.capacity, "a text too long for its builder")
        (bytes + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count += text.utf8CodeUnitCount
    }

    mutating func append(_ number: Int) {
        precondition(number >= 0 && count + 20 <= Self.capacity, "a text too long for its builder")
        var rest = number
        let start = count
        repeat {
            bytes[count] = UInt8(48 + rest % 10)
            count += 1
            rest /= 10
        } while rest > 0
        var digits = UnsafeMutableBufferPointer(start: bytes + start, count: count - start)
        digits.reverse()
    }

    /// A new reference to a str of what was appended; the builder is empty again.
    mutating func makeString(_ runtime: Runtime) -> ObjectRef {
        defer { count = 0 }
        return runtime.makeString(utf8: UnsafeBufferPointer(start: bytes, count: count))
    }
}

extension Runtime {
    /// A new reference to a bytes object that begins with `serial`, and so equals no other of its kind.
    func makePayload(serial: Int, count: Int) -> ObjectRef {
        let payload = makeBytes(repeating: UInt8(truncatingIfNeeded: serial), count: max(count, 8))
        (payload.raw + BytesLayout.data).storeBytes(of: serial.littleEndian, as: Int.self)
        return payload
    }
}
