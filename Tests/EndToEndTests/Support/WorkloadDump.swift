import Foundation
import TestSupport
import Testing

/// A dump that `barrow run` wrote, in a folder of its own.
struct WorkloadDump {
    let folder = TemporaryFolder()
    var path: String { folder.file("heap.barrow") }

    init(_ workload: String = "demo", objects: Int = 3_000, seed: Int = 1, _ more: [String] = []) throws {
        let run = try BarrowCommand(
            [
                "run", "--workload", workload, "--objects", "\(objects)", "--seed", "\(seed)", "--quiet",
                "--dump", path,
            ] + more)
        try #require(run.status == 0, "\(run.errors)")
    }

    /// Loads a JSON document.
    init(document: String, _ more: [String] = []) throws {
        let input = TemporaryFolder()
        input.write(document, to: "document.json")
        try self.init("json", objects: 1, ["--input", input.file("document.json")] + more)
    }

    /// Runs a subcommand on it; it must succeed.
    func barrow(_ command: String, _ arguments: [String] = [], environment: [String: String] = [:]) throws
        -> BarrowCommand
    {
        let run = try BarrowCommand([command, path] + arguments, environment: environment)
        try #require(run.status == 0, "barrow \(command): \(run.errors)")
        return run
    }
}

/// Every file of a folder and of those in it, by path.
func contents(of folder: String) throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    var files: [String: Data] = [:]
    for name in names {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
        if !isFolder.boolValue { files[name] = try Data(contentsOf: URL(filePath: "\(folder)/\(name)")) }
    }
    return files
}
