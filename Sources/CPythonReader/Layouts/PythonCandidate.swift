/// A module that may have a CPython in it.
struct PythonCandidate {
    let module: LoadedModule
    /// What the module's name says.
    let name: PythonFileName?
    /// `_PyRuntime`, where the file tells.
    let runtime: UInt64?

    /// The candidates of a process, likeliest first: those that tell where the runtime is, then libraries, then
    /// executables. An executable linked to libpython has a Python's name too, and nothing in it.
    static func all(in image: ProcessImage) -> [PythonCandidate] {
        let candidates = image.modules.compactMap(PythonCandidate.init)
        return candidates.filter { $0.runtime != nil }
            + candidates.filter { $0.runtime == nil && $0.isLibrary }
            + candidates.filter { $0.runtime == nil && !$0.isLibrary }
    }

    init?(module: LoadedModule) {
        self.module = module
        name = PythonFileName(path: module.path)
        runtime = Self.runtime(of: module)
        guard name != nil || runtime != nil else { return nil }
    }

    init(module: LoadedModule, runtime: UInt64) {
        self.module = module
        self.runtime = runtime
        name = nil
    }

    /// Exported also by stripped builds; section headers survive stripping too.
    private static func runtime(of module: LoadedModule) -> UInt64? {
        guard let elf = module.elf else { return nil }
        let address = elf.symbol(named: "_PyRuntime")?.value ?? elf.section(named: ".PyRuntime")?.address
        return address.map { $0 &+ module.bias }
    }

    private var isLibrary: Bool { module.path.contains(".so") }

    /// The version that the module states: its exported `Py_Version` (3.11 and later; it is constant data, which core
    /// files leave out, so it comes from the file where that is at hand), or the version in `_Py_DebugOffsets`.
    func statedVersion(debugOffsets: DebugOffsets?, in space: AddressSpace) -> PythonInstance.Version? {
        let symbol = module.elf?.symbol(named: "Py_Version")
        let inFile = symbol.flatMap {
            module.elf?.bytes(atAddress: $0.value, count: 4)?.load(at: 0, as: UInt32.self)
        }
        let inMemory = symbol.flatMap { space.load($0.value &+ module.bias, as: UInt32.self) }
        let hexVersion = inFile.map(UInt64.init) ?? inMemory.map(UInt64.init) ?? debugOffsets?.hexVersion
        return hexVersion.flatMap(PythonInstance.Version.init(hexVersion:))
    }

    /// The version in the module's name, or else in the names of the extension modules beside it.
    func namedVersion(in image: ProcessImage) -> PythonInstance.Version? {
        if let name, let minor = name.minor {
            return PythonInstance.Version(major: name.major, minor: minor, micro: nil)
        }
        let minors = Set(image.modules.compactMap { PythonFileName.minor(ofExtension: $0.path) })
        return minors.count == 1 ? PythonInstance.Version(major: 3, minor: minors.first!, micro: nil) : nil
    }
}

extension PythonInstance.Version {
    /// As `Py_Version` and `sys.hexversion`: major, minor, micro, level and serial, one byte each but the last two, which
    /// share one. Nil for what cannot be one.
    init?(hexVersion: UInt64) {
        guard hexVersion >> 32 == 0, hexVersion >> 24 == 2 || hexVersion >> 24 == 3 else { return nil }
        self.init(
            major: Int(hexVersion >> 24), minor: Int(hexVersion >> 16 & 0xff),
            micro: Int(hexVersion >> 8 & 0xff))
    }
}
