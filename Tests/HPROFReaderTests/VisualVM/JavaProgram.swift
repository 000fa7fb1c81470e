import Foundation
import TestSupport

/// The machine's own Java, and dumps that it makes of the programs kept under `Fixtures`.
enum JavaProgram {
    static let isThere = ["java", "javac", "jmap"].allSatisfy {
        (try? Toolchain.run(["which", $0])) != nil
    }
    static let reason = "no JDK (java, javac, jmap) on the path"

    /// Compiles and runs a program of one file to its end.
    ///
    /// - Parameters:
    ///   - program: its file, from the package's root.
    ///   - library: on the class path, too.
    static func run(
        _ program: String, options: [String] = [], library: String? = nil, arguments: [String]
    ) throws -> String {
        let source = URL(filePath: "\(Toolchain.packageRoot)/\(program)")
        let name = source.deletingPathExtension().lastPathComponent
        let folder = TemporaryFolder()
        let path = ["-cp", ([folder.path] + (library.map { [$0] } ?? [])).joined(separator: ":")]
        try Toolchain.run(["javac", "-d", folder.path] + path + [source.path])
        return try Toolchain.run(["java"] + options + path + [name] + arguments)
    }
}
