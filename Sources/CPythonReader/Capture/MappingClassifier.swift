import HeapGraph

/// Says what each mapping of a process is for.
struct MappingClassifier {
    private let image: ProcessImage
    /// Stack pointers of the threads but the first.
    private let stackPointers: [UInt64]
    /// End of the last mapping of each file that is writable: a library's zeroed data (`.bss`) follows it.
    private let endsOfData: Set<UInt64>

    /// glibc's arenas for threads are aligned to this (malloc/arena.c: HEAP_MAX_SIZE).
    private static let threadArenaAlignment: UInt64 = 64 << 20

    init(_ image: ProcessImage) {
        self.image = image
        stackPointers = image.threads.dropFirst().map(\.stackPointer)
        endsOfData = Set(image.mappings.lazy.filter { $0.isWritable && $0.file.hasPrefix("/") }.map(\.end))
    }

    func kind(of mapping: Mapping) -> MappingKind {
        switch mapping.file {
        case "[heap]": return .heap
        case "[stack]": return .mainStack
        case "[vdso]", "[vvar]", "[vvar_vclock]", "[vsyscall]": return .kernel
        default: break
        }
        let isFile = !mapping.file.isEmpty && !mapping.file.hasPrefix("[")
        if mapping.isShared && (!isFile || isMemoryFile(mapping.file)) { return .sharedMemory }
        if isFile { return .file }
        if stackPointers.contains(where: { $0 >= mapping.start && $0 < mapping.end }) { return .threadStack }
        if endsOfData.contains(mapping.start), mapping.isWritable { return .file }
        return isThreadArena(mapping) ? .heap : .anonymous
    }

    private func isMemoryFile(_ file: String) -> Bool {
        file.hasPrefix("/dev/shm/") || file.hasPrefix("/memfd:") || file.hasPrefix("/SYSV")
            || file.hasPrefix("/dev/zero")
    }

    /// A thread arena begins with its `heap_info`: the arena it belongs to, the heap before it, its size (malloc/arena.c).
    private func isThreadArena(_ mapping: Mapping) -> Bool {
        guard mapping.start % Self.threadArenaAlignment == 0, mapping.isWritable,
            let arena = image.space.word(mapping.start), let size = image.space.word(mapping.start + 16)
        else { return false }
        let isFirst = arena > mapping.start && arena < mapping.start + 4096
        return (isFirst || arena % Self.threadArenaAlignment < 4096) && size > 0
            && size <= Self.threadArenaAlignment && size % 4096 == 0
    }
}
