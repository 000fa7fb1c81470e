/// The end of what a plugin printed.
struct OutputTail {
    static let limit = 8192
    private var bytes: [UInt8] = []
    private var isCut = false

    mutating func append(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
        if bytes.count > 4 * Self.limit { cut() }
    }

    /// Safe to print: repaired where it is not UTF-8, without control characters but newlines and tabs.
    var text: String {
        var tail = self
        tail.cut()
        var text = String(decoding: tail.bytes, as: UTF8.self)
        text.unicodeScalars.removeAll { scalar in
            scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
        }
        return tail.isCut ? "…\(text)" : text
    }

    private mutating func cut() {
        guard bytes.count > Self.limit else { return }
        bytes.removeFirst(bytes.count - Self.limit)
        isCut = true
    }
}
