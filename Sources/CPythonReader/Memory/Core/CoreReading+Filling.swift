/// Where the files are that a process had mapped.
struct ModuleFiles {
    /// The main program, named by the user.
    var executable: String?
    /// The folder that was `/` to the process.
    var sysroot: String?
    /// The main program, as the core names it.
    var program: String?

    func path(of module: String) -> String {
        if module == program, let executable { return executable }
        guard let sysroot else { return module }
        return (sysroot.hasSuffix("/") ? String(sysroot.dropLast()) : sysroot) + module
    }

    func isGiven(_ module: String) -> Bool { module == program && executable != nil }
}

extension CoreReading {
    /// The main program: what the header is of that the kernel told the program of itself; else the first file.
    var programPath: String? {
        if let address = notes.auxiliary[CoreNotes.Auxiliary.programHeaders],
            let file = notes.files.first(where: { $0.start <= address && address < $0.end })
        {
            return file.path
        }
        return notes.files.first?.path
    }

    /// Finds the modules and takes from their files what the core leaves out.
    ///
    /// - Throws: `wrongExecutable`, or why the one that the user named cannot be read.
    mutating func fill(using files: ModuleFiles) throws(CaptureError) -> [LoadedModule] {
        var modules: [LoadedModule] = []
        var missing: [String] = []
        let mappings = pieces.map(\.mapping)
        for group in ModuleMappings.groups(mappings) {
            let memory = group.first.map { pieces[$0].dumped }
            let elf = try elf(of: group, memory, files)
            guard let module = LoadedModule(group, in: mappings, memory: memory, elf: elf) else { continue }
            modules.append(module)
            if let elf {
                fill(group, from: elf)
            } else {
                missing.append(group.path)
            }
        }
        if !missing.isEmpty {
            facts.append(("capture.missing-files", missing.prefix(20).joined(separator: ", ")))
        }
        countGaps()
        return modules
    }

    private mutating func elf(
        of group: ModuleMappings, _ memory: CheckedBytes?, _ files: ModuleFiles
    ) throws(CaptureError) -> ElfFile? {
        let path = files.path(of: group.path)
        let isGiven = files.isGiven(group.path)
        let elf: ElfFile
        do {
            elf = try ElfFile(path: path)
        } catch {
            if isGiven { throw error }
            return nil
        }
        switch elf.likeness(to: memory ?? CheckedBytes(UnsafeRawBufferPointer(start: nil, count: 0))) {
        case .same: return elf
        case .unknown:
            coverage.count("files taken for those that ran, as the core has nothing to compare", 1)
            return elf
        case .different:
            if isGiven { throw wrongExecutable(elf, memory) }
            coverage.count("files on disk that are another build than the one that ran", 1)
            return nil
        }
    }

    private func wrongExecutable(_ elf: ElfFile, _ memory: CheckedBytes?) -> CaptureError {
        let theirs = memory.flatMap(ImageHeader.init)?.buildID.map(ElfFile.text(ofBuildID:)) ?? "unknown"
        return CaptureError(
            .wrongExecutable,
            "\(elf.path) is not the program that left \(path): its build id is \(elf.buildIDText ?? "missing"), that of the core's program \(theirs)",
            remedy:
                "Give the \(programPath ?? "executable") of the machine or image where the core was written, or its root folder as the sysroot"
        )
    }

    /// What is left out of a mapping is as it is in the file: the kernel and gdb write pages that were changed.
    private mutating func fill(_ group: ModuleMappings, from elf: ElfFile) {
        owners.append(elf)
        // The kernel maps whole pages: beyond the end of the file there are zeros.
        let size = (elf.bytes.count + 4095) & ~4095
        let pages = CheckedBytes(
            UnsafeRawBufferPointer(start: elf.bytes.buffer.baseAddress, count: Int(size)))
        for row in group.rows where pieces[row].declared < pieces[row].size && !pieces[row].mapping.isShared {
            let piece = pieces[row]
            let whole = pages.prefix(piece.mapping.fileOffset, piece.size)
            // A stretch that is nowhere changed is taken as a whole, so that nothing straddles its parts.
            let isUnchanged =
                piece.dumped.count == piece.declared
                && whole.prefix(0, piece.declared).buffer.elementsEqual(piece.dumped.buffer)
            pieces[row].fillOffset = isUnchanged ? 0 : (piece.declared + 4095) & ~4095
            pieces[row].fill = whole.prefix(
                pieces[row].fillOffset, piece.size - min(piece.size, pieces[row].fillOffset))
        }
    }

    private mutating func countGaps() {
        for piece in pieces where piece.declared < piece.size && piece.mapping.isReadable {
            let missing = piece.size - max(piece.declared, piece.fillOffset + piece.fill.count)
            let isFile = piece.mapping.file.hasPrefix("/")
            coverage.count(
                "bytes of \(isFile ? "mapped files" : "anonymous memory") that the core does not hold",
                missing)
        }
    }
}
