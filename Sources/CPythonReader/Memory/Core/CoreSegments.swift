/// The segments of a core file, checked.
struct CoreSegments {
    /// Ascending by address, starting at pages, without overlaps, below the limit of user space.
    let loads: [ElfProgramHeader]
    let notes: [ElfProgramHeader]
    let ignored: UInt64
    /// The core ends before its notes, as gdb's do when they are cut off.
    let isNoteMissing: Bool

    /// - Throws: `malformed`.
    init(_ bytes: CheckedBytes, path: String) throws(CaptureError) {
        let header = try ElfHeader(bytes, name: path)
        guard header.type == ElfHeader.core else {
            throw CaptureError(
                .malformed, "\(path) is an ELF file but not a core",
                remedy: "Name a core file, as gcore or the kernel writes it")
        }
        let all = Self.all(header, bytes)
        guard !all.isEmpty else {
            throw CaptureError(
                .malformed, "\(path) has no segments: it ends at byte \(bytes.count)",
                remedy: "Check that there was room when it was written (ulimit -c, df)")
        }
        notes = all.filter { $0.type == ElfProgramHeader.note }
        isNoteMissing = notes.contains { $0.offset >= bytes.count && $0.fileSize > 0 }
        (loads, ignored) = try Self.checked(all, bytes, path)
    }

    private static func all(_ header: ElfHeader, _ bytes: CheckedBytes) -> [ElfProgramHeader] {
        let row = ElfHeader.programHeaderSize
        guard header.programHeaderOffset < bytes.count else { return [] }
        let room = (bytes.count - header.programHeaderOffset) / row
        var count = UInt64(header.programHeaderCount)
        if header.programHeaderCount == ElfHeader.extended {
            // The kernel writes section header 0, which has the count, at the very end: it is cut off first. The
            // headers then end where the first segment's bytes begin.
            if let first = ElfSection(bytes, at: header.sectionHeaderOffset) {
                count = UInt64(first.info)
            } else if let first = ElfProgramHeader(bytes, at: header.programHeaderOffset) {
                let end = max(first.offset, header.programHeaderOffset)
                count = (end - header.programHeaderOffset) / row
            }
        }
        return (0..<min(count, room)).compactMap {
            ElfProgramHeader(bytes, at: header.programHeaderOffset + $0 * row)
        }
    }

    private static func checked(
        _ all: [ElfProgramHeader], _ bytes: CheckedBytes, _ path: String
    ) throws(CaptureError) -> (loads: [ElfProgramHeader], ignored: UInt64) {
        var loads: [ElfProgramHeader] = []
        var ignored: UInt64 = 0
        var reached: UInt64 = 0
        var present: UInt64 = 0
        // Segments of no size, and the kernel's own half of the address space ([vsyscall]), have nothing to read.
        let candidates = all.filter {
            $0.type == ElfProgramHeader.load && $0.memorySize > 0 && $0.address < AddressSpace.limit
        }
        for load in candidates.sorted(by: { $0.address < $1.address }) {
            guard load.address & 4095 == 0, load.address >= reached,
                load.memorySize <= AddressSpace.limit - load.address
            else {
                ignored += 1
                continue
            }
            reached = (load.address + load.memorySize + 4095) & ~4095
            present += bytes.prefix(load.offset, load.fileSize).count
            loads.append(load)
            guard present <= bytes.count else {
                throw CaptureError(
                    .malformed, "segments of \(path) share bytes: together they are larger than the file",
                    remedy: "Write the core again; this is not one that gcore or the kernel wrote")
            }
        }
        return (loads, ignored)
    }
}
