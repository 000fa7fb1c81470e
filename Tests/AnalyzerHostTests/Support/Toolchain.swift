import Foundation
import TestSupport

/// Builds plugins as their authors would.
enum Toolchain {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// The root of this package.
    static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    static let examples = "\(packageRoot)/Tests/AnalyzerHostTests/Examples"
    /// Where tests put what they build: inside the build folder.
    static let products: String = {
        let folder = "\(BuildProducts.folder)/examples"
        try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }()

    /// Compiles one C file into a shared library with nothing but the public headers.
    static func compile(_ source: String, as library: String, defines: [String] = []) throws -> String {
        let output = "\(products)/\(library)"
        try run(
            ["cc", "-Wall", "-Wextra", "-Werror", "-std=gnu11", "-shared", "-fPIC"]
                + ["-I", "\(packageRoot)/Sources/CAnalyzerABI/include"] + defines.map { "-D\($0)" }
                + [source, "-o", output])
        return output
    }

    /// Builds a Swift package's only product. Nothing is fetched: what Barrow itself was built from is in the cache.
    static func build(package: String, product: String) throws -> String {
        let scratch = "\(products)/\(product).build"
        try run([
            "swift", "build", "--package-path", package, "--scratch-path", scratch, "--skip-update",
            "--product", product,
        ])
        return "\(scratch)/debug/lib\(product).so"
    }

    /// Runs a command and returns what it wrote; throws where it fails.
    @discardableResult
    static func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        // Through a file: reading a pipe of Foundation's ends early when a signal interrupts it.
        let log = FileManager.default.temporaryDirectory.appending(path: "barrow-\(UUID().uuidString).log")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let file = try FileHandle(forWritingTo: log)
        process.standardOutput = file
        process.standardError = file
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let output = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(arguments.joined(separator: " ")) failed:\n\(output)")
        }
        return output
    }
}
