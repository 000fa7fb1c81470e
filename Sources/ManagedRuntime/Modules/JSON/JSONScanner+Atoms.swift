extension JSONScanner {
    // MARK: Strings

    /// The string behind its opening quote: a part of the document where nothing is escaped, else `unescaped`'s.
    mutating func string() throws(Raised) -> TextBuffer {
        let begin = position - 1
        var buffer = TextBuffer(capacity: 32)
        while true {
            let start = position
            var character: UInt32 = 0
            while position < text.count {
                character = text[position]
                if character == 34 || character == 92 { break }
                if character < 32, strict { throw error("Invalid control character at", at: position) }
                position += 1
            }
            guard position < text.count else { throw error("Unterminated string starting at", at: begin) }
            buffer.append(text.part(start, position))
            position += 1
            if character == 34 { return buffer }
            guard position < text.count else { throw error("Unterminated string starting at", at: begin) }
            buffer.append(try escape())
        }
    }

    /// The character that an escape stands for, from behind its backslash.
    private mutating func escape() throws(Raised) -> UInt32 {
        let character = text[position]
        position += 1
        switch character {
        case 34, 92, 47: return character
        case 98: return 8
        case 102: return 12
        case 110: return 10
        case 114: return 13
        case 116: return 9
        case 117: return try unicodeEscape()
        default: throw error("Invalid \\escape", at: position - 2)
        }
    }

    /// Four digits, and those of the other half of a surrogate pair.
    private mutating func unicodeEscape() throws(Raised) -> UInt32 {
        guard position + 4 < text.count else { throw error("Invalid \\uXXXX escape", at: position - 1) }
        guard let first = hexNumber(at: position) else {
            throw error("Invalid \\uXXXX escape", at: position - 1)
        }
        position += 4
        guard first &- 0xd800 < 0x400, position + 6 < text.count, text[position] == 92,
            text[position + 1] == 117
        else { return first }
        guard let second = hexNumber(at: position + 2) else {
            throw error("Invalid \\uXXXX escape", at: position + 1)
        }
        guard second &- 0xdc00 < 0x400 else { return first }
        position += 6
        return 0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)
    }

    private func hexNumber(at start: Int) -> UInt32? {
        var value: UInt32 = 0
        for index in start..<start + 4 {
            let character = text[index]
            switch character {
            case 48...57: value = value << 4 | (character - 48)
            case 65...70: value = value << 4 | (character - 55)
            case 97...102: value = value << 4 | (character - 87)
            default: return nil
            }
        }
        return value
    }

    // MARK: Numbers

    private func isDigit(_ index: Int) -> Bool { index < text.count && text[index] &- 48 < 10 }

    mutating func number() throws(Raised) -> ObjectRef {
        let start = position
        var index = start
        if text[index] == 45 { index += 1 }
        guard isDigit(index) else { throw error("Expecting value", at: start) }
        if text[index] == 48 { index += 1 } else { while isDigit(index) { index += 1 } }
        var isFloat = false
        if index < text.count, text[index] == 46, isDigit(index + 1) {
            isFloat = true
            index += 2
            while isDigit(index) { index += 1 }
        }
        if index < text.count, text[index] | 0x20 == 101 {
            var end = index + 1
            if end < text.count, text[end] == 43 || text[end] == 45 { end += 1 }
            if isDigit(end) {
                isFloat = true
                while isDigit(end) { end += 1 }
                index = end
            }
        }
        position = index
        return try number(text.part(start, index), isFloat: isFloat)
    }

    private func number(_ literal: TextView, isFloat: Bool) throws(Raised) -> ObjectRef {
        if let hook = isFloat ? hooks.float : hooks.int {
            let text = runtime.makeString(literal)
            defer { runtime.release(text) }
            return try runtime.call(hook, text)
        }
        if !isFloat, literal.count <= 18 {
            var value = 0
            let negative = literal[0] == 45
            for index in (negative ? 1 : 0)..<literal.count { value = value * 10 + Int(literal[index]) - 48 }
            return runtime.makeInt(negative ? -value : value)
        }
        return isFloat
            ? runtime.makeFloat(try runtime.parseFloat(literal, source: document))
            : try runtime.parseInt(literal, base: 10, source: document)
    }
}
