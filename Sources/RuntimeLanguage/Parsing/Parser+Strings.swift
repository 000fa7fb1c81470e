import ManagedRuntime

/// A string token: its prefix and where its text is.
struct StringLiteral {
    let prefix: PrefixLetters
    /// Between the quotes.
    let content: Range<Int>
    let token: Int

    init(_ token: Token, at index: Int, in text: [UInt8]) {
        var start = Int(token.start)
        var prefix = PrefixLetters()
        while let letter = PrefixLetters(text[start]) {
            prefix.formUnion(letter)
            start += 1
        }
        let quote = text[start]
        let isTriple = Int(token.end) - start >= 6 && text[start + 1] == quote && text[start + 2] == quote
        let width = isTriple ? 3 : 1
        self.prefix = prefix
        content = (start + width)..<(Int(token.end) - width)
        self.token = index
    }
}

extension Parser {
    /// Adjacent string literals, which are one.
    mutating func strings() throws(ParseFailure) -> Expression {
        let start = position
        var literals: [StringLiteral] = []
        while kind == .string {
            literals.append(StringLiteral(tokens[position], at: position, in: text))
            position += 1
        }
        let range = range(from: start)
        let bytes = literals.count { $0.prefix.contains(.bytes) }
        guard bytes == 0 else {
            if bytes < literals.count {
                throw fail("cannot mix bytes and nonbytes literals", tokens[furthest].range)
            }
            return Expression(.constant(.bytes(try self.bytes(of: literals))), range)
        }
        var pieces = StringPieces(range: range)
        for literal in literals {
            if literal.prefix.contains(.formatted) {
                var reader = FormattedStringReader(literal, isRaw: literal.prefix.contains(.raw))
                try reader.read(into: &pieces, &self)
            } else {
                pieces.append(try decode(literal.content, isRaw: literal.prefix.contains(.raw)))
            }
        }
        return pieces.expression(isFormatted: literals.contains { $0.prefix.contains(.formatted) })
    }

    private mutating func bytes(of literals: [StringLiteral]) throws(ParseFailure) -> [UInt8] {
        var result: [UInt8] = []
        for literal in literals {
            let content = text[literal.content]
            guard content.allSatisfy({ $0 < 0x80 }) else {
                throw fail("bytes can only contain ASCII literal characters", tokens[literal.token].range)
            }
            guard !literal.prefix.contains(.raw) else {
                result += content
                continue
            }
            do throws(StringEscapes.Mistake) {
                result += try StringEscapes.decodeBytes(content)
            } catch {
                throw fail(error.message, tokens[furthest].range)
            }
        }
        return result
    }

    /// The code points of a part of the text.
    mutating func decode(_ range: Range<Int>, isRaw: Bool) throws(ParseFailure) -> [UInt32] {
        let content = text[range]
        guard !isRaw && content.contains(UInt8(ascii: "\\")) else {
            return String(decoding: content, as: UTF8.self).unicodeScalars.map(\.value)
        }
        do throws(StringEscapes.Mistake) {
            return try StringEscapes.decode(content)
        } catch {
            throw fail(error.message, tokens[furthest].range)
        }
    }
}

/// What a string is made of, read from left to right.
struct StringPieces {
    let range: SourceRange
    private var values: [Expression] = []
    private var constant: [UInt32] = []

    init(range: SourceRange) { self.range = range }

    mutating func append(_ codePoints: [UInt32]) { constant += codePoints }

    mutating func append(_ value: Expression) {
        flush(range)
        values.append(value)
    }

    private mutating func flush(_ range: SourceRange) {
        if !constant.isEmpty { values.append(Expression(.constant(.string(constant)), range)) }
        constant = []
    }

    consuming func expression(isFormatted: Bool) -> Expression {
        guard isFormatted else { return Expression(.constant(.string(constant)), range) }
        return specifier(range)
    }

    /// A format specifier, and the text that ends it, stand where their own literal does; what is before in it stands
    /// where all of the adjacent literals do.
    consuming func specifier(_ range: SourceRange) -> Expression {
        flush(range)
        return Expression(.joinedString(values), range)
    }
}
