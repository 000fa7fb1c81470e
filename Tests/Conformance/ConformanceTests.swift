import Foundation
import TestSupport
import Testing

/// Each program prints the same, and ends the same, under CPython 3.11 and under `barrow run`.
@Suite("Programs do what they do under CPython 3.11")
struct ConformanceTests {
    @Test(
        "prints and ends as under CPython",
        .enabled(if: CPython.interpreter != nil, "there is no CPython 3.11, of pyenv or on the path"),
        arguments: Program.all)
    func agrees(_ program: Program) throws {
        let expected = try program.run(by: [#require(CPython.interpreter)])
        let actual = try program.run(by: [BuildProducts.barrow, "run"])
        let differences = program.differences(from: expected, to: actual)
        // Recorded as one issue: an expectation would print both outputs whole beside the difference.
        let record = {
            if !differences.isEmpty {
                Issue.record("\(program.testDescription)\n\(differences.joined(separator: "\n"))")
            }
        }
        // A program that is listed and agrees fails the test as well: then it comes off the list.
        if Program.knownDifferences.contains(program.testDescription) {
            withKnownIssue("differs still: see known-differences.txt", record)
        } else {
            record()
        }
    }

    @Test("Every known difference is of a program that is there")
    func knownDifferencesAreOfPrograms() {
        #expect(Program.knownDifferences.isSubset(of: Program.all.map(\.testDescription)))
    }

    @Test("There are programs of every area, and thirty lessons")
    func everyAreaIsThere() {
        let counts = Dictionary(grouping: Program.all, by: \.area).mapValues(\.count)
        #expect(counts["lessons"] == 30)
        #expect(counts["memory", default: 0] >= 75)
        for area in ["language", "types", "errors", "modules"] {
            #expect(counts[area, default: 0] >= 15, "\(area)")
        }
    }
}

private enum CPython {
    /// The newest 3.11 of pyenv's, else the one on the path or Debian's.
    static let interpreter: String? =
        (PythonBuild.versions.first { $0.minor == 11 } ?? PythonBuild.ofDebian)?.executable
}

extension Program {
    /// Programs that do not print the same yet, a line each; `#` begins a comment.
    fileprivate static let knownDifferences: Set<String> = {
        let file = "\(Toolchain.packageRoot)/Tests/Conformance/known-differences.txt"
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        return Set(
            text.split(separator: "\n").map { $0.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces) }
                .filter { !$0.isEmpty })
    }()

    /// How barrow's run differs from CPython's, for people; nothing where they agree.
    fileprivate func differences(from expected: BarrowCommand, to actual: BarrowCommand) -> [String] {
        var texts: [String] = []
        if expected.output != actual.output {
            texts.append("standard output:\n\(LineDifference(from: expected.output, to: actual.output))")
        }
        let (theirs, ours) = (expected.errorsWithoutAddresses, actual.errorsWithoutAddresses)
        if endsInError, theirs != ours {
            texts.append("standard error:\n\(LineDifference(from: theirs, to: ours))")
        }
        if expected.status != actual.status {
            texts.append("exit status: CPython \(expected.status), barrow \(actual.status)")
        }
        if !texts.isEmpty, !endsInError, !ours.isEmpty {
            texts.append("standard error of barrow:\n\(ours.suffix(2000))")
        }
        return texts
    }
}

extension BarrowCommand {
    /// Where objects are differs from run to run: `<function f at 0x7f…>`.
    fileprivate var errorsWithoutAddresses: String { errors.replacing(#/0x[0-9a-f]+/#, with: "0x...") }
}
