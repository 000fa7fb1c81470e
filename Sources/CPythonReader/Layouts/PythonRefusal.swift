/// Why a CPython cannot be read, and what to do.
enum PythonRefusal {
    private static let oldestMinor = 8

    private static var supported: String {
        "3.\(LayoutTable.shippedMinors.first!) to 3.\(LayoutTable.shippedMinors.last!)"
    }

    /// Nil where there is a reader for the version, and a table.
    static func refusal(
        of version: PythonInstance.Version, isFreeThreaded: Bool, hasTable: Bool, path: String
    ) -> CaptureError? {
        if version.major != 3 || version.minor < oldestMinor {
            return CaptureError(
                .unsupportedVersion, "\(path) is CPython \(version), which is too old to be read",
                remedy: "CPython \(supported) can be")
        }
        if isFreeThreaded {
            return CaptureError(
                .unsupportedVersion,
                "\(path) is a free-threaded build of CPython \(version), whose heap has no lists of objects and no pools",
                remedy:
                    "Run the program on the default build of the same version: python\(version.major).\(version.minor)"
            )
        }
        if hasTable || LayoutTable.shippedMinors.contains(version.minor) { return nil }
        return CaptureError(
            .unsupportedVersion,
            "\(path) is CPython \(version), for which there is no layout table: there are \(supported)",
            remedy:
                "Give --layout FILE with a table made from a build of \(version) with debug information: Sources/CPythonReader/Layouts/generate-layout.py makes it, with every struct it lists (PyInterpreterState, _PyRuntimeState, _Py_DebugOffsets, PyDictKeysObject, _PyInterpreterFrame, …). What changed since 3.\(LayoutTable.shippedMinors.last!) apart from offsets is not known to the readers, so look at the coverage section"
        )
    }

    static func pyPy(_ path: String) -> CaptureError {
        CaptureError(
            .unsupportedVersion, "\(path) is PyPy, whose heap is nothing like CPython's",
            remedy: "Use PyPy's own gc.dump_rpy_heap, or run the program on CPython \(supported)")
    }

    static func contradiction(_ flaw: String, layout: LayoutTable, isShipped: Bool, path: String)
        -> CaptureError
    {
        CaptureError(
            .badLayout,
            "the CPython in \(path) does not fit the layout table of \(layout.cpython) (made from \(layout.source)): \(flaw)",
            remedy: isShipped
                ? "If it is a debug or a patched build give --layout FILE with a table made from it; if the core file is truncated take it again"
                : "Give a table made from the very build that ran")
    }
}

extension PythonSearch {
    /// The process is no CPython, as far as can be seen.
    func notPython() -> CaptureError {
        let program = image.modules.first { !$0.path.contains(".so") } ?? image.modules.first
        let missing = image.modules.filter { $0.elf == nil }
        var message =
            "\(program?.path ?? "the process") is not a CPython: no module is named python3.X or libpython3.X, none defines _PyRuntime or has a section .PyRuntime, and no runtime was found in the modules' data"
        if !missing.isEmpty {
            message += "; the files of \(missing.count) of its \(image.modules.count) modules are not at hand"
        }
        return CaptureError(
            .notPython, message,
            remedy: missing.isEmpty
                ? "Name a process that runs CPython, not its launcher or shell"
                : "If it is one, give the executable that ran with --exe PATH, or the folder that was its root with --sysroot DIR"
        )
    }
}
