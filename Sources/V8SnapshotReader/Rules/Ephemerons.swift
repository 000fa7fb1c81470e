import Glibc

/// The two edges of each pair in a WeakMap, which its key and its table have to the value.
///
/// V8 gives both the same name but for a number before it: `12 / part of key (Object @7) -> value (Object @9) pair in WeakMap
/// (table @5)` (V8HeapExplorer::ExtractEphemeronHashTableReferences in heap-snapshot-generator.cc). DevTools recognizes them
/// by that name alone: tryParseWeakMapEdgeName in HeapSnapshot.ts.
struct Ephemerons {
    /// What the name of an edge says.
    struct Pair {
        /// Two edges of one pair have the same number.
        var number: Int
        /// The id of the table.
        var table: UInt64
    }

    /// By the number of the string.
    private var pairs: [UInt32: Pair] = [:]

    var isEmpty: Bool { pairs.isEmpty }
    func pair(_ name: UInt32) -> Pair? { pairs[name] }

    private static let mark = Array(" / part of key (".utf8)

    /// One pass over the bytes of all strings.
    init(_ strings: StringTable) {
        var numbers: [[UInt8]: Int] = [:]
        Self.forEachMark(in: strings.allBytes) { place in
            let string = strings.number(at: place)
            if let (text, table) = Self.parse(strings[string]) {
                let number = numbers[text] ?? numbers.count
                numbers[text] = number
                pairs[string] = Pair(number: number, table: table)
            }
            return strings.end(of: string)
        }
    }

    /// - Parameter body: returns where to go on: a string is parsed once, however many marks it has.
    private static func forEachMark(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Int) {
        guard let base = bytes.baseAddress else { return }
        var position = 1
        while position < bytes.count,
            let slash = memchr(base + position, CInt(UInt8(ascii: "/")), bytes.count - position)
        {
            position = UnsafeRawPointer(slash) - UnsafeRawPointer(base) + 1
            let start = position - 2
            if bytes.count - start >= mark.count, memcmp(base + start, mark, mark.count) == 0 {
                position = max(position, body(start))
            }
        }
    }

    /// What both edges of a pair have in their names, and the table's id:
    /// `digits / part of key (… @digits) -> value (… @digits) pair in WeakMap (table @digits)`.
    static func parse(_ name: UnsafeBufferPointer<UInt8>) -> (text: [UInt8], table: UInt64)? {
        let bytes = Array(name)
        let digits = bytes.prefix { IntegerTokenizer.isDigit($0) }.count
        guard digits > 0, bytes[digits...].starts(with: mark) else { return nil }
        let text = Array(bytes[digits...])
        var rest = text[...]
        guard let table = takeNumber(&rest, before: ")", after: " pair in WeakMap (table @"),
            takeNumber(&rest, before: ")", after: " @") != nil,
            let value = lastRange(of: ") -> value (", in: rest)
        else { return nil }
        var key = rest[..<value]
        guard takeNumber(&key, before: "", after: " @") != nil, key.count >= mark.count else { return nil }
        return (text, table)
    }

    /// Takes `after`, a number and `before` off the end.
    private static func takeNumber(
        _ text: inout ArraySlice<UInt8>, before: String, after: String
    ) -> UInt64? {
        let (before, after) = (Array(before.utf8), Array(after.utf8))
        guard text.suffix(before.count).elementsEqual(before) else { return nil }
        var rest = text.dropLast(before.count)
        let digits = rest.reversed().prefix { IntegerTokenizer.isDigit($0) }.count
        let number = UInt64(String(decoding: rest.suffix(digits), as: UTF8.self))
        rest = rest.dropLast(digits)
        guard let number, rest.suffix(after.count).elementsEqual(after) else { return nil }
        text = rest.dropLast(after.count)
        return number
    }

    private static func lastRange(of part: String, in text: ArraySlice<UInt8>) -> Int? {
        let part = Array(part.utf8)
        guard text.count >= part.count else { return nil }
        return (text.startIndex...(text.endIndex - part.count)).last {
            text[$0..<$0 + part.count].elementsEqual(part)
        }
    }
}
