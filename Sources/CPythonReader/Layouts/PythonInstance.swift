/// A CPython found in a process: which version, its layout, where its state is.
package struct PythonInstance: Sendable {
    package struct Version: Sendable, Equatable, Comparable, CustomStringConvertible {
        package var major: Int
        package var minor: Int
        /// Nil where only the minor version is known (3.10 and older without their file).
        package var micro: Int?

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

    package init(
        version: Version, layout: LayoutTable, module: LoadedModule, runtime: UInt64, interpreters: [UInt64]
    ) {
        self.version = version
        self.layout = layout
        self.module = module
        self.runtime = runtime
        self.interpreters = interpreters
    }

    /// 3.x as x, for `if minor >= 11`.
    package var minor: Int { version.minor }
}
