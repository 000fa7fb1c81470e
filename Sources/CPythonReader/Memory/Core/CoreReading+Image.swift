extension CoreReading {
    /// Names what the kernel calls `[stack]`, `[heap]` and `[vdso]`, as far as the core tells.
    mutating func nameMappings(_ modules: [LoadedModule]) {
        let main = notes.threads.first { $0.id == notes.processID }
        // The 16 random bytes that the kernel hands over stand on the first thread's own stack, wherever it runs now.
        name("[stack]", at: notes.auxiliary[CoreNotes.Auxiliary.random] ?? main?.stackPointer)
        name("[vdso]", at: notes.auxiliary[CoreNotes.Auxiliary.vdso])
        nameHeap(modules.first { $0.path == programPath })
    }

    private mutating func name(_ name: String, at address: UInt64?) {
        guard let address, let row = pieces.firstIndex(where: { $0.mapping.contains(address) }),
            pieces[row].mapping.file.isEmpty
        else { return }
        pieces[row].mapping.file = name
    }

    /// The heap of brk(2) is the first anonymous memory after the program's own, at a random distance of up to 1 GiB
    /// (Linux, arch/x86/kernel/process.c, arch_randomize_brk).
    private mutating func nameHeap(_ program: LoadedModule?) {
        guard let program,
            let row = pieces.firstIndex(where: { $0.mapping.start >= program.range.upperBound })
        else { return }
        let segments =
            program.elf?.programHeaders
            ?? pieces.first { $0.mapping.start == program.range.lowerBound }
            .flatMap { ImageHeader($0.dumped)?.segments } ?? []
        let end =
            segments.filter { $0.type == ElfProgramHeader.load }
            .map { $0.address &+ $0.memorySize &+ program.bias }.max() ?? program.range.upperBound
        for row in row..<pieces.count {
            let mapping = pieces[row].mapping
            guard mapping.file.isEmpty, mapping.start &- end < 1 << 30 || mapping.start < end else { return }
            if mapping.start >= end, mapping.isWritable {
                pieces[row].mapping.file = "[heap]"
                return
            }
        }
    }

    /// - Throws: `cannotOpen` where there is no address space left.
    func image(modules: [LoadedModule], residency: PageResidency) throws(CaptureError) -> ProcessImage {
        var facts = [
            ("capture.source", "core"), ("process.command", notes.command),
        ]
        if let id = notes.processID { facts.append(("process.id", String(id))) }
        return ProcessImage(
            memory: try MemoryImage(pieces.flatMap(Self.regions), owners: owners),
            mappings: pieces.map(\.mapping), modules: modules, threads: notes.threads,
            residency: residency, facts: facts + self.facts, coverage: coverage.entries)
    }

    private static func regions(_ piece: Piece) -> [MemoryRegion] {
        let start = piece.mapping.start
        let isFile = piece.mapping.file.hasPrefix("/")
        var regions: [MemoryRegion] = []
        func add(_ bytes: CheckedBytes, at offset: UInt64) {
            guard let base = bytes.buffer.baseAddress, bytes.count > 0 else { return }
            regions.append(
                MemoryRegion(
                    start: start + offset, end: start + offset + bytes.count, bytes: base,
                    isWritable: piece.mapping.isWritable, isFile: isFile))
        }
        if piece.fillOffset > 0 || piece.fill.count == 0 { add(piece.dumped, at: 0) }
        add(piece.fill, at: piece.fillOffset)
        return regions
    }
}

extension Mapping {
    func contains(_ address: UInt64) -> Bool { start <= address && address < end }
}
