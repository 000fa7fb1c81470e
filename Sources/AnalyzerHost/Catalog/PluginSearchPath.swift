import Glibc

/// Where analyzers are looked for, in order: what was named explicitly, `BARROW_PLUGIN_PATH`, beside the executable,
/// and `../lib/barrow/analyzers` from there.
package struct PluginSearchPath: Sendable {
    package static let environmentVariable = "BARROW_PLUGIN_PATH"

    var entries: [Entry]

    struct Entry: Sendable, Equatable {
        var path: String
        var origin: AnalyzerPlugin.Origin
    }

    /// `explicit` are files and folders; `executable` is the program whose neighbours are analyzers.
    package init(
        explicit: [String] = [],
        environment: String? = getenv(environmentVariable).map { String(cString: $0) },
        executable: String? = WorkerCommand.ownExecutable.executable
    ) {
        entries = explicit.map { Entry(path: $0, origin: .explicit) }
        for folder in (environment ?? "").split(separator: ":") {
            entries.append(Entry(path: String(folder), origin: .environment))
        }
        guard let executable, let slash = executable.lastIndex(of: "/") else { return }
        let folder = executable[..<slash]
        entries.append(Entry(path: folder.isEmpty ? "/" : String(folder), origin: .besideExecutable))
        entries.append(Entry(path: "\(folder)/../lib/barrow/analyzers", origin: .installed))
    }
}
