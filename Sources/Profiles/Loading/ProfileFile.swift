import FoundationEssentials
import Glibc

/// A profile's file: where it is and what is in it.
struct ProfileFile {
    /// What a file is, by whatever path it is reached.
    struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64

        init?(path: String) {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return nil }
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }
    }

    let path: String
    let identity: Identity

    /// The file's name without its extension.
    var name: String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        for ending in Self.endings where file.hasSuffix(ending) { return String(file.dropLast(ending.count)) }
        return file
    }

    var directory: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static let endings = [".yaml", ".yml"]

    static func isPath(_ nameOrPath: String) -> Bool {
        nameOrPath.contains("/") || endings.contains { nameOrPath.hasSuffix($0) }
    }
}

extension ProfileFile {
    /// Finds what a user named.
    ///
    /// A path (it has a `/` or ends in `.yaml` or `.yml`) is relative to `directory`, nil being the working
    /// directory. A name is looked up in `searchPath`, and in `directory` before; `extending`, the file that
    /// names it, is passed over, so that one's own `ci.yaml` can extend the `ci` that ships.
    static func find(
        _ nameOrPath: String, in directory: String?, searchPath: [String], extending: Identity? = nil
    ) -> ProfileFile? {
        var candidates: [String]
        if isPath(nameOrPath) {
            candidates = [nameOrPath.hasPrefix("/") ? nameOrPath : joined(directory, nameOrPath)]
        } else {
            let directories = (directory.map { [$0] } ?? []) + searchPath
            candidates = directories.flatMap { directory in endings.map { joined(directory, nameOrPath + $0) }
            }
        }
        for path in candidates {
            guard let identity = Identity(path: path), isPath(nameOrPath) || identity != extending else {
                continue
            }
            return ProfileFile(path: path, identity: identity)
        }
        return nil
    }

    private static func joined(_ directory: String?, _ file: String) -> String {
        guard let directory, directory != "." else { return file }
        return directory.hasSuffix("/") ? directory + file : "\(directory)/\(file)"
    }

    /// The names of the profiles in these directories, sorted.
    static func names(in searchPath: [String]) -> [String] {
        var names: Set<String> = []
        for directory in searchPath {
            for file in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] {
                for ending in endings where file.hasSuffix(ending) {
                    names.insert(String(file.dropLast(ending.count)))
                }
            }
        }
        return names.sorted()
    }

    /// The file's text; no more than `limits.fileSize` bytes are ever read.
    func read(limits: YAMLLimits) throws(ProfileMistake) -> SourceText {
        let bytes = try bytes(atMost: limits.fileSize + 1)
        guard bytes.count <= limits.fileSize else {
            throw ProfileMistake(
                .tooLarge, "`\(printable(path))` has more than \(limits.fileSize) bytes", at: nil,
                help: "is it a profile?")
        }
        return try SourceText(path: path, bytes: bytes)
    }

    private func bytes(atMost limit: Int) throws(ProfileMistake) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable() }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count < limit {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { break }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw unreadable() }
            bytes += chunk.prefix(min(count, limit - bytes.count))
        }
        return bytes
    }

    private func unreadable() -> ProfileMistake {
        ProfileMistake(
            .unreadableFile, "cannot read `\(printable(path))`: \(String(cString: strerror(errno)))", at: nil)
    }
}
