/// The word of flags in a str.
///
/// ```
///  bits 0-1  interned: 0 no, 1 yes
///  bits 2-4  bytes a character: 1, 2 or 4
///  bit  5    compact: the text follows the object; not so in instances of derived classes
///  bit  6    ASCII: every character is below 128
///  bit  7    ready (always here)
/// ```
struct StringState {
    var bits: UInt32

    init(bits: UInt32) { self.bits = bits }

    init(width: Int, isASCII: Bool, isCompact: Bool = true) {
        bits = UInt32(width) << 2 | (isCompact ? 1 << 5 : 0) | (isASCII ? 1 << 6 : 0) | 1 << 7
    }

    var isInterned: Bool {
        get { bits & 3 != 0 }
        set { bits = bits & ~3 | (newValue ? 1 : 0) }
    }

    var width: Int { Int(bits >> 2 & 7) }
    var isASCII: Bool { bits & 1 << 6 != 0 }
    var isCompact: Bool { bits & 1 << 5 != 0 }

    /// Where in a compact object the text begins.
    var textOffset: Int { isASCII ? StrLayout.asciiText : StrLayout.wideText }
}
