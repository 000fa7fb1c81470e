/// The modules that ship as Python, by name. One line each.
enum EmbeddedLibrary {
    static let modules: [String: [UInt8]] = [
        "_collections_abc": PackageResources._collections_abc_py,
        "_weakrefset": PackageResources._weakrefset_py,
        "collections": PackageResources.collections_py,
        "contextlib": PackageResources.contextlib_py,
        "functools": PackageResources.functools_py,
        "json": PackageResources.json_py,
        "random": PackageResources.random_py,
        "tracemalloc": PackageResources.tracemalloc_py,
        "weakref": PackageResources.weakref_py,
    ]

    /// What tracebacks call the file of a module.
    static func file(of module: String) -> String { "<barrow \(module)>" }
}
