/// The letters before the quote of a string.
struct PrefixLetters: OptionSet {
    let rawValue: UInt8

    static let bytes = PrefixLetters(rawValue: 1)
    static let formatted = PrefixLetters(rawValue: 2)
    static let raw = PrefixLetters(rawValue: 4)
    static let unicode = PrefixLetters(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init?(_ letter: UInt8) {
        switch letter {
        case UInt8(ascii: "b"), UInt8(ascii: "B"): self = .bytes
        case UInt8(ascii: "f"), UInt8(ascii: "F"): self = .formatted
        case UInt8(ascii: "r"), UInt8(ascii: "R"): self = .raw
        case UInt8(ascii: "u"), UInt8(ascii: "U"): self = .unicode
        default: return nil
        }
    }
}
