/// Checks before trust: what holds in every CPython that runs, and in nothing that is read with a wrong layout.
///
/// That the collector's lists close is checked by ``CollectorLists/forEach(in:_:)`` while they are walked.
package enum StartupValidation {
    /// Costs milliseconds.
    ///
    /// - Returns: the collector's lists, of which the ends meet.
    /// - Throws: `validation`, naming the check that failed.
    @discardableResult
    package static func check(
        _ python: PythonInstance, in image: ProcessImage
    ) throws(CaptureError) -> CollectorLists {
        let space = image.space
        for (row, interpreter) in python.interpreters.enumerated() {
            let sys = try SysModule(
                interpreter: interpreter, python.layout, minor: python.minor, in: space)
            let checks = Checks(sys: sys, interpreter: row, python: python, space: space)
            try checks.checkTypes()
            try checks.checkModules()
            if row == 0 { try checks.checkNone() }
        }
        let lists = try CollectorLists(python, in: space)
        try lists.checkHeads(in: space)
        return lists
    }
}

private struct Checks {
    let sys: SysModule
    let interpreter: Int
    let python: PythonInstance
    let space: AddressSpace

    /// The type of `sys.modules` is `dict`, whose type is `type`, whose type is itself.
    func checkTypes() throws(CaptureError) {
        let modules = sys.modulesDictionary
        guard modules != 0 else { throw failure("sys.modules is not there", isAboutFile: false) }
        let dict = sys.typeAddress(of: modules)
        try checkName(of: dict, is: "dict", "sys.modules")
        let type = sys.typeAddress(of: dict)
        try checkName(of: type, is: "type", "the type of dict")
        guard sys.typeAddress(of: type) == type else {
            throw failure("type at \(hexadecimal(type)) is not an instance of itself", isAboutFile: false)
        }
    }

    func checkModules() throws(CaptureError) {
        var keys = 0
        var flaw: String?
        sys.forEachEntry(of: sys.modulesDictionary) { key, _ in
            keys += 1
            if sys.name(ofType: sys.typeAddress(of: key)) != "str" || sys.string(at: key) == nil {
                flaw = "the key \(hexadecimal(key)) of sys.modules is not a str"
            }
            return flaw == nil
        }
        if let flaw { throw failure(flaw, isAboutFile: false) }
        guard keys > 0 else {
            throw failure("sys.modules is empty or contradicts itself", isAboutFile: false)
        }
    }

    func checkNone() throws(CaptureError) {
        guard let none = sys.value(of: "None", in: sys.builtinsDictionary) else {
            throw failure("builtins has no None", isAboutFile: false)
        }
        try checkName(of: sys.typeAddress(of: none), is: "NoneType", "None")
    }

    private func checkName(of type: UInt64, is expected: String, _ what: String) throws(CaptureError) {
        guard let name = sys.name(ofType: type) else {
            throw failure(
                "the name of the type of \(what), at \(hexadecimal(type)), is not in memory",
                isAboutFile: true)
        }
        guard name == expected else {
            throw failure(
                "the type of \(what) is named \"\(name)\" instead of \"\(expected)\"", isAboutFile: false)
        }
    }

    private func failure(_ what: String, isAboutFile: Bool) -> CaptureError {
        let place = python.interpreters.count > 1 ? " (interpreter \(interpreter))" : ""
        let needsFile = isAboutFile && python.module.elf == nil
        return CaptureError(
            .validation, "\(python.title) does not pass the check before reading\(place): \(what)",
            remedy: needsFile
                ? "The core file leaves out what is in \(python.module.path): give it with --exe PATH, or the folder that was the process's root with --sysroot DIR"
                : "The layout table does not fit the build (give --layout FILE), or the core file is damaged (take it again)"
        )
    }
}
