import Glibc

/// The characters of a str, or of a part of one, where they lie; or bytes, taken as Latin-1. Borrows the memory.
struct TextView {
    let start: UnsafeRawPointer
    let count: Int
    /// Bytes a character: 1, 2 or 4.
    let width: Int
    /// Whether all are known to be below 128.
    let isASCII: Bool

    @inline(__always)
    init(_ start: UnsafeRawPointer, count: Int, width: Int, isASCII: Bool) {
        self.start = start
        self.count = count
        self.width = width
        self.isASCII = isASCII
    }

    @inline(__always)
    init(bytes: UnsafeRawBufferPointer) {
        self.init(
            bytes.baseAddress ?? TextView.nothing, count: bytes.count, width: 1, isASCII: false)
    }

    /// Somewhere to point at where there is nothing to read.
    private static var nothing: UnsafeRawPointer { UnsafeRawPointer(bitPattern: 16).unsafelyUnwrapped }

    @inline(__always)
    subscript(_ index: Int) -> UInt32 {
        switch width {
        case 1: UInt32(start.load(fromByteOffset: index, as: UInt8.self))
        case 2: UInt32(start.load(fromByteOffset: 2 &* index, as: UInt16.self))
        default: start.load(fromByteOffset: 4 &* index, as: UInt32.self)
        }
    }

    /// Width 1 only.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 { start.load(fromByteOffset: index, as: UInt8.self) }

    @inline(__always)
    func part(_ lower: Int, _ upper: Int) -> TextView {
        TextView(start + lower &* width, count: upper - lower, width: width, isASCII: isASCII)
    }

    @inline(__always)
    var byteCount: Int { count &* width }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: byteCount) }

    /// Bits that occur in the characters: below 128 exactly where all are ASCII, and likewise for 256 and 65536.
    var usedBits: UInt32 {
        if isASCII { return 0 }
        switch width {
        case 1: return isLatin1ASCII ? 0 : 0x80
        case 2:
            var bits: UInt16 = 0
            for index in 0..<count { bits |= start.load(fromByteOffset: 2 &* index, as: UInt16.self) }
            return UInt32(bits)
        default:
            var bits: UInt32 = 0
            for index in 0..<count { bits |= start.load(fromByteOffset: 4 &* index, as: UInt32.self) }
            return bits
        }
    }

    private var isLatin1ASCII: Bool {
        var offset = 0
        while offset + 8 <= count {
            if start.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
                return false
            }
            offset += 8
        }
        while offset < count {
            if byte(offset) >= 128 { return false }
            offset += 1
        }
        return true
    }

    /// Whether both are the same characters, whatever their widths.
    @inline(__always)
    func equals(_ other: TextView) -> Bool {
        guard count == other.count else { return false }
        if width == other.width { return memcmp(start, other.start, byteCount) == 0 }
        for index in 0..<count where self[index] != other[index] { return false }
        return true
    }

    func hasPrefix(_ prefix: TextView) -> Bool {
        count >= prefix.count && part(0, prefix.count).equals(prefix)
    }

    func hasSuffix(_ suffix: TextView) -> Bool {
        count >= suffix.count && part(count - suffix.count, count).equals(suffix)
    }

    /// Negative, zero or positive.
    func order(_ other: TextView) -> Int {
        if width == 1, other.width == 1 {
            let result = Int(memcmp(start, other.start, min(count, other.count)))
            return result != 0 ? result : count - other.count
        }
        for index in 0..<min(count, other.count) {
            let (one, two) = (self[index], other[index])
            if one != two { return one < two ? -1 : 1 }
        }
        return count - other.count
    }
}

extension Runtime {
    /// The characters of a str.
    @inline(__always)
    func view(_ string: ObjectRef) -> TextView {
        let state = stringState(string)
        let text =
            state.isCompact
            ? string.raw + state.textOffset : string[pointer: StrLayout.data].unsafelyUnwrapped
        return TextView(
            text, count: string[word: StrLayout.length], width: state.width, isASCII: state.isASCII)
    }

    /// A new reference to a str of these characters; the empty one and those of one Latin-1 character are shared.
    func makeString(_ view: TextView) -> ObjectRef {
        if view.count == 0 { return retained(statics.emptyString) }
        if view.count == 1, view[0] < 256 { return retained(statics.latin1(UInt8(view[0]))) }
        let bits = view.usedBits
        let object = newString(length: view.count, usedBits: bits)
        copyCharacters(view, to: textStart(object), width: stringState(object).width)
        return object
    }

    /// A new reference to the str of one character.
    @inline(__always)
    func makeString(character: UInt32) -> ObjectRef {
        if character < 256 { return retained(statics.latin1(UInt8(truncatingIfNeeded: character))) }
        let object = newString(length: 1, usedBits: character)
        storeCharacter(character, textStart(object), 0, stringState(object).width)
        return object
    }

    /// A str whose characters the caller writes, `length` of them. Wide enough for characters with these bits.
    func newString(length: Int, usedBits: UInt32) -> ObjectRef {
        let width = usedBits < 256 ? 1 : usedBits < 65536 ? 2 : 4
        let state = StringState(width: width, isASCII: usedBits < 128)
        let object = newAtom(types.str, size: state.textOffset + width * (length + 1))
        initializeString(object, length: length, state: state)
        storeCharacter(0, textStart(object), length, width)
        return object
    }

    @inline(__always)
    func storeCharacter(_ character: UInt32, _ text: UnsafeMutableRawPointer, _ index: Int, _ width: Int) {
        switch width {
        case 1: text.storeBytes(of: UInt8(truncatingIfNeeded: character), toByteOffset: index, as: UInt8.self)
        case 2:
            text.storeBytes(
                of: UInt16(truncatingIfNeeded: character), toByteOffset: 2 &* index, as: UInt16.self)
        default: text.storeBytes(of: character, toByteOffset: 4 &* index, as: UInt32.self)
        }
    }

    /// Copies characters to memory of the same or another width, wide enough for them.
    @inline(__always)
    func copyCharacters(_ view: TextView, to text: UnsafeMutableRawPointer, width: Int) {
        if view.width == width {
            memcpy(text, view.start, view.byteCount)
        } else {
            convertCharacters(view, to: text, width: width)
        }
    }

    private func convertCharacters(_ view: TextView, to text: UnsafeMutableRawPointer, width: Int) {
        for index in 0..<view.count { storeCharacter(view[index], text, index, width) }
    }

    /// Part of a str: itself where the part is all of it and it is a str exactly.
    func substring(_ string: ObjectRef, _ lower: Int, _ upper: Int) -> ObjectRef {
        let view = view(string)
        if lower == 0, upper == view.count, string.type == types.str { return retained(string) }
        return makeString(view.part(lower, max(lower, upper)))
    }

    /// The str itself where it is one exactly, else a str of the same characters. A new reference.
    func plainString(_ string: ObjectRef) -> ObjectRef {
        string.type == types.str ? retained(string) : makeString(view(string))
    }
}
