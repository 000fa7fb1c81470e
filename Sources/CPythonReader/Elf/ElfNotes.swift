/// One note of a PT_NOTE segment.
package struct ElfNote {
    package var type: UInt32
    package var name: String
    package var content: CheckedBytes

    static let gnuBuildID: UInt32 = 3
}

/// The notes of a segment, in order; ends where they end or are cut off.
///
///     namesz u32 · descsz u32 · type u32 · name, padded to 4 · content, padded to 4
struct ElfNotes: Sequence, IteratorProtocol {
    private let bytes: CheckedBytes
    private var offset: UInt64 = 0
    /// The last note says that it is longer than what is there.
    private(set) var isCutOff = false

    init(_ bytes: CheckedBytes) { self.bytes = bytes }

    mutating func next() -> ElfNote? {
        guard !isCutOff, offset < bytes.count else { return nil }
        guard let nameSize = bytes.load(at: offset, as: UInt32.self),
            let contentSize = bytes.load(at: offset + 4, as: UInt32.self),
            let type = bytes.load(at: offset + 8, as: UInt32.self),
            let name = bytes.slice(offset + 12, UInt64(nameSize)),
            let content = bytes.slice(offset + 12 + Self.padded(nameSize), UInt64(contentSize))
        else {
            isCutOff = true
            return nil
        }
        offset += 12 + Self.padded(nameSize) + Self.padded(contentSize)
        return ElfNote(type: type, name: name.cString(at: 0) ?? "", content: content)
    }

    private static func padded(_ size: UInt32) -> UInt64 { (UInt64(size) + 3) & ~3 }
}
