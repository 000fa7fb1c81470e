extension Lexer {
    /// A number, from its first digit or dot to where it must end.
    mutating func readNumber() throws(Stop) {
        let start = position
        if byte() == UInt8(ascii: "0") {
            switch byte(1) | 0x20 {
            case UInt8(ascii: "x"): try readDigits(ofBase: 16, named: "hexadecimal")
            case UInt8(ascii: "o"): try readDigits(ofBase: 8, named: "octal")
            case UInt8(ascii: "b"): try readDigits(ofBase: 2, named: "binary")
            default: try readDecimal(from: start)
            }
        } else {
            try readDecimal(from: start)
        }
        append(.number, from: start)
    }

    private mutating func readDigits(ofBase base: UInt8, named kind: String) throws(Stop) {
        position += 2
        repeat {
            if byte() == UInt8(ascii: "_") { position += 1 }
            guard hasDigit(byte(), ofBase: base) else {
                try failDigit(named: kind)
                try fail("invalid \(kind) literal")
            }
            while hasDigit(byte(), ofBase: base) { position += 1 }
        } while byte() == UInt8(ascii: "_")
        try failDigit(named: kind)
        try endNumber(named: kind)
    }

    /// A decimal digit that the base does not have.
    private mutating func failDigit(named kind: String) throws(Stop) {
        guard isDigit(byte()) else { return }
        let digit = Character(Unicode.Scalar(byte()))
        position += 1
        try fail("invalid digit '\(digit)' in \(kind) literal")
    }

    private func hasDigit(_ byte: UInt8, ofBase base: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") < base
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): base == 16
        default: false
        }
    }

    private mutating func readDecimal(from start: Int) throws(Stop) {
        var zerosEnd = position
        if byte() == UInt8(ascii: "0") {
            zerosEnd = try skipZeros()
        }
        let hasLeadingZeros = zerosEnd > start
        let isNonzero = isAtDigit
        if isNonzero { try readDecimalTail() }
        if byte() == UInt8(ascii: ".") {
            position += 1
            if isAtDigit { try readDecimalTail() }
        } else if hasLeadingZeros && isNonzero && byte() | 0x20 != UInt8(ascii: "e")
            && byte() | 0x20 != UInt8(ascii: "j")
        {
            try failLeadingZeros(from: start, to: zerosEnd)
        }
        guard try readExponent() else { return }
        if byte() | 0x20 == UInt8(ascii: "j") {
            position += 1
            try endNumber(named: "imaginary")
        } else {
            try endNumber(named: "decimal")
        }
    }

    private var isAtDigit: Bool { isDigit(byte()) }

    private mutating func skipZeros() throws(Stop) -> Int {
        while true {
            if byte() == UInt8(ascii: "_") {
                position += 1
                if !isAtDigit { try fail("invalid decimal literal") }
            }
            guard byte() == UInt8(ascii: "0") else { return position }
            position += 1
        }
    }

    private mutating func readDecimalTail() throws(Stop) {
        while true {
            while isAtDigit { position += 1 }
            guard byte() == UInt8(ascii: "_") else { return }
            position += 1
            if !isAtDigit { try fail("invalid decimal literal") }
        }
    }

    /// False where an `e` is no exponent but the beginning of a keyword, and the number ends before it.
    private mutating func readExponent() throws(Stop) -> Bool {
        guard byte() | 0x20 == UInt8(ascii: "e") else { return true }
        if byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") {
            position += 2
            if !isAtDigit { try fail("invalid decimal literal") }
        } else if isDigit(byte(1)) {
            position += 1
        } else {
            try endNumber(named: "decimal")
            return false
        }
        try readDecimalTail()
        return true
    }

    /// A number may be followed by a keyword without a space between, and by no other name.
    private mutating func endNumber(named kind: String) throws(Stop) {
        guard isNameByte(byte()), byte() < 0x80 else { return }
        for keyword in ["and", "else", "for", "if", "in", "is", "or", "not"] where matches(keyword) { return }
        try fail("invalid \(kind) literal")
    }

    private func matches(_ word: String) -> Bool {
        text[position...].starts(with: word.utf8)
    }

    private mutating func failLeadingZeros(from start: Int, to end: Int) throws(Stop) -> Never {
        let message =
            "leading zeros in decimal integer literals are not permitted; "
            + "use an 0o prefix for octal integers"
        var range = place(start)
        range.endColumn = Int32(column(of: end))
        var error = SyntaxError(message, range)
        error.isLexical = true
        try fail(.raised(error))
    }
}
