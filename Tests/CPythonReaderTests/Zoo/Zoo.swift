import Foundation
import TestSupport
import Testing

/// A running zoo (`Programs/zoo.py`): a process with an object of every kind, and the truth it wrote about itself.
struct Zoo {
    static let programs = "\(Toolchain.packageRoot)/Tests/CPythonReaderTests/Programs"

    let build: PythonBuild
    let target: TargetProcess
    private let folder = TemporaryFolder()

    var truth: String { folder.file("truth.jsonl") }
    var statistics: String { folder.file("statistics.txt") }
    /// The truth of its second interpreter.
    var secondTruth: String { folder.file("second.jsonl") }
    func file(_ name: String) -> String { folder.file(name) }

    init(
        _ build: PythonBuild, _ options: [String] = [], hasSecondInterpreter: Bool = false,
        environment: [String: String] = [:]
    ) throws {
        self.build = build
        let second = hasSecondInterpreter ? ["--subinterpreters", folder.file("second.jsonl")] : []
        target = try TargetProcess(
            build.executable,
            ["\(Self.programs)/zoo.py", folder.file("truth.jsonl"), folder.file("statistics.txt")] + second
                + options,
            environment: environment)
        try target.readLines(upTo: "READY")
    }

    /// Captures it into a file of this name, from the live process unless `source` says otherwise.
    @discardableResult
    func capture(_ name: String, from source: [String]? = nil) throws -> String {
        let path = folder.file(name)
        let run = try BarrowCommand(["capture"] + (source ?? ["--pid", "\(target.pid)"]) + ["-o", path])
        try #require(run.status == 0, "\(build.name): \(run.errors)")
        return path
    }

    /// How a capture agrees with what the process wrote about itself.
    func verdict(on dump: String, truth: String? = nil, withPools: Bool = true) throws -> Verdict {
        try Verdict(comparing: [truth ?? self.truth, dump] + (withPools ? [statistics] : []))
    }
}

/// What `Programs/compare.py` says: by the name of each check what was looked at and what of it was wrong.
struct Verdict: Decodable {
    struct Check: Decodable {
        var checked: Int
        var wrong: Int
        var table: [Row]

        var ratio: Double { checked == 0 ? 1 : 1 - Double(wrong) / Double(checked) }
    }

    /// A kind of difference, how often, and one example.
    struct Row: Decodable, CustomStringConvertible {
        var description: String

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            let (kind, count, example) = (
                try row.decode(String.self), try row.decode(Int.self), try row.decode(String.self)
            )
            description = "\(count) × \(kind) (\(example))"
        }
    }

    private let checks: [String: Check]

    init(comparing arguments: [String]) throws {
        let script = """
            import sys
            sys.dont_write_bytecode = True
            sys.path.insert(0, sys.argv[1])
            import compare
            compare.main(sys.argv[2:])
            """
        let output = try Python.run(script, arguments: [Zoo.programs] + arguments)
        checks = try JSONDecoder().decode([String: Check].self, from: output)
    }

    subscript(_ name: String) -> Check { checks[name] ?? Check(checked: 0, wrong: 0, table: []) }

    var names: [String] { checks.keys.sorted() }

    /// Expects that something was looked at, and that of it at most a share of `tolerance` was wrong.
    func expect(
        _ name: String, tolerance: Double = 0, of build: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let check = self[name]
        let wrong = check.table.prefix(12).map(\.description).joined(separator: "\n")
        #expect(check.checked > 0, "\(build): nothing checked of \(name)", sourceLocation: sourceLocation)
        #expect(
            Double(check.wrong) <= Double(check.checked) * tolerance,
            "\(build): \(name): \(check.wrong) of \(check.checked) wrong:\n\(wrong)",
            sourceLocation: sourceLocation)
    }
}
