import DumpFormat
import Glibc
import HeapGraph

extension HeapDumper {
    /// The process's mappings with what of each is in memory, and which pages of the arenas are: as the kernel tells in
    /// `/proc/self/smaps` and `/proc/self/pagemap`. Nothing where it does not.
    func writeMemory() {
        for mapping in ProcessMapping.ofThisProcess() {
            writer.mapping(
                mapping.range, kind: mapping.kind, permissions: mapping.permissions, name: mapping.name,
                fileOffset: mapping.fileOffset, residentBytes: mapping.residentBytes)
        }
        let pagemap = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC)
        guard pagemap >= 0 else { return }
        defer { close(pagemap) }
        guard getpagesize() == Self.pageBytes else { return }
        for arena in runtime.allocator.arenas() { writePages(of: arena, pagemap) }
    }

    private static let pageBytes: CInt = 4096

    /// An entry of pagemap is a u64 a page; bit 63: in memory.
    private func writePages(of arena: ArenaSummary, _ pagemap: CInt) {
        let first = Int(arena.address) / Int(Self.pageBytes)
        let pages = (Int(arena.address) + arena.size - 1) / Int(Self.pageBytes) - first + 1
        var entries = [UInt64](repeating: 0, count: pages)
        let count = entries.withUnsafeMutableBytes {
            pread(pagemap, $0.baseAddress, $0.count, off_t(first * 8))
        }
        guard count == pages * 8 else { return }
        var bits = [UInt8](repeating: 0, count: (pages + 7) / 8)
        for page in 0..<pages where entries[page] >> 63 == 1 { bits[page / 8] |= 1 << UInt8(page % 8) }
        bits.withUnsafeBytes {
            writer.residentPages(
                start: UInt64(first) * UInt64(Self.pageBytes), pageCount: pages, bits: $0)
        }
    }
}

/// A mapping of this process, as `/proc/self/smaps` has it:
///
///     7f2c4e000000-7f2c4e021000 rw-p 00000000 08:01 1234    /usr/lib/libc.so.6
///     Size:                132 kB
///     Rss:                   8 kB
struct ProcessMapping {
    var range: Range<UInt64>
    var permissions: MappingPermissions
    var fileOffset: UInt64
    var name: String
    var residentBytes: UInt64?

    static func ofThisProcess() -> [ProcessMapping] {
        guard let file = fopen("/proc/self/smaps", "r") else { return [] }
        defer { fclose(file) }
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        var mappings: [ProcessMapping] = []
        while getline(&buffer, &capacity, file) > 0, let buffer {
            let line = String(cString: buffer)
            if let mapping = ProcessMapping(line) {
                mappings.append(mapping)
            } else if line.hasPrefix("Rss:"), !mappings.isEmpty {
                let kilobytes = line.split(separator: " ").dropFirst().first.flatMap { UInt64($0) }
                mappings[mappings.count - 1].residentBytes = kilobytes.map { $0 * 1024 }
            }
        }
        return mappings
    }

    /// Nil for a line that does not begin a mapping.
    init?(_ line: String) {
        let words = line.dropLast(line.hasSuffix("\n") ? 1 : 0).split(separator: " ", maxSplits: 5)
        guard words.count >= 5 else { return nil }
        let ends = words[0].split(separator: "-").map { UInt64($0, radix: 16) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start < end,
            let offset = UInt64(words[2], radix: 16)
        else { return nil }
        range = start..<end
        let bits: [(Character, MappingPermissions)] = [
            ("r", .read), ("w", .write), ("x", .execute), ("s", .shared),
        ]
        permissions = bits.reduce(into: []) { if words[1].contains($1.0) { $0.insert($1.1) } }
        fileOffset = offset
        name = words.count > 5 ? String(words[5].drop { $0 == " " }) : ""
    }

    var kind: MappingKind {
        switch name {
        case "[heap]": .heap
        case "[stack]": .mainStack
        case "[vdso]", "[vvar]", "[vvar_vclock]", "[vsyscall]": .kernel
        case let name where name.isEmpty || name.hasPrefix("["):
            permissions.contains(.shared) ? .sharedMemory : .anonymous
        default: permissions.contains(.shared) && name.hasPrefix("/memfd:") ? .sharedMemory : .file
        }
    }
}
