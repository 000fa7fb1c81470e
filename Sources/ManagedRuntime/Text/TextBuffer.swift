import Glibc

/// Text in the making, outside the heap; as wide as the widest character so far needs.
struct TextBuffer: ~Copyable {
    private(set) var memory: UnsafeMutableRawPointer
    private(set) var count = 0
    private(set) var width = 1
    /// Bits that occur in the characters.
    private(set) var usedBits: UInt32 = 0
    private var capacity: Int

    init(capacity: Int = 64) {
        self.capacity = capacity
        memory = malloc(capacity).unsafelyUnwrapped
    }

    deinit { free(memory) }

    var view: TextView { TextView(memory, count: count, width: width, isASCII: usedBits < 128) }

    /// Cuts off what was appended behind the first `count` characters.
    mutating func truncate(to count: Int) { self.count = count }

    @inline(__always)
    mutating func append(_ character: UInt32) {
        if width == 1, character < 256, count < capacity {
            memory.storeBytes(of: UInt8(truncatingIfNeeded: character), toByteOffset: count, as: UInt8.self)
            usedBits |= character
            count &+= 1
            return
        }
        appendSlowly(character)
    }

    private mutating func appendSlowly(_ character: UInt32) {
        reserve(1, bits: character)
        store(character, count)
        count += 1
    }

    @inline(__always)
    mutating func append(byte: UInt8) { append(UInt32(byte)) }

    mutating func append(_ text: StaticString) {
        append(ascii: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ text: String) {
        for scalar in text.unicodeScalars { append(scalar.value) }
    }

    mutating func append(ascii bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        append(TextView(start, count: bytes.count, width: 1, isASCII: true))
    }

    mutating func append(_ view: TextView) {
        guard view.count > 0 else { return }
        reserve(view.count, bits: view.usedBits)
        if view.width == width {
            memcpy(memory + count * width, view.start, view.byteCount)
        } else {
            for index in 0..<view.count { store(view[index], count + index) }
        }
        count += view.count
    }

    mutating func append(repeating character: UInt32, count repetitions: Int) {
        guard repetitions > 0 else { return }
        reserve(repetitions, bits: character)
        for index in 0..<repetitions { store(character, count + index) }
        count += repetitions
    }

    @inline(__always)
    private mutating func store(_ character: UInt32, _ index: Int) {
        switch width {
        case 1:
            memory.storeBytes(of: UInt8(truncatingIfNeeded: character), toByteOffset: index, as: UInt8.self)
        case 2:
            memory.storeBytes(
                of: UInt16(truncatingIfNeeded: character), toByteOffset: 2 * index, as: UInt16.self)
        default: memory.storeBytes(of: character, toByteOffset: 4 * index, as: UInt32.self)
        }
    }

    /// Makes room for more characters with these bits.
    private mutating func reserve(_ more: Int, bits: UInt32) {
        usedBits |= bits
        let needed = bits < 256 ? 1 : bits < 65536 ? 2 : 4
        if needed > width { widen(to: needed) }
        let wanted = (count + more) * width
        guard wanted > capacity else { return }
        capacity = max(wanted, capacity * 2)
        memory = realloc(memory, capacity).unsafelyUnwrapped
    }

    private mutating func widen(to newWidth: Int) {
        let old = view
        capacity = max(capacity, 32) * newWidth
        let wider = malloc(max(capacity, old.count * newWidth)).unsafelyUnwrapped
        for index in 0..<old.count {
            if newWidth == 2 {
                wider.storeBytes(
                    of: UInt16(truncatingIfNeeded: old[index]), toByteOffset: 2 * index, as: UInt16.self)
            } else {
                wider.storeBytes(of: old[index], toByteOffset: 4 * index, as: UInt32.self)
            }
        }
        free(memory)
        memory = wider
        width = newWidth
    }
}

extension Runtime {
    /// A new reference to a str of the text so far.
    func makeString(_ buffer: borrowing TextBuffer) -> ObjectRef {
        if buffer.count == 0 { return retained(statics.emptyString) }
        let view = buffer.view
        if view.count == 1, view[0] < 256 { return retained(statics.latin1(UInt8(view[0]))) }
        let object = newString(length: view.count, usedBits: buffer.usedBits)
        copyCharacters(view, to: textStart(object), width: stringState(object).width)
        return object
    }
}
