/// The mappings of one loading of a file.
struct ModuleMappings {
    var path: String
    /// Rows of the mappings, ascending.
    var rows: [Int]
    /// Row of the mapping of the file's first byte; nil where that is not mapped.
    var first: Int?

    /// Groups mappings by file; where a file's first byte is mapped again, another group begins.
    static func groups(_ mappings: [Mapping]) -> [ModuleMappings] {
        var groups: [ModuleMappings] = []
        var open: [String: Int] = [:]
        for (row, mapping) in mappings.enumerated() where mapping.file.hasPrefix("/") {
            let isFirst = mapping.fileOffset == 0
            // Two mappings of the first page in a row are one that was split.
            if let group = open[mapping.file], !(isFirst && groups[group].first != nil) {
                groups[group].rows.append(row)
                if isFirst { groups[group].first = row }
            } else {
                open[mapping.file] = groups.count
                groups.append(ModuleMappings(path: mapping.file, rows: [row], first: isFirst ? row : nil))
            }
        }
        return groups
    }
}

/// The ELF header of a module as it stands in the target's memory.
struct ImageHeader {
    let header: ElfHeader
    let segments: [ElfProgramHeader]
    let buildID: [UInt8]?

    /// - Parameter bytes: what there is of the memory that the file's first bytes are mapped to.
    init?(_ bytes: CheckedBytes) {
        guard let header = try? ElfHeader(bytes, name: "") else { return nil }
        self.header = header
        segments = (0..<UInt64(header.programHeaderCount)).compactMap { row in
            let (offset, overflow) = header.programHeaderOffset.addingReportingOverflow(
                row * ElfHeader.programHeaderSize)
            return overflow ? nil : ElfProgramHeader(bytes, at: offset)
        }
        buildID = ElfFile.buildID(segments, bytes)
    }
}

extension LoadedModule {
    /// - Parameters:
    ///   - memory: what there is of the memory that the file's first bytes are mapped to.
    ///   - elf: the file, where it is the one that ran.
    /// - Returns: nil where it is neither mapped as code nor an ELF file.
    init?(_ group: ModuleMappings, in mappings: [Mapping], memory: CheckedBytes?, elf: ElfFile?) {
        let header = memory.flatMap(ImageHeader.init)
        let isCode = group.rows.contains { mappings[$0].isExecutable }
        guard elf != nil || header != nil || isCode else { return nil }
        let lowest = mappings[group.rows[0]]
        let base = group.first.map { mappings[$0].start } ?? (lowest.start &- lowest.fileOffset)
        let segments = elf?.programHeaders ?? header?.segments ?? []
        let isFixed = (elf?.header ?? header?.header)?.type == ElfHeader.executable
        let bias = isFixed ? 0 : base &- (ElfFile.lowestLoadAddress(segments) ?? 0)
        let lastMapped = mappings[group.rows[group.rows.count - 1]].end
        self.init(
            path: group.path, bias: bias,
            range: lowest.start..<max(lastMapped, Self.end(of: segments, bias: bias, near: lastMapped)),
            elf: elf)
    }

    /// Where the zeroed data behind the file's ends; no further away than anything is large.
    private static func end(of segments: [ElfProgramHeader], bias: UInt64, near mapped: UInt64) -> UInt64 {
        let ends = segments.lazy.filter { $0.type == ElfProgramHeader.load }
            .map { bias &+ $0.address &+ $0.memorySize }
            .filter { $0 > mapped && $0 - mapped < 1 << 30 }
        return ends.max() ?? mapped
    }
}

extension ElfFile {
    /// How a file compares with what is mapped.
    enum Likeness {
        case same
        case different
        /// The memory's own header was not dumped.
        case unknown
    }

    /// By the build id, or where there is none by the first page.
    func likeness(to memory: CheckedBytes) -> Likeness {
        guard let image = ImageHeader(memory) else { return memory.count == 0 ? .unknown : .different }
        if let theirs = image.buildID, let buildID { return theirs == buildID ? .same : .different }
        let length = min(memory.count, bytes.count, 4096)
        let ours = bytes.prefix(0, length).buffer
        return ours.elementsEqual(memory.prefix(0, length).buffer) ? .same : .different
    }
}
