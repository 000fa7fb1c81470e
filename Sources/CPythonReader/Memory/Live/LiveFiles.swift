import Glibc

/// The files that a process has mapped, opened as it sees them: in its own root, deleted or not.
final class LiveFiles {
    private struct Key: Hashable {
        var major: UInt64
        var minor: UInt64
        var inode: UInt64
    }

    /// An ELF file that is the mapped one.
    final class Opened {
        let descriptor: Int32
        let elf: ElfFile
        init(_ descriptor: Int32, _ elf: ElfFile) {
            self.descriptor = descriptor
            self.elf = elf
        }
        deinit { close(descriptor) }
    }

    private let process: ProcFolder
    /// One of its threads that lives: the first one has no root any more when it has ended.
    var thread: ProcFolder
    private var opened: [Key: Opened?] = [:]

    init(_ process: ProcFolder) {
        self.process = process
        thread = process
    }

    /// Nil where it is not at hand, has been replaced, or is no ELF file.
    func file(of entry: ProcMapping) -> Opened? {
        guard entry.hasFile else { return nil }
        let key = Key(major: entry.major, minor: entry.minor, inode: entry.inode)
        if let known = opened[key] { return known }
        let file = candidates(entry).lazy.compactMap { self.open($0, as: entry) }.first
        opened[key] = file
        return file
    }

    /// In the order of the rights they need.
    private func candidates(_ entry: ProcMapping) -> [String] {
        let path = entry.mapping.file
        let range =
            "\(String(entry.mapping.start, radix: 16))-\(String(entry.mapping.end, radix: 16))"
        let program = thread.link("exe") == path ? ["\(thread.path)/exe"] : []
        let named = path.hasSuffix(" (deleted)") ? [] : ["\(thread.path)/root\(path)"]
        return named + program + ["\(process.path)/map_files/\(range)"]
    }

    private func open(_ path: String, as entry: ProcMapping) -> Opened? {
        guard let descriptor = try? MappedFile.open(path) else { return nil }
        guard let file = try? MappedFile(descriptor: descriptor, path: path),
            entry.isSame(device: file.device, inode: file.inode),
            let elf = try? ElfFile(file, path: entry.mapping.file)
        else {
            close(descriptor)
            return nil
        }
        return Opened(descriptor, elf)
    }

    /// Puts the file's own pages where a mapping of it is to be read; false where it is not at hand.
    ///
    /// Only of ELF files: nobody writes to one that runs, and a data file that is cut short meanwhile would end this
    /// process.
    func map(_ entry: ProcMapping, into copy: CopiedMemory) -> Bool {
        guard let file = file(of: entry) else { return false }
        let size = (file.elf.bytes.count + 4095) & ~4095
        guard entry.mapping.fileOffset < size else { return false }
        let count = min(entry.mapping.end - entry.mapping.start, size - entry.mapping.fileOffset)
        return copy.map(
            file.descriptor, offset: entry.mapping.fileOffset, at: entry.mapping.start, count: Int(count))
    }

    func modules(_ entries: [ProcMapping], _ space: AddressSpace) -> [LoadedModule] {
        let mappings = entries.map(\.mapping)
        return ModuleMappings.groups(mappings).compactMap { group in
            let header = group.first.flatMap { row in
                space.pointer(mappings[row].start, 4096).map {
                    CheckedBytes(UnsafeRawBufferPointer(start: $0, count: 4096))
                }
            }
            return LoadedModule(
                group, in: mappings, memory: header, elf: file(of: entries[group.rows[0]])?.elf)
        }
    }
}
