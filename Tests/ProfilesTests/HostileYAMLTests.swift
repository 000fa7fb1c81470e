import Foundation
import TestSupport
import Testing

@testable import Profiles

@Suite("Hostile YAML")
struct HostileYAMLTests {
    private func codes(_ bytes: [UInt8]) throws -> [ProfileMistake.Code] {
        let folder = try ProfileFolder()
        try folder.write(bytes, to: "p.yaml")
        do throws(ProfileErrors) {
            _ = try folder.load()
            return []
        } catch {
            _ = error.description
            return error.mistakes.map(\.code)
        }
    }

    private func codes(_ text: String) throws -> [ProfileMistake.Code] { try codes(Array(text.utf8)) }

    @Test("a billion laughs end at the limit, with the line that goes beyond it")
    func billionLaughs() throws {
        var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for level in 1...9 {
            let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let told = try mistakes(text)
        #expect(
            told.contains(
                """
                p.yaml:5:15: error: more than 20000 values, aliases expanded [too-large]
                  5 | a4: &a4 [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]
                """), "\(told)")
    }

    @Test("an alias costs a reference: what it stands for is shared")
    func sharedStorage() throws {
        let source = SourceText(path: "p", text: "- &a [1, 2, 3]\n- *a\n")
        var composer = YAMLComposer(source, limits: .standard)
        guard case .sequence(let elements) = try composer.compose().content,
            case .sequence(let first) = elements[0].content, case .sequence(let second) = elements[1].content
        else { return #expect(Bool(false), "two lists") }
        first.withUnsafeBufferPointer { a in
            second.withUnsafeBufferPointer { b in #expect(a.baseAddress == b.baseAddress) }
        }
    }

    @Test("deep nesting ends at the limit, in every style")
    func nesting() throws {
        for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")] {
            for depth in [33, 1000, 100_000] {
                let text =
                    String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
                #expect(try codes(text) == [.tooLarge], "\(open) \(depth)")
            }
        }
    }

    @Test("more values than a profile has end at the limit")
    func values() throws {
        #expect(try codes("reports: [" + String(repeating: "a, ", count: 30_000) + "]") == [.tooLarge])
    }

    /// Both once took time quadratic in the file: libyaml's directives, and our search for the anchor meant.
    @Test("thousands of directives, and of anchors with as many aliases to nothing, end soon")
    func quadratic() throws {
        let directives = (0..<9_000).map { "%TAG !\(String($0, radix: 36))! x\n" }.joined()
        #expect(try codes(directives + "---\nx") == [.wrongType])
        let anchors = (0..<6_000).map { "&a\($0) x, " }.joined()
        let aliases = (0..<6_000).map { "*b\($0), " }.joined()
        let found = try codes("reports: [\(anchors)\(aliases)]\nanalyzers: {cycle-finder: {}}")
        #expect(found.count == 12_000)
        #expect(found.filter { $0 == .unknownAnchor }.count == 6_000)
    }

    @Test("a file beyond the limit is not read on")
    func fileSize() throws {
        let limit = YAMLLimits.standard.fileSize
        #expect(try codes("description: " + String(repeating: "x", count: limit)) == [.tooLarge])
        #expect(try codes("#" + String(repeating: "x", count: limit - 1)) == [.wrongType])
        let errors = #expect(throws: ProfileErrors.self) {
            try ProfileLoader.load("/dev/zero", searchPath: [], analyzers: fakeAnalyzers)
        }
        #expect(errors?.mistakes.map(\.code) == [.tooLarge])
    }

    @Test("huge scalars and keys are cited in short")
    func hugeScalars() throws {
        let huge = String(repeating: "ab", count: 50_000)
        for text in [
            "\(huge): 1\nanalyzers: {cycle-finder: {}}", "strings: \(huge)\nanalyzers: {cycle-finder: {}}",
            "budgets: {\(String(huge.prefix(1000))): x}\nanalyzers: {cycle-finder: {}}",
            "budgets: {cycle-finder.cycles: \(huge)}\nanalyzers: {cycle-finder: {}}",
            "extends: \(huge)", "extends: ./\(huge)", "analyzers: {cycle-finder: {limit: 9\(huge)}}",
            "analyzers: {cycle-finder: {limit: \(String(repeating: "9", count: 100_000))}}",
            "strict: !\(huge) on", "strict: *\(huge)",
            "strict: &\(huge.prefix(50_000)) *\(huge.prefix(50_000))",
        ] {
            let told = try mistakes(text)
            #expect(!told.isEmpty)
            #expect(told.utf8.count < 2000, "\(told.prefix(500))")
        }
    }

    @Test("bytes that are no UTF-8 are shown where they are")
    func invalidUTF8() throws {
        let folder = try ProfileFolder()
        try folder.write(Array("strict: on\ndescription: caf".utf8) + [0xE9, 0x0A], to: "p.yaml")
        #expect(
            folder.mistakes() == """
                p.yaml:2:17: error: the file is not UTF-8 text [invalid-yaml]
                  2 | description: caf\u{FFFD}
                    |                 ^
                  help: save it as UTF-8, without other encodings or binary data

                1 mistake
                """)
    }

    @Test("bytes that are no UTF-8 are found behind a byte order mark and a real replacement character")
    func invalidUTF8Place() throws {
        let folder = try ProfileFolder()
        try folder.write(Array("\u{FEFF}a\u{FFFD}b".utf8) + [0xC3, 0x28], to: "p.yaml")
        #expect(folder.mistakes().hasPrefix("p.yaml:1:4: error: the file is not UTF-8 text"))
    }

    @Test("binary junk, UTF-16 and NUL bytes are mistakes like others")
    func junk() throws {
        var random = SeededGenerator(seed: 7)
        for length in [1, 10, 1000, 100_000] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(try !codes(bytes).isEmpty)
        }
        #expect(try codes([0xFF, 0xFE, 0x61, 0x00]) == [.invalidYAML])
        #expect(try codes("strict: on\u{0}") == [.invalidYAML])
        #expect(try codes("\u{FEFF}\u{FEFF}") == [.wrongType])
    }

    @Test("line breaks of every kind count as libyaml counts them")
    func lineBreaks() throws {
        for lineBreak in ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"] {
            let text = ["analyzers:", "  cycle-finder:", "    limt: 5", ""].joined(separator: lineBreak)
            let told = try mistakes(text)
            #expect(told.hasPrefix("p.yaml:3:5: error: unknown option `limt`"))
            #expect(told.contains("  3 |     limt: 5\n    |     ^~~~\n"))
        }
    }

    @Test("a folder or a file without permission is no profile")
    func unreadable() throws {
        let folder = try ProfileFolder(["folder.yaml/x": "", "p.yaml": "extends: ./folder.yaml"])
        #expect(folder.mistakes().contains("[profile-not-found]"))
        let errors = #expect(throws: ProfileErrors.self) {
            try ProfileLoader.load("/proc/self/mem", searchPath: [], analyzers: fakeAnalyzers)
        }
        #expect(errors?.mistakes.map(\.code) == [.unreadableFile])
    }

    @Test("mutations of good profiles are either a profile or a list of mistakes")
    func mutations() throws {
        let seed = SeededGenerator.seed()
        print("mutations: BARROW_TEST_SEED=\(seed)")
        var random = SeededGenerator(seed: seed)
        var accepted = 0
        for _ in 0..<20_000 {
            let bytes = ProfileMutation.random(&random)
            do throws(ProfileErrors) {
                let profile = try ProfileMutation.read(bytes)
                accepted += 1
                if profile.analyzers.isEmpty || profile.budgets.contains(where: { !$0.limit.isFinite }) {
                    Issue.record("incomplete profile, seed \(seed): \(profile)")
                }
            } catch {
                for place in error.mistakes.compactMap(\.place) where !place.isInItsFile {
                    Issue.record("a place outside of the file, seed \(seed): \(error.description)")
                }
            }
        }
        // A mutation in a comment or a number leaves a profile; most others do not.
        #expect(accepted > 500 && accepted < 15_000, "\(accepted) accepted, seed \(seed)")
    }
}

extension SourcePlace {
    fileprivate var isInItsFile: Bool {
        (1...source.lineCount).contains(line)
            && (1...source.line(line).unicodeScalars.count + 1).contains(column)
    }
}
