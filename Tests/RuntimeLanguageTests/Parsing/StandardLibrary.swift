import Foundation
import TestSupport
import Testing

/// Python's own standard library: real text of all kinds.
enum StandardLibrary {
    static func files() throws -> [String] {
        let python = try #require(SyntaxOracle.python)
        let folder = try python.run(["-c", "import os; print(os.path.dirname(os.__file__))"])
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".py") && !$0.hasPrefix("site-packages/") }.sorted()
            .map { "\(folder)/\($0)" }
    }

    /// Pieces of its files, each from one line that is not indented to another.
    static func snippets(_ count: Int, _ generator: inout SeededGenerator) throws -> [[UInt8]] {
        let files = try files()
        var snippets: [[UInt8]] = []
        while snippets.count < count {
            let path = files.randomElement(using: &generator)!
            guard let text = try? String(contentsOfFile: path, encoding: .utf8), !text.contains("coding")
            else {
                continue
            }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let starts = lines.indices.filter { lines[$0].first?.isLetter == true }
            guard let start = starts.randomElement(using: &generator) else { continue }
            let end = starts.first { $0 > start + Int.random(in: 0..<20, using: &generator) } ?? lines.count
            guard end - start < 60 else { continue }
            snippets.append(Array((lines[start..<end].joined(separator: "\n") + "\n").utf8))
        }
        return snippets
    }
}

/// One mistake put into a text.
enum Mutation {
    private static let insertions: [String] = [
        "(", ")", "[", "]", "{", "}", ",", ":", ";", "=", "==", ":=", "*", "**", "/", "->", ".", "if", "else",
        "for",
        "in", "not", "and", "is", "lambda", "def", "class", "return", "yield", "import", "from", "as", "try",
        "except",
        "finally", "with", "while", "print", "x", "1", "'s'", "f'{a b}'", "\n", "\n    ", "None", "@", "+=",
        "+", "async",
        "match", "pass", "$", "\\", "0777", "1_", "'", "\"\"\"", "del", "raise", "assert", "a b", "global",
    ]

    static func of(_ text: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        let words = words(in: text)
        guard let word = words.randomElement(using: &generator) else { return text }
        let insertion = Array(insertions.randomElement(using: &generator)!.utf8)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0, 1: return Array(text[..<word.lowerBound] + text[word.upperBound...])
        case 2: return Array(text[..<word.lowerBound]) + insertion + [0x20] + text[word.lowerBound...]
        case 3: return Array(text[..<word.lowerBound]) + insertion + text[word.upperBound...]
        case 4: return Array(text[..<word.upperBound])
        default:
            let other = words.randomElement(using: &generator)!
            return Array(text[..<word.lowerBound]) + text[other] + text[word.upperBound...]
        }
    }

    /// Runs of letters and digits, and single other characters.
    private static func words(in text: [UInt8]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, isWordByte(text[index]) { index += 1 }
            if index == start { index += 1 }
            if text[start] > 0x20 { words.append(start..<index) }
        }
        return words
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x5F || (byte >= 0x30 && byte <= 0x39)
            || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}
