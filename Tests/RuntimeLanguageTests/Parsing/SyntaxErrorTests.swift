import Foundation
import RuntimeLanguage
import TestSupport
import Testing

/// The errors of programs that are not Python: message and place as CPython 3.11 has them.
@Suite(.enabled(if: SyntaxOracle.python != nil, "there is no CPython 3.11")) struct SyntaxErrorTests {
    @Test func eachBrokenProgramIsReportedAsByCPython() throws {
        let programs = BrokenPrograms.all.map { Array($0.utf8) }
        let theirs = try SyntaxOracle.answers(to: programs)
        #expect(theirs.count == programs.count)
        for (program, theirs) in zip(programs, theirs) {
            let ours = SyntaxOracle.ourAnswer(to: program)
            if ours.hasPrefix("outside"), theirs.hasPrefix("tree") { continue }
            let difference = SyntaxOracle.difference(ours, theirs)
            #expect(difference == nil, "\(String(decoding: program, as: UTF8.self))")
        }
    }

    /// Files of the standard library with one token or character changed. A few errors in a thousand differ: where a
    /// mistake is two mistakes, the one that CPython comes to first depends on which of its rules were tried before.
    @Test func nearlyEachMistakeInRealTextIsReportedAsByCPython() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        let corpus = try StandardLibrary.snippets(200, &generator)
        let programs = corpus.flatMap { snippet in (0..<8).map { _ in Mutation.of(snippet, &generator) } }
        let theirs = try SyntaxOracle.answers(to: programs)
        try #require(theirs.count == programs.count, "seed \(seed)")
        var differences: [String] = []
        var kinds: [Substring: Int] = [:]
        for (program, theirs) in zip(programs, theirs) {
            let ours = SyntaxOracle.ourAnswer(to: program)
            let kind = ours.prefix { $0 != "\n" }
            kinds[kind, default: 0] += 1
            if kind == "outside" { continue }
            if let difference = SyntaxOracle.difference(ours, theirs) {
                differences.append("\(String(decoding: program, as: UTF8.self))\n\(difference)")
            }
        }
        print("seed \(seed): of \(programs.count) changed texts \(kinds); \(differences.count) differ")
        #expect(
            differences.count <= programs.count / 100,
            "seed \(seed)\n\(differences.prefix(3).joined(separator: "\n\n"))")
    }

    @Test func whatIsPrintedIsWhatCPythonPrints() throws {
        let python = try #require(SyntaxOracle.python)
        let folder = TemporaryFolder()
        let names = BrokenPrograms.printed.indices.map { "program\($0).py" }
        for (name, program) in zip(names, BrokenPrograms.printed) { folder.write(program, to: name) }
        let script = "cd \"$1\" && for f in program?.py program??.py; do \"$0\" $f 2>&1; echo ----; done"
        let output = try Toolchain.run(["/bin/sh", "-c", script, python.executable, folder.path])
        // CPython names the file by its absolute path.
        let theirs = output.replacing("\(folder.path)/", with: "").components(separatedBy: "----\n")
        for (index, program) in BrokenPrograms.printed.enumerated() {
            let error = try #require(throws: RuntimeLanguage.SyntaxError.self) {
                _ = try parse(program, file: names[index])
            }
            let text = SyntaxErrorText(error, source: Array(program.utf8), file: names[index])
            #expect(text.description == theirs[index])
        }
    }
}
