/// Finds the CPython in a process: its module, version, layout table, `_PyRuntime` and interpreters.
///
/// A module is looked at for its name (`libpython3.11.so.1.0`, `python3.11`), or because it defines `_PyRuntime` or has a
/// section `.PyRuntime`. Where a module's file is not at hand, or says nothing, the runtime is looked for in its data.
/// The version is never asked for: it is what `Py_Version` or `_Py_DebugOffsets` state, else what names say, and then what
/// `sys.hexversion` says must agree.
package enum PythonLocator {
    /// - Parameter layoutFile: a layout table to use in place of the one that ships.
    /// - Throws: `notPython`, `unsupportedVersion`, `badLayout`, or `wrongExecutable` where the files are needed and not at
    ///   hand.
    package static func locate(in image: ProcessImage, layoutFile: String?) throws(CaptureError)
        -> PythonInstance
    {
        let search = PythonSearch(
            image: image,
            table: try layoutFile.map { path throws(CaptureError) in
                try LayoutTable(file: path)
            })
        let candidates = PythonCandidate.all(in: image)
        var outcomes = candidates.map { search.examine($0) }
        if !outcomes.contains(where: \.isFound), !candidates.contains(where: { $0.runtime != nil }) {
            outcomes += search.scanEverything(except: candidates)
        }
        let found = outcomes.compactMap(\.instance)
        if let first = found.first {
            return first.noting(others: found.dropFirst().map(\.title) + outcomes.compactMap(\.remark))
        }
        throw outcomes.compactMap(\.error).first ?? search.notPython()
    }
}

/// What came of looking at one module.
enum PythonOutcome {
    case found(PythonInstance)
    /// A CPython without interpreters: not initialised yet, or finalised.
    case idle(PythonCandidate)
    case failed(CaptureError)
    case nothing

    var isFound: Bool { instance != nil }

    var instance: PythonInstance? {
        if case .found(let instance) = self { instance } else { nil }
    }

    /// Of two outcomes with different tables the one that says more. With a table that is not its own a runtime may look
    /// idle, and contradicts itself in ways that say nothing: the first table is the likeliest.
    func or(_ other: PythonOutcome) -> PythonOutcome {
        switch (self, other) {
        case (.nothing, _), (.failed, .idle): other
        default: self
        }
    }

    /// What to say of it beside a CPython that was found.
    var remark: String? {
        switch self {
        case .idle(let candidate): "the CPython in \(candidate.module.path) has no interpreters"
        case .failed(let error): error.message
        case .found, .nothing: nil
        }
    }

    /// What to say of it where no CPython was found.
    var error: CaptureError? {
        switch self {
        case .idle(let candidate):
            CaptureError(
                .notPython,
                "the CPython in \(candidate.module.path) has no interpreters: it was not initialised, or finalised",
                remedy: "Capture while the Python program runs")
        case .failed(let error): error
        case .found, .nothing: nil
        }
    }
}
