/// Where the kernel puts a core (`kernel.core_pattern`, core(5)).
enum CorePattern: Equatable {
    /// Nowhere.
    case none
    /// Into this folder; nil where it is the working directory of the process.
    case file(folder: String?)
    /// To the standard input of this program.
    case pipe(program: String)

    init(_ pattern: String, usesPID: Bool) {
        if pattern.hasPrefix("|") {
            self = .pipe(program: String(pattern.dropFirst().prefix { $0 != " " }))
        } else if pattern.isEmpty && !usesPID {
            self = .none
        } else if let slash = pattern.lastIndex(of: "/"), pattern.hasPrefix("/") {
            // `%` in the folder stands for something of the process; what is before it is there anyhow.
            let folder = pattern[..<slash].prefix { $0 != "%" }
            self = .file(folder: folder.isEmpty ? "/" : String(folder))
        } else {
            self = .file(folder: nil)
        }
    }

    var isSystemd: Bool { isPipe(to: "systemd-coredump") }
    var isApport: Bool { isPipe(to: "apport") }

    private func isPipe(to name: String) -> Bool {
        guard case .pipe(let program) = self else { return false }
        return program.hasSuffix("/\(name)")
    }
}
