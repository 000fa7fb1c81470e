extension Lexer {
    /// A name, a keyword, or a string with a prefix.
    mutating func readNameOrString() throws(Stop) {
        let start = position
        if skipStringPrefix() {
            try readString(from: start)
            return
        }
        var isASCII = true
        while isNameByte(byte()) {
            if text[position] >= 0x80 { isASCII = false }
            position += 1
        }
        if isASCII {
            append(TokenKind.keyword(text[start..<position]) ?? .name, from: start)
        } else {
            try checkName(from: start)
            append(.name, from: start)
        }
    }

    /// Steps to the quote where the letters at the position are a prefix of a string: b, f, r, u, br, fr, in any order
    /// and case.
    private mutating func skipStringPrefix() -> Bool {
        guard let first = PrefixLetters(byte()) else { return false }
        if isQuote(byte(1)) {
            position += 1
            return true
        }
        guard let second = PrefixLetters(byte(1)), isQuote(byte(2)), first != second else { return false }
        let both = first.union(second)
        guard both.contains(.raw) && !both.contains(.unicode) else { return false }
        position += 2
        return true
    }

    private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }

    private mutating func checkName(from start: Int) throws(Stop) {
        var index = start
        for scalar in String(decoding: text[start..<position], as: UTF8.self).unicodeScalars {
            index += UTF8.width(scalar)
            let isAllowed =
                scalar == "_"
                || (index - UTF8.width(scalar) == start
                    ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
            if !isAllowed {
                position = index
                try failCharacter(scalar)
            }
        }
    }

    mutating func failCharacter(_ scalar: Unicode.Scalar) throws(Stop) -> Never {
        var hex = String(scalar.value, radix: 16, uppercase: true)
        hex = String(repeating: "0", count: max(4 - hex.count, 0)) + hex
        if scalar.isPrintable {
            try fail("invalid character '\(Character(scalar))' (U+\(hex))")
        }
        try fail("invalid non-printable character U+\(hex)")
    }
}

extension Unicode.Scalar {
    /// As `str.isprintable` has it.
    var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            false
        case .spaceSeparator: self == " "
        default: true
        }
    }
}
