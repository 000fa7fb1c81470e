import Foundation
import RuntimeLanguage
import TestSupport
import Testing

/// CPython 3.11's parser, and ours in the same words.
enum SyntaxOracle {
    static let python: PythonBuild? = PythonBuild.ofPyenv(11) ?? PythonBuild.ofDebian

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Oracles/syntax.py").path

    /// CPython's answer to each program.
    static func answers(to programs: [[UInt8]]) throws -> [String] {
        let folder = TemporaryFolder()
        folder.write(programs.flatMap { Array("\($0.count)\n".utf8) + $0 }, to: "programs")
        let python = try #require(python)
        let output = try Toolchain.run([
            "/bin/sh", "-c", "exec \"$0\" \"$1\" - < \"$2\"", python.executable, script,
            folder.file("programs"),
        ])
        return split(output)
    }

    static func answers(toFiles paths: [String]) throws -> [String] {
        split(try #require(python).run([script] + paths))
    }

    private static func split(_ output: String) -> [String] {
        output.components(separatedBy: "\n\n").filter { !$0.isEmpty }.map { withoutUnseenEnd($0) }
    }

    /// Our answer: `outside` where the program is Python but outside the subset.
    static func ourAnswer(to program: [UInt8]) -> String {
        do throws(RuntimeLanguage.SyntaxError) {
            let parsed = try parseProgram(program, file: "<program>")
            guard parsed.unsupported.isEmpty else {
                return "outside\n" + parsed.unsupported.map(\.message).joined(separator: "\n")
            }
            return "tree\n" + SyntaxTreeDump.of(parsed.module).trimmingCharacters(in: .newlines)
        } catch {
            if error.kind == .outsideSubset { return "outside\n\(error.message)" }
            let place = SyntaxErrorText(error, source: program, file: "<program>")
            let numbers = "\(place.line) \(place.offset) \(place.endLine) \(place.endOffset)"
            return withoutUnseenEnd("error\n\(error.kind.rawValue)\n\(escape(error.message))\n\(numbers)")
        }
    }

    /// An end that is not behind the start is drawn as one caret, however CPython writes it.
    private static func withoutUnseenEnd(_ answer: String) -> String {
        var lines = answer.components(separatedBy: "\n")
        guard lines.count == 4, lines[0] == "error" else { return answer }
        let numbers = lines[3].split(separator: " ").map { Int($0) ?? 0 }
        if numbers[0] == 0 {
            lines[3] = "nowhere"
        } else if (numbers[2], numbers[3]) <= (numbers[0], numbers[1]) {
            lines[3] = "\(numbers[0]) \(numbers[1]) \(numbers[0]) \(numbers[1])"
        }
        return lines.joined(separator: "\n")
    }

    private static func escape(_ text: String) -> String {
        text.unicodeScalars.map {
            $0.value >= 0x20 && $0.value < 0x7F && $0 != "\\" ? "\($0)" : "\\\(String($0.value, radix: 16));"
        }.joined()
    }

    /// Where two answers part.
    static func difference(_ ours: String, _ theirs: String) -> String? {
        if ours == theirs { return nil }
        let left = ours.split(separator: "\n")
        let right = theirs.split(separator: "\n")
        guard left.first == right.first, left.first != "error" else {
            return "ours: \(left.prefix(4))\nCPython: \(right.prefix(4))"
        }
        let index = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let at = index ?? min(left.count, right.count)
        return "ours: \(at < left.count ? left[at] : "")\nCPython: \(at < right.count ? right[at] : "")"
    }
}
