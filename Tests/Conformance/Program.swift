import Foundation
import TestSupport
import Testing

/// A program of `Programs/<area>` or a lesson of `Fixtures/programs`.
struct Program: Sendable, CustomTestStringConvertible {
    let area: String
    let file: URL

    var testDescription: String { "\(area)/\(file.deletingPathExtension().lastPathComponent)" }

    /// Programs of this area end with an uncaught error, or report ignored ones: their standard error counts too.
    var endsInError: Bool { area == "errors" }

    static let all: [Program] = areas + lessons

    private static let areas: [Program] = {
        let root = URL(filePath: "\(Toolchain.packageRoot)/Tests/Conformance/Programs")
        return contents(of: root).flatMap { area in
            programs(in: area).map { Program(area: area.lastPathComponent, file: $0) }
        }
    }()

    private static let lessons: [Program] = {
        let folder = URL(filePath: "\(Toolchain.packageRoot)/Fixtures/programs")
        return programs(in: folder)
            .filter { $0.lastPathComponent.first!.isNumber }
            .map { Program(area: "lessons", file: $0) }
    }()

    /// Files whose names begin with an underscore are what programs import.
    private static func programs(in folder: URL) -> [URL] {
        contents(of: folder).filter { $0.pathExtension == "py" && !$0.lastPathComponent.hasPrefix("_") }
    }

    private static func contents(of folder: URL) -> [URL] {
        let entries = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        return (entries ?? []).sorted { $0.path < $1.path }
    }

    /// Runs it in its own folder by its bare name, so that both give the same paths in tracebacks.
    ///
    /// A run that takes longer than two minutes is ended; its status is then 124.
    func run(by command: [String]) throws -> BarrowCommand {
        try BarrowCommand(
            ["--kill-after=5", "120"] + command + [file.lastPathComponent], executable: "/usr/bin/timeout",
            in: file.deletingLastPathComponent(),
            environment: ["PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"])
    }
}
