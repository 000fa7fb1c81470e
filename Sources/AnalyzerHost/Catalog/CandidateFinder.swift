import Glibc

/// Finds the files that may be analyzers, without loading any.
struct CandidateFinder {
    private(set) var candidates: [PluginSearchPath.Entry] = []
    private(set) var rejected: [RejectedPlugin] = []
    private var seen: Set<String> = []

    mutating func search(_ entries: [PluginSearchPath.Entry]) {
        for entry in entries {
            guard let path = Self.canonical(entry.path) else {
                if entry.origin == .explicit { reject(entry, Self.missing) }
                continue
            }
            if Self.isFolder(path) {
                for name in Self.libraries(in: path) {
                    guard let file = Self.canonical("\(path)/\(name)") else { continue }
                    consider(PluginSearchPath.Entry(path: file, origin: entry.origin), isNamed: false)
                }
            } else {
                consider(
                    PluginSearchPath.Entry(path: path, origin: entry.origin),
                    isNamed: entry.origin == .explicit)
            }
        }
    }

    /// A file that was named must be an analyzer; one that only stands in a folder may be any library.
    private mutating func consider(_ entry: PluginSearchPath.Entry, isNamed: Bool) {
        guard seen.insert(entry.path).inserted else { return }
        let versions = EntrySymbols.versions(inLibrary: entry.path)
        if versions.contains(abiVersion) {
            candidates.append(entry)
        } else if let other = versions.max() {
            reject(entry, .otherVersion(other))
        } else if isNamed {
            reject(entry, .notAnAnalyzer)
        }
    }

    private mutating func reject(_ entry: PluginSearchPath.Entry, _ error: PluginError) {
        rejected.append(RejectedPlugin(path: entry.path, origin: entry.origin, error: error))
    }

    private static let missing = PluginError(
        .cannotLoad, "does not exist or cannot be read", remedy: "name a file or a folder that exists")

    private static func canonical(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// `lib*.so`, by name: the order in which a folder lists its files is accidental.
    private static func libraries(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix("lib"), name.hasSuffix(".so") { names.append(name) }
        }
        return names.sorted()
    }
}
