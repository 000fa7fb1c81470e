import Foundation

/// Builds plugins as their authors would.
package enum Toolchain {
    package struct Failure: Error, CustomStringConvertible {
        package var description: String

        package init(description: String) { self.description = description }
    }

    /// The root of this package.
    package static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    package static let examples = "\(packageRoot)/Tests/AnalyzerHostTests/Examples"
    /// Where tests put what they build: inside the build folder.
    package static let products: String = {
        let folder = "\(BuildProducts.folder)/examples"
        try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }()

    /// Compiles one C file into a shared library with nothing but the public headers.
    package static func compile(_ source: String, as library: String, defines: [String] = []) throws -> String
    {
        let output = "\(products)/\(library)"
        try run(
            ["cc", "-Wall", "-Wextra", "-Werror", "-std=gnu11", "-shared", "-fPIC"]
                + ["-I", "\(packageRoot)/Sources/CAnalyzerABI/include"] + defines.map { "-D\($0)" }
                + [source, "-o", output])
        return output
    }

    /// Builds a Swift package's only product. Nothing is fetched: what Barrow itself was built from is in the cache.
    package static func build(package: String, product: String) throws -> String {
        let scratch = "\(products)/\(product).build"
        try run([
            "swift", "build", "--package-path", package, "--scratch-path", scratch, "--skip-update",
            "--product", product,
        ])
        return "\(scratch)/debug/lib\(product).so"
    }

    /// Runs a command and returns what it wrote; throws where it fails.
    @discardableResult
    package static func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        // Through a file: reading a pipe of Foundation's ends early when a signal interrupts it.
        let folder = TemporaryFolder()
        let log = URL(filePath: folder.file("log"))
        try Data().write(to: log)
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
