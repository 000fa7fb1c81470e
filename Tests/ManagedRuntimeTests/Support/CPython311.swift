import Foundation

/// CPython 3.11, the oracle for sizes: `python3.11` on the path, or `python3` when it is one.
enum CPython311 {
    static let interpreter: String? = ["python3.11", "python3"].first { name in
        (try? run(name, ["-c", "import sys; print(sys.version_info[:2])"])) == "(3, 11)\n"
    }

    static func run(_ interpreter: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [interpreter] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
