/// The text of str objects (Include/cpython/unicodeobject.h).
///
/// `state`: interned bits 0–1 · kind bits 2–4 · compact bit 5 · ascii bit 6. The characters of a compact str follow its
/// header (the shorter one if all are ASCII), those of others are in a block of their own. Up to 3.11 kind 0 is a str
/// that was made of `wchar_t` and not looked at since.
struct StringReader: Sendable {
    let length: Int
    let state: Int
    let asciiHeader: Int
    let compactHeader: Int
    let header: Int
    let data: Int
    let utf8: Int
    let utf8Length: Int
    /// Up to 3.11.
    let wideCharacters: Int?
    let wideLength: Int?

    init(_ layout: LayoutTable) throws(CaptureError) {
        length = try layout.offset("PyASCIIObject", "length")
        state = try layout.offset("PyASCIIObject", "state")
        asciiHeader = try layout.size("PyASCIIObject")
        compactHeader = try layout.size("PyCompactUnicodeObject")
        header = try layout.size("PyUnicodeObject")
        data = try layout.offset("PyUnicodeObject", "data")
        utf8 = try layout.offset("PyCompactUnicodeObject", "utf8")
        utf8Length = try layout.offset("PyCompactUnicodeObject", "utf8_length")
        wideCharacters = layout.offsetIfPresent("PyASCIIObject", "wstr")
        wideLength = layout.offsetIfPresent("PyCompactUnicodeObject", "wstr_length")
    }

    struct State {
        var rawValue: UInt32
        var isInterned: Bool { rawValue & 3 != 0 }
        /// Bytes a character; 0 for a str that is not ready.
        var kind: Int { Int(rawValue >> 2 & 7) }
        var isCompact: Bool { rawValue & 1 << 5 != 0 }
        var isASCII: Bool { rawValue & 1 << 6 != 0 }
    }

    /// Where the characters of a str are.
    struct Characters {
        var bytes: UnsafeRawPointer
        var count: Int
        /// 1, 2 or 4 bytes each.
        var width: Int
        var isASCII: Bool
    }

    @inline(__always)
    func state(of object: UInt64, in space: AddressSpace) -> State? {
        space.load(object &+ UInt64(state), as: UInt32.self).map { State(rawValue: $0) }
    }

    /// Nil where they contradict themselves or are not in the dump.
    @inline(__always)
    func characters(of object: UInt64, in space: AddressSpace) -> Characters? {
        guard let head = space.pointer(object, asciiHeader) else { return nil }
        let count = head.loadUnaligned(fromByteOffset: length, as: Int.self)
        let state = State(rawValue: head.loadUnaligned(fromByteOffset: state, as: UInt32.self))
        guard count >= 0, count < 1 << 40 else { return nil }
        var width = state.kind
        let address: UInt64
        if width == 0 {
            guard let wideCharacters else { return nil }
            address = head.loadUnaligned(fromByteOffset: wideCharacters, as: UInt64.self)
            return wide(of: object, at: address, in: space)
        } else if state.isCompact {
            address = object &+ UInt64(state.isASCII ? asciiHeader : compactHeader)
        } else {
            address = space.word(object &+ UInt64(data)) ?? 0
        }
        if width == 3 || width > 4 { width = 1 }
        guard let bytes = space.pointer(address, count &* width) else { return nil }
        return Characters(bytes: bytes, count: count, width: width, isASCII: state.isASCII && width == 1)
    }

    private func wide(of object: UInt64, at address: UInt64, in space: AddressSpace) -> Characters? {
        guard let wideLength, let count = space.load(object &+ UInt64(wideLength), as: Int.self),
            count >= 0, count < 1 << 40, let bytes = space.pointer(address, count &* 4)
        else { return nil }
        return Characters(bytes: bytes, count: count, width: 4, isASCII: false)
    }

    /// For names, nil for a text longer than one; any other text is better read by ``ObjectReader/withValue``.
    func string(at object: UInt64, in space: AddressSpace) -> String? {
        guard object != 0, let characters = characters(of: object, in: space),
            characters.count <= Self.nameLimit
        else { return nil }
        return String(unsafeUninitializedCapacity: UTF8Encoding.capacity(for: characters)) {
            characters.count == 0 ? 0 : UTF8Encoding.encode(characters, into: $0.baseAddress!)
        }
    }

    /// What a dump takes of a name.
    private static let nameLimit = 1 << 16

    /// Whether a str is this ASCII text.
    func equals(_ object: UInt64, _ text: StaticString, in space: AddressSpace) -> Bool {
        guard let characters = characters(of: object, in: space), characters.isASCII else { return false }
        return characters.count == text.utf8CodeUnitCount
            && UnsafeRawBufferPointer(start: characters.bytes, count: characters.count)
                .elementsEqual(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
