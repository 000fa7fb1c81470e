import DumpFiles

/// An ELF core file: what `gcore` or the kernel wrote of a process, also compressed as coredumpctl keeps it.
package enum CoreFile {
    /// Whether this is how a core begins.
    ///
    /// - Parameter beginning: of the content, 18 bytes at least.
    package static func isCore(_ beginning: [UInt8]) -> Bool {
        beginning.withUnsafeBytes { bytes in
            let bytes = CheckedBytes(bytes)
            return ElfHeader.isElf(bytes) && bytes.load(at: 16, as: UInt16.self) == ElfHeader.core
        }
    }

    /// The process a core file is of.
    ///
    /// The file is mapped, not copied; a compressed one is first decompressed into a file without a name in `TMPDIR`.
    /// Memory that the core leaves out because files have it is taken from those files, where they are the ones that
    /// ran.
    ///
    /// - Parameters:
    ///   - executable: the main program, where it is not where the core says.
    ///   - sysroot: the folder that was `/` to the process.
    ///   - progress: called with a phase and how far it is, nil where that is not known.
    /// - Throws: `cannotOpen`, `malformed`, or `wrongExecutable` where `executable` is another build than the one that
    ///   ran.
    package static func read(
        _ path: String, executable: String? = nil, sysroot: String? = nil,
        progress: (_ phase: String, _ fraction: Double?) -> Void = { _, _ in }
    ) throws(CaptureError) -> ProcessImage {
        let content = try content(of: path) { progress("decompressing the core", $0) }
        defer { withExtendedLifetime(content) {} }
        let file = try MappedFile(descriptor: content.descriptor, path: path)
        progress("reading the core", nil)
        var core = try CoreReading(file: file, path: path)
        if let offset = content.damagedFrom {
            core.facts.append(("capture.core-damaged-from-byte", String(offset)))
        }
        let modules = try core.fill(
            using: ModuleFiles(executable: executable, sysroot: sysroot, program: core.programPath))
        core.nameMappings(modules)
        progress("looking for pages that were not in memory", nil)
        let residency = core.residency(PresentData(descriptor: content.descriptor, size: file.bytes.count))
        return try core.image(modules: modules, residency: residency)
    }

    private static func content(
        of path: String, progress: (Double) -> Void
    ) throws(CaptureError) -> DumpFile {
        do throws(DumpError) {
            return try DumpFile(path: path).content(progress: progress)
        } catch {
            throw CaptureError(error)
        }
    }
}
