import FoundationEssentials
import Foundation

/// Runs the `barrow` that was built beside the tests.
package struct BarrowCommand {
    package var status: Int32
    package var output: String
    package var errors: String

    /// Runs it to its end. `executable` may be another one; `environment` is added to, or replaces, the test's own.
    package init(
        _ arguments: [String], executable: String = BuildProducts.barrow, in folder: URL? = nil,
        environment: [String: String] = [:], inheritingEnvironment: Bool = true
    ) throws {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = folder }
        let inherited = inheritingEnvironment ? ProcessInfo.processInfo.environment : [:]
        process.environment = inherited.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let scratch = TemporaryFolder()
        let files = ["output", "errors"].map { URL(filePath: scratch.file($0)) }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        output = String(decoding: try Data(contentsOf: files[0]), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
    }
}
