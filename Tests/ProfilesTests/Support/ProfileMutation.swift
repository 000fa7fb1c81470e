import TestSupport

@testable import Profiles

/// Good profiles with a few random changes: other bytes, missing ones, tokens of YAML, other digits, repeated stretches.
enum ProfileMutation {
    static func random(_ random: inout SeededGenerator) -> [UInt8] {
        var bytes = Array(good.randomElement(using: &random)!.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&bytes, &random) }
        return bytes
    }

    /// What the loader does with one file, without the file system and without following `extends`.
    static func read(_ bytes: [UInt8]) throws(ProfileErrors) -> Profile {
        var reader = LayerReader(analyzers: fakeAnalyzers)
        var merge = ProfileMerge(analyzers: fakeAnalyzers)
        do throws(ProfileMistake) {
            let layer = reader.read(
                try reader.compose(try SourceText(path: "p", bytes: bytes), limits: .standard))
            merge.apply(layer)
            merge.check(into: &reader.mistakes, place: layer.place)
        } catch {
            reader.mistakes.add(error)
        }
        try reader.mistakes.throwIfAny()
        return merge.profile(named: "p")
    }

    static let good = [
        """
        # What CI runs
        extends: base
        strings: "hashed"
        reports: [html, json]
        analyzers:
          dominator-tree: &tree
            depth: 8      # levels
            minimum-retained: 2.5%
            title: 'caf\u{E9} \u{65E5}'
          cycle-finder: {deadline: 1.5m, memory: 512 MiB}
        budgets:
          cycle-finder.garbage-bytes: at most 1 MiB
          dominator-tree.objects:
            at-least: 1_000
            message: >-
              folded
              text
        """,
        """
        %YAML 1.1
        ---
        defaults: {deadline: &d 30s}
        analyzers: {cycle-finder: {deadline: *d, limit: -0}, type-histogram: }
        ? strict
        : off
        ...
        """,
    ]

    private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let tokens = [
            "\n", ":", "- ", "*d", "&d ", "!!x ", "[", "]", "{", "}", "\t", "  ", "%", "'", "\"", "|", "<<",
            "\u{85}", "999999999999",
        ]
        let at = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1 where at < bytes.count:
            bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...8, using: &random)))
        case 2: bytes.insert(contentsOf: Array(tokens.randomElement(using: &random)!.utf8), at: at)
        case 3: bytes.removeSubrange(at...)
        case 4, 5, 6:
            // Other numbers of the same length: these often leave a profile.
            for index in bytes.indices
            where bytes[index] >= UInt8(ascii: "0") && bytes[index] <= UInt8(ascii: "9") {
                if Bool.random(using: &random) { bytes[index] = UInt8.random(in: 48...57, using: &random) }
            }
        default:
            let from = Int.random(in: 0...at, using: &random)
            bytes.insert(
                contentsOf: bytes[from..<min(at, from + 40)],
                at: Int.random(in: 0...bytes.count, using: &random))
        }
    }
}
