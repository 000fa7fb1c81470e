/// The beginning of a file: `"JAVA PROFILE 1.0.2"`, 0, size of an id u4, milliseconds since 1970 u8.
package struct FileHeader: Equatable, Sendable {
    /// `1.0.1`, `1.0.2` or `1.0.3`.
    package let version: String
    /// 4 or 8 bytes.
    package let idSize: Int
    /// When the dump was made, in milliseconds since 1970.
    package let milliseconds: UInt64
    /// Where the first record begins.
    let length: Int

    static let magic = Array("JAVA PROFILE 1.0.".utf8)
    /// Of the longest header.
    static let maximumLength = magic.count + 2 + 4 + 8

    /// Nil where this is no heap dump, or one of a version or with ids that nothing writes.
    init?(_ bytes: [UInt8]) {
        let digit = Self.magic.count
        guard bytes.count >= Self.maximumLength, bytes.starts(with: Self.magic),
            (UInt8(ascii: "1")...UInt8(ascii: "3")).contains(bytes[digit]), bytes[digit + 1] == 0
        else { return nil }
        func number(at offset: Int, count: Int) -> UInt64 {
            bytes[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) }
        }
        let idSize = number(at: digit + 2, count: 4)
        guard idSize == 4 || idSize == 8 else { return nil }
        version = "1.0.\(Character(UnicodeScalar(bytes[digit])))"
        self.idSize = Int(idSize)
        milliseconds = number(at: digit + 6, count: 8)
        length = Self.maximumLength
    }
}
