import Glibc

/// Reads from a shared library's dynamic symbol table which versions of the analyzer interface it offers.
///
/// System V ABI, "Object Files": 64-bit little-endian ELF. The section header table (offset at 0x28, entry size at
/// 0x3A, count at 0x3C) leads to the section of type SHT_DYNSYM and, through its `sh_link`, to its string table. The
/// file may be anything: every offset is checked, and whatever does not fit means "no versions".
enum EntrySymbols {
    private static let dynamicSymbols: UInt32 = 11
    private static let symbolSize = 24

    /// The versions of the entry functions that the library defines.
    static func versions(inLibrary path: String) -> Set<UInt32> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size >= 64,
            let base = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
            base != MAP_FAILED
        else { return [] }
        defer { munmap(base, Int(status.st_size)) }
        return versions(in: UnsafeRawBufferPointer(start: base, count: Int(status.st_size)))
    }

    static func versions(in file: UnsafeRawBufferPointer) -> Set<UInt32> {
        // Magic, 64-bit, little-endian.
        guard file.count >= 64, file.prefix(6).elementsEqual([0x7F, 0x45, 0x4C, 0x46, 2, 1]) else {
            return []
        }
        guard let start = read(UInt64.self, file, 0x28), let size = read(UInt16.self, file, 0x3A), size >= 64,
            let count = read(UInt16.self, file, 0x3C)
        else { return [] }
        var versions: Set<UInt32> = []
        for row in 0..<UInt64(count) {
            let header = start &+ row * UInt64(size)
            guard read(UInt32.self, file, header &+ 4) == dynamicSymbols,
                let symbols = section(at: header, file), let link = read(UInt32.self, file, header &+ 40),
                link < UInt32(count), let names = section(at: start &+ UInt64(link) * UInt64(size), file)
            else { continue }
            collect(symbols: symbols, names: names, into: &versions)
        }
        return versions
    }

    /// Symbol: { name u32, info u8, other u8, section u16, value u64, size u64 }; section 0 is "not defined here".
    private static func collect(
        symbols: UnsafeRawBufferPointer, names: UnsafeRawBufferPointer, into versions: inout Set<UInt32>
    ) {
        for offset in stride(from: 0, through: symbols.count - symbolSize, by: symbolSize) {
            guard symbols.loadUnaligned(fromByteOffset: offset + 6, as: UInt16.self) != 0 else { continue }
            let name = Int(symbols.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            guard name < names.count else { continue }
            let rest = UnsafeRawBufferPointer(rebasing: names[name...])
            guard rest.starts(with: entryPrefix.utf8) else { continue }
            let digits = rest.dropFirst(entryPrefix.utf8.count).prefix(10).prefix { $0 != 0 }
            if let version = UInt32(String(decoding: digits, as: UTF8.self)) { versions.insert(version) }
        }
    }

    /// Section header: { …, offset u64 at 24, size u64 at 32, … }.
    private static func section(at header: UInt64, _ file: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer?
    {
        guard let offset = read(UInt64.self, file, header &+ 24),
            let size = read(UInt64.self, file, header &+ 32),
            offset <= UInt64(file.count), size <= UInt64(file.count) - offset
        else { return nil }
        return UnsafeRawBufferPointer(rebasing: file[Int(offset)..<Int(offset + size)])
    }

    private static func read<Value: FixedWidthInteger & BitwiseCopyable>(
        _ type: Value.Type, _ file: UnsafeRawBufferPointer, _ offset: UInt64
    ) -> Value? {
        guard offset <= UInt64(file.count), UInt64(file.count) - offset >= UInt64(MemoryLayout<Value>.size)
        else {
            return nil
        }
        return file.loadUnaligned(fromByteOffset: Int(offset), as: type)
    }
}
