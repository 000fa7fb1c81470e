import DumpFiles

/// Walks the structure of the file: keys, brackets, and values that are skipped. One thread.
///
/// Reads ahead in a buffer of its own; ``position`` is where the next token is looked for.
struct SnapshotCursor {
    private let file: SnapshotFile
    private(set) var position = 0
    private var window: [UInt8] = []
    private var windowStart = 0
    private static let windowBytes = 1 << 16
    /// No key of a snapshot is longer.
    private static let longestKey = 256

    init(_ file: SnapshotFile) { self.file = file }

    mutating func move(to position: Int) { self.position = position }

    /// The byte at ``position``; nil at the end of the file.
    mutating func peek() throws(DumpError) -> UInt8? {
        if position < windowStart || position >= windowStart + window.count {
            guard position < file.size else { return nil }
            window = try file.bytes(at: position, count: Self.windowBytes)
            windowStart = position
            if window.isEmpty { return nil }
        }
        return window[position - windowStart]
    }

    mutating func advance() { position += 1 }

    /// The next byte that is not white space, not taken; nil at the end of the file.
    mutating func peekToken() throws(DumpError) -> UInt8? {
        while let byte = try peek() {
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            advance()
        }
        return nil
    }

    /// Takes the token where it is next.
    mutating func take(_ token: Unicode.Scalar) throws(DumpError) -> Bool {
        guard try peekToken() == UInt8(ascii: token) else { return false }
        advance()
        return true
    }

    /// A key and its colon; nil where there is none. Keys with escapes are none of a snapshot's and come as they are.
    mutating func key() throws(DumpError) -> String? {
        guard try take("\"") else { return nil }
        var text: [UInt8] = []
        while let byte = try peek(), byte != UInt8(ascii: "\""), text.count < Self.longestKey {
            text.append(byte)
            advance()
        }
        guard try take("\""), try take(":") else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    /// Moves behind the value that is next, whatever it is. False where the file ends first.
    mutating func skipValue() throws(DumpError) -> Bool {
        var depth = 0
        repeat {
            guard let byte = try peekToken() else { return false }
            switch byte {
            case UInt8(ascii: "\""):
                guard try skipString() else { return false }
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                advance()
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                guard depth > 0 else { return true }
                depth -= 1
                advance()
            case UInt8(ascii: ","):
                guard depth > 0 else { return true }
                advance()
            default: try skipWord()
            }
        } while depth > 0
        return true
    }

    private mutating func skipString() throws(DumpError) -> Bool {
        advance()
        while let byte = try peek() {
            advance()
            if byte == UInt8(ascii: "\"") { return true }
            if byte == UInt8(ascii: "\\") { advance() }
        }
        return false
    }

    /// A number, a literal, or a colon between a key and its value.
    private mutating func skipWord() throws(DumpError) {
        repeat { advance() } while try peek().map { !Self.endsWord.contains($0) } ?? false
    }

    private static let endsWord = Set("\"[]{},: \n\r\t".utf8)
}

extension SnapshotCursor {
    /// The digits that are next, as a number; saturates.
    mutating func number() throws(DumpError) -> UInt64 {
        var value: UInt64 = 0
        while let byte = try peek(), IntegerTokenizer.isDigit(byte) {
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(UInt64(byte &- 0x30))
            value = overflow || carry ? .max : sum
            advance()
        }
        return value
    }
}
