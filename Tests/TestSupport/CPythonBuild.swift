import Foundation
import FoundationEssentials

/// A CPython that is installed here, for tests that compare with what Python itself says.
package struct CPythonBuild: Sendable, CustomStringConvertible {
    /// 3.x as x.
    package let minor: Int
    package let executable: String

    package var description: String { "CPython 3.\(minor)" }

    /// One for each minor version from 3.8 to 3.13 that is found: `python3.x` on the path, else the newest of pyenv's.
    package static let installed: [CPythonBuild] = (8...13).compactMap { minor in
        candidates(minor).first { reportsMinor(minor, $0) }.map { CPythonBuild(minor: minor, executable: $0) }
    }

    private static func candidates(_ minor: Int) -> [String] {
        let environment = ProcessInfo.processInfo.environment
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let home = environment["PYENV_ROOT"] ?? (environment["HOME"] ?? "") + "/.pyenv"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: home + "/versions")) ?? [])
            .filter { $0.hasPrefix("3.\(minor).") }
            .sorted { $0.compare($1, options: .numeric) == .orderedDescending }
        return versions.map { "\(home)/versions/\($0)/bin/python3.\(minor)" }
            + folders.map { "\($0)/python3.\(minor)" }.filter {
                FileManager.default.isExecutableFile(atPath: $0)
            }
    }

    private static func reportsMinor(_ minor: Int, _ executable: String) -> Bool {
        let output = try? run(executable, ["-c", "import sys; print(sys.version_info[1])"])
        return output.map { String(decoding: $0, as: UTF8.self) } == "\(minor)\n"
    }

    /// The output of a script with its arguments.
    package func output(of arguments: [String]) throws -> Data { try Self.run(executable, arguments) }

    private static func run(_ executable: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        // Through a file: reading a pipe of Foundation's ends early when a signal interrupts it.
        let folder = TemporaryFolder()
        folder.write("", to: "output")
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder.file("output")))
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Python.Failure(description: "\(executable) \(arguments) failed")
        }
        return Data(folder.read("output"))
    }
}
