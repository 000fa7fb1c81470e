import FoundationEssentials
import Foundation

/// Runs Python, the oracle of many tests.
package enum Python {
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    /// The output of `script` with `input` on its standard input.
    ///
    /// `BARROW_PYTHON` names the interpreter; `make test` sets it to one that has the packages of
    /// `Tests/requirements.txt`. Otherwise `python3` from the path.
    package static func run(_ script: String, arguments: [String] = [], input: Data = Data()) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let python = ProcessInfo.processInfo.environment["BARROW_PYTHON"] ?? "python3"
        process.arguments = [python, "-c", script] + arguments
        let folder = TemporaryFolder()
        let inputFile = URL(filePath: folder.file("input"))
        try input.write(to: inputFile)
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        // Through files: reading a pipe of Foundation's ends early when a signal interrupts it.
        let outputFile = URL(filePath: folder.file("output"))
        try Data().write(to: outputFile)
        let errorFile = URL(filePath: folder.file("error"))
        try Data().write(to: errorFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let message = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
            throw Failure(
                description:
                    "\(python) failed; are the packages of Tests/requirements.txt installed?\n\(message)")
        }
        return try Data(contentsOf: outputFile)
    }
}
