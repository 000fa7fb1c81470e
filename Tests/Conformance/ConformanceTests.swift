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
        #expect(
            expected.output == actual.output,
            "standard output:\n\(LineDifference(from: expected.output, to: actual.output))\(actual.hint(for: program))"
        )
        if program.endsInError {
            let (ours, theirs) = (actual.errorsWithoutAddresses, expected.errorsWithoutAddresses)
            #expect(theirs == ours, "standard error:\n\(LineDifference(from: theirs, to: ours))")
        }
        #expect(
            expected.status == actual.status,
            "exit status: CPython \(expected.status), barrow \(actual.status)")
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

extension BarrowCommand {
    /// Where objects are differs from run to run: `<function f at 0x7f…>`.
    fileprivate var errorsWithoutAddresses: String { errors.replacing(#/0x[0-9a-f]+/#, with: "0x...") }

    /// What a program that should have ended well said instead.
    fileprivate func hint(for program: Program) -> String {
        program.endsInError || errors.isEmpty ? "" : "\nstandard error:\n\(errors.suffix(2000))"
    }
}
