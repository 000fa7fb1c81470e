import Foundation
import RuntimeLanguage
import TestSupport
import Testing

/// Text that nobody would write: it is refused or read, and never takes the reader down.
@Suite struct HostileProgramTests {
    /// Whether it ended, one way or the other.
    private func read(_ program: [UInt8]) {
        _ = try? parse(program, file: "<program>")
    }

    @Test func randomBytesEndInAnError() {
        let seed = SeededGenerator.seed()
        print("seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3000 {
            let length = Int.random(in: 0..<200, using: &generator)
            read((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
        }
    }

    @Test func randomTokensEndInAnError() {
        let seed = SeededGenerator.seed()
        print("seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        let tokens = [
            "(", ")", "[", "]", "{", "}", ",", ":", "=", ":=", "*", "**", "/", ".", "\n", "\n    ", "\n  ",
            "if ", "else ",
            "for ", "in ", "not ", "lambda ", "def ", "class ", "yield ", "from ", "import ", "as ", "try",
            "except ",
            "finally", "with ", "while ", "x ", "1 ", "'s' ", "f'{x}' ", "f'{", "}'", "async ", "await ",
            "match ", "case ",
            "@", "->", ";", "\\\n", "print ", "del ", "raise ", "global ", "**x", "*x", "x = ", "é",
        ]
        for _ in 0..<5000 {
            let count = Int.random(in: 1..<60, using: &generator)
            read(Array((0..<count).map { _ in tokens.randomElement(using: &generator)! }.joined().utf8))
        }
    }

    @Test func everyBeginningOfAProgramEnds() {
        let program = Array(CorrectPrograms.all.filter { !$0.contains("\r") }.joined(separator: "\n").utf8)
        for length in stride(from: 0, to: program.count, by: 7) { read(Array(program[..<length])) }
    }

    static let nests: [(String, String)] = [
        ("(", ")"), ("[", "]"), ("{", "}"), ("{1: ", "}"), ("f(", ")"), ("x[", "]"), ("x[a:", "]"),
        ("(a, ", ")"),
        ("[a for b in ", "]"), ("(a b ", ")"), ("{a b ", "}"), ("lambda: ", ""), ("lambda a=", ": 1"),
        ("not ", ""),
        ("-", ""), ("~", ""), ("2 ** ", ""), ("a if b else ", ""), ("a if ", " else b"), ("yield ", ""),
        ("await ", ""),
        ("a + ", ""), ("a.", ""), ("a, ", ""), ("a < ", ""), ("a or ", ""), ("x = ", ""), ("*", ""),
        ("(*", ")"), ("f'{", "}'"),
        ("f'{f\"{", "}\"}'"), ("f(*", ")"), ("f(a=", ")"), ("print ", ""), ("x ", ""), ("a {", "}"),
        ("1 [", "]"), ("(yield ", ")"),
        ("@", "\n"), ("if x: ", ""), ("with (", ")"), ("a := ", ""), ("(a := ", ")"), ("a[b c", "]"),
        ("{**", "}"),
    ]

    @Test(arguments: nests) func deepNestingIsReadOrRefused(_ nest: (String, String)) {
        for depth in [50, 199, 201, 999, 1001, 20_000] {
            let open = String(repeating: nest.0, count: depth)
            let close = String(repeating: nest.1, count: depth)
            let start = ContinuousClock.now
            read(Array((open + "x" + close).utf8))
            read(Array(open.utf8))
            read(Array((open + "x" + close + " $").utf8))
            #expect(ContinuousClock.now - start < .seconds(20), "\(nest) × \(depth)")
        }
    }

    @Test func deepBlocksAreRefused() {
        let blocks = (0..<150).map { String(repeating: " ", count: $0) + "if x:\n" }.joined()
        let error = #expect(throws: RuntimeLanguage.SyntaxError.self) {
            _ = try parse(blocks, file: "<program>")
        }
        #expect(error?.message == "too many levels of indentation")
        let branches = "if x:\n    y\n" + String(repeating: "elif x:\n    y\n", count: 20_000)
        read(Array(branches.utf8))
    }

    @Test func aLongChainIsRefusedByName() {
        let chain = Array(repeating: "a", count: 5000).joined(separator: " + ")
        let error = #expect(throws: RuntimeLanguage.SyntaxError.self) {
            _ = try parse(chain, file: "<program>")
        }
        #expect(error?.kind == .outsideSubset)
        #expect(throws: Never.self) {
            _ = try parse(
                "x = [" + Array(repeating: "a.b", count: 50_000).joined(separator: ", ") + "]", file: "")
        }
    }
}
