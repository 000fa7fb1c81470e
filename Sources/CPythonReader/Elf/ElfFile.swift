import Glibc

/// An ELF executable or library on disk, mapped into memory.
///
/// Nothing in it is trusted: what lies outside the file is as if it were not there. Immutable; safe to use from any
/// thread. Opening costs the parsing of its headers, a lookup of a symbol one pass over the symbol tables.
package final class ElfFile: Sendable {
    package let path: String
    package let header: ElfHeader
    package let programHeaders: [ElfProgramHeader]
    /// Empty where the section headers were stripped off.
    package let sections: [ElfSection]
    /// The linker's hash of the contents; nil where it was told to make none.
    package let buildID: [UInt8]?

    package let bytes: CheckedBytes
    private let file: MappedFile

    /// - Throws: `cannotOpen`, or `malformed` where it is not an ELF64 x86-64 file.
    package convenience init(path: String) throws(CaptureError) {
        try self.init(MappedFile(path: path), path: path)
    }

    /// - Parameter path: what to call the file in messages.
    init(_ file: MappedFile, path: String) throws(CaptureError) {
        self.file = file
        self.path = path
        bytes = CheckedBytes(file.bytes)
        header = try ElfHeader(bytes, name: path)
        let first = ElfSection(bytes, at: header.sectionHeaderOffset)
        programHeaders = Self.programHeaders(header, bytes, first)
        sections = Self.sections(header, bytes, first)
        buildID = Self.buildID(programHeaders, bytes)
    }

    private static func programHeaders(
        _ header: ElfHeader, _ bytes: CheckedBytes, _ first: ElfSection?
    ) -> [ElfProgramHeader] {
        let isExtended = header.programHeaderCount == ElfHeader.extended
        let count = isExtended ? UInt64(first?.info ?? 0) : UInt64(header.programHeaderCount)
        return table(bytes, header.programHeaderOffset, count, ElfHeader.programHeaderSize) {
            ElfProgramHeader(bytes, at: $0)
        }
    }

    private static func sections(
        _ header: ElfHeader, _ bytes: CheckedBytes, _ first: ElfSection?
    ) -> [ElfSection] {
        guard header.sectionHeaderOffset != 0, let first else { return [] }
        let count = header.sectionHeaderCount == 0 ? first.size : UInt64(header.sectionHeaderCount)
        var sections = table(bytes, header.sectionHeaderOffset, count, ElfHeader.sectionHeaderSize) {
            ElfSection(bytes, at: $0)
        }
        let isExtended = header.sectionNamesIndex == ElfHeader.extended
        let namesIndex = isExtended ? Int(first.link) : Int(header.sectionNamesIndex)
        guard sections.indices.contains(namesIndex) else { return sections }
        let names = bytes.prefix(sections[namesIndex].offset, sections[namesIndex].size)
        for i in sections.indices {
            sections[i].name = names.cString(at: UInt64(sections[i].nameOffset)) ?? ""
        }
        return sections
    }

    /// The rows of a table of which as many are read as the file has.
    private static func table<Row>(
        _ bytes: CheckedBytes, _ offset: UInt64, _ count: UInt64, _ size: UInt64, _ row: (UInt64) -> Row?
    ) -> [Row] {
        guard offset <= bytes.count else { return [] }
        let present = min(count, (bytes.count - offset) / size)
        return (0..<present).compactMap { row(offset + $0 * size) }
    }

    /// The build id in the notes of `segments`, of which the contents are in `bytes` at their offsets.
    static func buildID(_ segments: [ElfProgramHeader], _ bytes: CheckedBytes) -> [UInt8]? {
        for segment in segments where segment.type == ElfProgramHeader.note {
            for note in ElfNotes(bytes.prefix(segment.offset, segment.fileSize))
            where note.type == ElfNote.gnuBuildID && note.name == "GNU" && note.content.count > 0 {
                return Array(note.content.buffer)
            }
        }
        return nil
    }
}

extension ElfFile {
    package func section(named name: String) -> ElfSection? { sections.first { $0.name == name } }

    /// Its bytes; nil where it has none in the file (`.bss`) or they are outside it.
    package func bytes(of section: ElfSection) -> CheckedBytes? {
        section.type == ElfSection.noBits ? nil : bytes.slice(section.offset, section.size)
    }

    /// The bytes the file has for `count` bytes at an address as in its symbol table; nil unless it has all of them.
    package func bytes(atAddress address: UInt64, count: UInt64) -> CheckedBytes? {
        for segment in programHeaders where segment.type == ElfProgramHeader.load {
            guard address >= segment.address, address - segment.address < segment.fileSize,
                count <= segment.fileSize - (address - segment.address)
            else { continue }
            let (offset, overflow) = segment.offset.addingReportingOverflow(address - segment.address)
            return overflow ? nil : bytes.slice(offset, count)
        }
        return nil
    }

    /// The address its first segment is loaded at before any bias, floored to a page; nil without a PT_LOAD.
    package var lowestLoadAddress: UInt64? { Self.lowestLoadAddress(programHeaders) }

    static func lowestLoadAddress(_ segments: [ElfProgramHeader]) -> UInt64? {
        segments.lazy.filter { $0.type == ElfProgramHeader.load }.map(\.address).min().map { $0 & ~4095 }
    }

    /// The build id in hexadecimal, as `readelf -n` and debuginfod write it.
    package var buildIDText: String? { buildID.map(Self.text(ofBuildID:)) }

    static func text(ofBuildID id: [UInt8]) -> String {
        id.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
