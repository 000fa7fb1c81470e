/// A CPython found in a process: which version, its layout, where its state is.
package struct PythonInstance: Sendable {
    package struct Version: Sendable, Equatable, Comparable, CustomStringConvertible {
        package var major: Int
        package var minor: Int
        /// Nil where only the minor version is known (3.10 and older without their file).
        package var micro: Int?

        func isSameMinor(as other: Version) -> Bool { major == other.major && minor == other.minor }

        package static func < (a: Self, b: Self) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
        package var description: String { "\(major).\(minor)" + (micro.map { ".\($0)" } ?? "") }
    }

    package let version: Version
    package let layout: LayoutTable
    package let module: LoadedModule
    /// Address of `_PyRuntime`.
    package let runtime: UInt64
    /// Addresses of the interpreters' states, the main one first.
    package let interpreters: [UInt64]
    /// What else of Python is in the process and is not read, as clauses: a second CPython, one without interpreters.
    package let others: [String]

    package init(
        version: Version, layout: LayoutTable, module: LoadedModule, runtime: UInt64, interpreters: [UInt64],
        others: [String] = []
    ) {
        self.version = version
        self.layout = layout
        self.module = module
        self.runtime = runtime
        self.interpreters = interpreters
        self.others = others
    }

    /// The address of a symbol of its module in the target; nil where the file is not at hand or does not name it. Only what
    /// is exported survives stripping: `_PyRuntime` does, `arenas` and `interned` do not. Costs a pass over the symbol
    /// table.
    package func symbol(_ name: String) -> UInt64? {
        module.elf?.symbol(named: name).map { $0.value &+ module.bias }
    }

    /// How to name it beside another one.
    var title: String { "CPython \(version) in \(module.path)" }

    func noting(others: [String]) -> PythonInstance {
        PythonInstance(
            version: version, layout: layout, module: module, runtime: runtime, interpreters: interpreters,
            others: others)
    }

    /// 3.x as x, for `if minor >= 11`.
    package var minor: Int { version.minor }
}
