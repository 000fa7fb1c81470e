import Foundation
import TestSupport

/// The machine's own Java, and dumps that it makes of the programs kept with the tests.
enum JavaProgram {
    static let isThere = ["java", "javac", "jmap"].allSatisfy {
        (try? Toolchain.run(["which", $0])) != nil
    }
    static let reason = "no JDK (java, javac, jmap) on the path"

    /// Compiles and runs a program of one file to its end.
    ///
    /// - Parameter library: on the class path, too.
    static func run(
        _ name: String, options: [String] = [], library: String? = nil, arguments: [String]
    ) throws -> String {
        let source =
            URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
            + "/Programs/\(name).java"
        let folder = TemporaryFolder()
        let path = ["-cp", ([folder.path] + (library.map { [$0] } ?? [])).joined(separator: ":")]
        try Toolchain.run(["javac", "-d", folder.path] + path + [source])
        return try Toolchain.run(["java"] + options + path + [name] + arguments)
    }
}
