/// What Python asks of single characters, by the properties that Swift's standard library has.
extension Unicode {
    @inline(__always)
    static func properties(_ character: UInt32) -> Unicode.Scalar.Properties? {
        Unicode.Scalar(character)?.properties
    }

    /// `str.isspace` of one character: bidirectional type WS, B or S, or category Zs.
    @inline(__always)
    static func isWhitespace(_ character: UInt32) -> Bool {
        if character < 128 {
            return character == 32 || character &- 9 < 5 || character &- 28 < 4
        }
        switch character {
        case 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: return true
        default: return false
        }
    }

    /// Where `str.splitlines` splits.
    static func isLineBreak(_ character: UInt32) -> Bool {
        switch character {
        case 10...13, 28...30, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// Of a decimal digit of any script.
    static func decimalValue(_ character: UInt32) -> Int? {
        if character &- 48 < 10 { return Int(character) - 48 }
        guard character >= 128, let properties = properties(character),
            properties.generalCategory == .decimalNumber, let value = properties.numericValue
        else { return nil }
        return Int(value)
    }

    static func isDecimal(_ character: UInt32) -> Bool { decimalValue(character) != nil }

    static func isDigit(_ character: UInt32) -> Bool {
        if character < 128 { return character &- 48 < 10 }
        guard let type = properties(character)?.numericType else { return false }
        return type == .decimal || type == .digit
    }

    static func isNumeric(_ character: UInt32) -> Bool {
        if character < 128 { return character &- 48 < 10 }
        return properties(character)?.numericType != nil
    }

    @inline(__always)
    static func isAlpha(_ character: UInt32) -> Bool {
        if character < 128 { return (character | 0x20) &- 97 < 26 }
        switch properties(character)?.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    static func isAlphanumeric(_ character: UInt32) -> Bool {
        isAlpha(character) || isNumeric(character)
    }

    static func isLower(_ character: UInt32) -> Bool {
        if character < 128 { return character &- 97 < 26 }
        return properties(character)?.isLowercase ?? false
    }

    static func isUpper(_ character: UInt32) -> Bool {
        if character < 128 { return character &- 65 < 26 }
        return properties(character)?.isUppercase ?? false
    }

    static func isTitle(_ character: UInt32) -> Bool {
        character >= 128 && properties(character)?.generalCategory == .titlecaseLetter
    }

    static func isCased(_ character: UInt32) -> Bool {
        if character < 128 { return (character | 0x20) &- 97 < 26 }
        return properties(character)?.isCased ?? false
    }

    static func isCaseIgnorable(_ character: UInt32) -> Bool {
        properties(character)?.isCaseIgnorable ?? false
    }

    /// Whether `repr` shows the character itself: not what is unassigned, control, format, surrogate, private use or
    /// a separator, but for the space. Unicode 14 as in 3.11: what later versions assigned is unassigned.
    @inline(__always)
    static func isPrintable(_ character: UInt32) -> Bool {
        if character < 128 { return character &- 32 < 95 }
        return isPrintableBeyondASCII(character)
    }

    private static func isPrintableBeyondASCII(_ character: UInt32) -> Bool {
        guard let properties = properties(character) else { return false }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return (properties.age?.major ?? 0) <= 14
        }
    }
}
