import HeapGraph

/// Says what each mapping of a process is for.
struct MappingClassifier {
    private let image: ProcessImage
    /// Stack pointers of the threads but the first.
    private let stackPointers: [UInt64]
    /// End of the last mapping of each file that is writable: a library's zeroed data (`.bss`) follows it.
    private let endsOfData: Set<UInt64>

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
        let isOfThreadArena =
            mapping.isWritable && ThreadArenas.Header(at: mapping.start, in: image.space) != nil
        return isOfThreadArena ? .heap : .anonymous
    }

    private func isMemoryFile(_ file: String) -> Bool {
        file.hasPrefix("/dev/shm/") || file.hasPrefix("/memfd:") || file.hasPrefix("/SYSV")
            || file.hasPrefix("/dev/zero")
    }
}
