/// Values of immutables, cut to previews: parts as they come, written into their sections in the end.
struct ValueCollector: ~Copyable {
    /// How many bytes of a value the image keeps; the whole value stays in the dump.
    static let previewLimit = 64

    /// A part until it is written.
    private final class Source {
        var part: ValuePart?
        let first: UInt32
        let last: UInt32
        let isAscending: Bool
        let counts: (records: Int, bytes: Int)

        init(_ part: consuming ValuePart) {
            first = part.records.elements.first?.object ?? 0
            last = part.records.elements.last?.object ?? 0
            isAscending = part.isAscending
            counts = (part.records.count, part.bytes.count)
            self.part = consume part
        }
    }

    private var sources: [Source] = []
    /// Of values that come one by one.
    private var open = ValuePart()

    mutating func append(object: ObjectID, hash: UInt64, length: UInt32, bytes: UnsafeBufferPointer<UInt8>) {
        open.append(object: object, hash: hash, length: length, bytes: bytes)
    }

    mutating func append(_ part: consuming ValuePart) {
        if part.records.count > 0 { sources.append(Source(part)) }
    }

    /// Writes both sections and gives up the parts. Linear in values, and in objects where the values are in no order.
    mutating func write(
        to image: GraphImage, objects: Int, detail: HeapGraphBuilder.ValueDetail
    ) throws(ImageError) {
        var last = ValuePart()
        swap(&last, &open)
        append(last)
        if detail == .none { sources = [] }
        // In the order of the objects already, where parts are stretches of the input.
        sources.sort { $0.first < $1.first }
        let total = sources.reduce(0) { $0 + $1.counts.records }
        let bytes = detail == .full ? sources.reduce(0) { $0 + $1.counts.bytes } : 0
        let records = try image.append(.values, of: ValueRecord.self, count: total)
        let previews = try image.append(.valueBytes, of: UInt8.self, count: bytes)
        let isAscending = Self.isAscending(sources)
        copy(to: records, previews: detail == .full ? previews.baseAddress : nil)
        if !isAscending { image.shorten(.values, to: Self.sort(records, objects: objects)) }
        if detail == .equality { Self.keepEquality(records) }
    }

    private static func isAscending(_ sources: [Source]) -> Bool {
        sources.allSatisfy(\.isAscending)
            && zip(sources, sources.dropFirst()).allSatisfy { $0.last < $1.first }
    }

    private mutating func copy(
        to records: UnsafeMutableBufferPointer<ValueRecord>, previews: UnsafeMutablePointer<UInt8>?
    ) {
        var starts: [(record: Int, byte: Int)] = [(0, 0)]
        for source in sources {
            let start = starts.last!
            starts.append((start.record + source.counts.records, start.byte + source.counts.bytes))
        }
        let sources = sources
        Parallel.perform(sources.count) { place in
            let part = sources[place].part.take()!
            let start = starts[place]
            for (row, record) in part.records.elements.enumerated() {
                var record = record
                record.offset += UInt64(start.byte)
                records[start.record + row] = record
            }
            if let previews {
                (previews + start.byte).update(
                    from: part.bytes.elements.baseAddress!, count: part.bytes.count)
            }
        }
        self.sources = []
    }

    /// Ascending by object; of several values of one object the first. Returns how many there are.
    private static func sort(_ records: UnsafeMutableBufferPointer<ValueRecord>, objects: Int) -> Int {
        let places = Scratch<UInt32>(zeros: objects)
        let unsorted = Scratch<ValueRecord>(zeros: records.count)
        unsorted.base.update(from: records.baseAddress!, count: records.count)
        for row in stride(from: records.count - 1, through: 0, by: -1) {
            places[Int(unsorted[row].object)] = UInt32(row + 1)
        }
        var kept = 0
        for object in 0..<objects where places[object] != 0 {
            records[kept] = unsorted[Int(places[object]) - 1]
            kept += 1
        }
        return kept
    }

    /// Forgets what the values are and keeps which are equal.
    ///
    /// Hashes of known texts can be guessed, so a value becomes the number of the first one equal to it.
    private static func keepEquality(_ records: UnsafeMutableBufferPointer<ValueRecord>) {
        var numbers: [UInt64: UInt64] = [:]
        for row in records.indices {
            let number = numbers[records[row].hash] ?? UInt64(numbers.count + 1)
            numbers[records[row].hash] = number
            records[row].hash = number
            records[row].offset = 0
            records[row].previewLength = 0
        }
    }
}
