import HeapGraph

/// The third pass over a piece: the texts of strings, from the arrays they refer to.
struct StringFill: HeapVisitor, ~Copyable {
    private let filler: GraphFiller
    private let index: StringIndex
    private let hasSlices: Bool
    /// Strings whose text is wanted as such, as object numbers: names of threads.
    private let wanted: Set<UInt32>
    /// Two arrays may stand at one address: only the first counts.
    private let isFirstOnly: Bool
    private var decoder = StringDecoder()
    private var values = ValuePart()
    private var texts: [UInt32: String] = [:]
    private var tooLong = 0

    /// What a piece holds.
    struct Found {
        var values: PartBox<ValuePart>
        /// Of the strings that were wanted; their beginnings.
        var texts: [UInt32: String]
        var tooLong: Int
    }

    init(
        _ filler: GraphFiller, _ index: StringIndex, hasSlices: Bool, wanted: Set<UInt32>, isFirstOnly: Bool
    ) {
        self.filler = filler
        self.index = index
        self.hasSlices = hasSlices
        self.wanted = wanted
        self.isFirstOnly = isFirstOnly
    }

    consuming func finish() -> Found {
        let values = exchange(&values, with: ValuePart())
        return Found(values: PartBox(values), texts: texts, tooLong: tooLong)
    }

    @inline(__always)
    mutating func instance(
        at address: UInt64, class: UInt64, header: Int, data: UInt32, _ window: inout FileWindow
    ) {}

    @inline(__always)
    mutating func objectArray(
        at address: UInt64, class: UInt64, header: Int, count: UInt32, _ window: inout FileWindow
    ) {}

    @inline(__always)
    mutating func primitiveArray(
        at address: UInt64, type: UInt8, header: Int, count: UInt32, hasData: Bool, _ window: inout FileWindow
    ) {
        let isChars = type == BasicType.char.rawValue
        guard hasData, isChars || type == BasicType.byte.rawValue else { return }
        let row = filler.row(of: address)
        guard row != noRow else { return }
        let strings = index.strings(of: row)
        guard !strings.isEmpty else { return }
        let length = Int(count) * (isChars ? 2 : 1)
        guard header + length <= FileWindow.maximum, let record = window.need(header + length) else {
            tooLong += strings.count
            return
        }
        let bytes = UnsafeRawBufferPointer(start: record + header, count: length)
        if hasSlices {
            takeSlices(strings, bytes)
        } else {
            // Strings may share an array: it is decoded once for each way to.
            takeAll(strings, detail: 0, bytes, isChars: isChars)
            takeAll(strings, detail: 1, bytes, isChars: isChars)
        }
        if isFirstOnly { index.forget(row) }
    }

    private mutating func takeAll(
        _ strings: UnsafeBufferPointer<StringIndex.Entry>, detail: UInt32, _ bytes: UnsafeRawBufferPointer,
        isChars: Bool
    ) {
        guard strings.contains(where: { $0.detail == detail && $0.string != noRow }) else { return }
        let text =
            if isChars {
                decoder.utf16(bytes, isBigEndian: true)
            } else if detail == 0 {
                decoder.latin1(bytes)
            } else {
                // As it stood in memory: little-endian on every JVM of today but s390x's.
                decoder.utf16(bytes, isBigEndian: false)
            }
        let hash = StableHash.hash(text)
        for entry in strings where entry.detail == detail && entry.string != noRow {
            append(text, hash, to: entry.string)
        }
    }

    /// Java 6 and before: each string is a part of the array.
    private mutating func takeSlices(
        _ strings: UnsafeBufferPointer<StringIndex.Entry>, _ bytes: UnsafeRawBufferPointer
    ) {
        let units = bytes.count / 2
        // A hostile dump may let a million strings have all of a long array.
        var budget = 64 * bytes.count + FileWindow.maximum
        for entry in strings where entry.string != noRow {
            let part = index.slices[Int(entry.detail)].units(of: units)
            guard part.count <= budget else {
                tooLong += 1
                continue
            }
            budget -= part.count
            let own = UnsafeRawBufferPointer(rebasing: bytes[part.lowerBound * 2..<part.upperBound * 2])
            let text = decoder.utf16(own, isBigEndian: true)
            append(text, StableHash.hash(text), to: entry.string)
        }
    }

    private mutating func append(_ text: UnsafeRawBufferPointer, _ hash: UInt64, to string: UInt32) {
        values.append(
            object: ObjectID(string), hash: hash, length: UInt32(text.count),
            bytes: text.bindMemory(to: UInt8.self))
        if wanted.contains(string) { texts[string] = Self.name(text) }
    }

    /// Of a thread: a hostile one's may have megabytes.
    private static func name(_ text: UnsafeRawBufferPointer) -> String {
        var length = min(text.count, 1 << 10)
        // Not inside of a character.
        while length < text.count, text[length] & 0xC0 == 0x80 { length -= 1 }
        return String(decoding: text[..<length], as: UTF8.self)
    }

    mutating func other(_ tag: UInt8, length: UInt64, _ window: inout FileWindow) {}
    mutating func lost(_ bytes: Range<UInt64>, _ reason: String) {}
}
