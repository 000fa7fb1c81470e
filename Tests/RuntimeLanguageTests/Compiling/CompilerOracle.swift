import Foundation
import Testing
import TestSupport

/// CPython 3.11's compiler.
enum CompilerOracle {
    static let python: PythonBuild? = PythonBuild.ofPyenv(11) ?? PythonBuild.ofDebian

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Oracles")

    /// A listing of each file.
    static func listings(ofFiles paths: [String]) throws -> [String] {
        try answer(["code_listing.py"].map { folder.appending(path: $0).path } + paths)
    }

    /// A listing of each text.
    static func listings(of sources: [String]) throws -> [String] {
        let script =
            "import json, sys, runpy; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
        let temporary = TemporaryFolder()
        let input = temporary.file("programs.json")
        try JSONEncoder().encode(sources).write(to: URL(filePath: input))
        let python = try #require(CompilerOracle.python)
        let text = try Toolchain.run([
            "/bin/sh", "-c", "exec \"$0\" -c \"$1\" \"$2\" - < \"$3\"", python.executable, script,
            folder.appending(path: "code_listing.py").path, input,
        ])
        return try JSONDecoder().decode([String].self, from: Data(text.utf8))
    }

    static func randomPrograms(firstSeed: Int, count: Int) throws -> [String] {
        try answer([folder.appending(path: "random_programs.py").path, String(firstSeed), String(count)])
    }

    private static func answer(_ arguments: [String]) throws -> [String] {
        let python = try #require(CompilerOracle.python)
        return try JSONDecoder().decode([String].self, from: Data(python.run(arguments).utf8))
    }

    /// Where two listings part, with a few lines before.
    static func firstDifference(_ ours: String, _ theirs: String) -> String? {
        if ours == theirs { return nil }
        let left = ours.split(separator: "\n", omittingEmptySubsequences: false)
        let right = theirs.split(separator: "\n", omittingEmptySubsequences: false)
        let index = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let at = index ?? min(left.count, right.count)
        let body = left[..<at].last { $0.hasPrefix("code ") } ?? ""
        func line(_ lines: [Substring]) -> Substring { at < lines.count ? lines[at] : "nothing more" }
        let before = left[max(0, at - 3)..<at].joined(separator: "\n")
        return "in \(body)\n\(before)\nours:   \(line(left))\nCPython: \(line(right))"
    }
}
