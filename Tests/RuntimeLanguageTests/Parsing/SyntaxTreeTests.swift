import Foundation
import RuntimeLanguage
import TestSupport
import Testing

/// The trees of correct programs, each node and its place as CPython's `ast` has them.
@Suite(.enabled(if: SyntaxOracle.python != nil, "there is no CPython 3.11")) struct SyntaxTreeTests {
    @Test func everyConstructIsReadAsByCPython() throws {
        let programs = CorrectPrograms.all.map { Array($0.utf8) }
        let theirs = try SyntaxOracle.answers(to: programs)
        #expect(theirs.count == programs.count)
        for (program, theirs) in zip(programs, theirs) {
            let difference = SyntaxOracle.difference(SyntaxOracle.ourAnswer(to: program), theirs)
            #expect(difference == nil, "\(String(decoding: program, as: UTF8.self))")
        }
    }

    /// An eighth of the standard library a run; all of it with `BARROW_ALL_OF_PYTHON`.
    @Test func theStandardLibraryIsReadAsByCPython() throws {
        let files = try StandardLibrary.files()
        let all = ProcessInfo.processInfo.environment["BARROW_ALL_OF_PYTHON"] != nil
        let first = all ? 0 : Int.random(in: 0..<8)
        let chosen = files.enumerated().filter { all || $0.offset % 8 == first }.map(\.element)
        var kinds: [Substring: Int] = [:]
        var outside: [Substring: Int] = [:]
        for batch in stride(from: 0, to: chosen.count, by: 50) {
            let paths = Array(chosen[batch..<min(batch + 50, chosen.count)])
            let answers = try SyntaxOracle.answers(toFiles: paths)
            try #require(answers.count == paths.count)
            for (path, theirs) in zip(paths, answers) {
                let program = Array(try Data(contentsOf: URL(filePath: path)))
                let ours = SyntaxOracle.ourAnswer(to: program)
                let kind = ours.prefix { $0 != "\n" }
                kinds[kind, default: 0] += 1
                if kind == "outside" {
                    let constructs = Set(ours.split(separator: "\n").dropFirst())
                    for construct in constructs { outside[construct, default: 0] += 1 }
                    continue
                }
                // What is not UTF-8 is said in the words CPython has for files.
                if ours.contains("Non-UTF-8 code") && theirs.hasPrefix("error") { continue }
                #expect(SyntaxOracle.difference(ours, theirs) == nil, "\(path)")
            }
        }
        print("part \(first) of the standard library: \(kinds)")
        for (construct, count) in outside.sorted(by: { $0.key < $1.key }) {
            print("  \(count) × \(construct)")
        }
    }

    @Test func aFileIsReadInTimeProportionalToItsLength() throws {
        let unit = "def f(a, b=1, *c, **d):\n    return [x + a * b for x in c if x] and f'{a!r:>{b}}'\n"
        func time(_ count: Int) throws -> Duration {
            let source = Array(String(repeating: unit, count: count).utf8)
            return try ContinuousClock().measure { _ = try parse(source, file: "<program>") }
        }
        _ = try time(100)
        let small = try (0..<3).map { _ in try time(500) }.min()!
        let large = try (0..<3).map { _ in try time(4000) }.min()!
        #expect(large < small * 24, "\(small) for 500 functions, \(large) for 4000")
    }
}
