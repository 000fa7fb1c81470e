/// Finds what a user probably meant among what is allowed.
enum Suggestion {
    /// The allowed word closest to `word`, if it is close: at most a third of the letters differ,
    /// or it is the only one with `word` in it.
    static func closest<Words: Sequence>(to word: String, among allowed: Words) -> String?
    where Words.Element == String {
        // A key may be a megabyte long; what is much longer than any name we have is no slip of the fingers.
        guard word.utf8.count <= 80 else { return nil }
        let normal = normalized(word)
        var best: (word: String, distance: Int)?
        for candidate in allowed {
            let target = normalized(candidate)
            let limit = max(1, min(normal.count, target.count) / 3)
            guard abs(normal.count - target.count) <= limit else { continue }
            let distance = distance(normal, target)
            if distance <= limit && distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word ?? onlyOne(containing: normal, among: allowed)
    }

    /// `histogram` for `type-histogram`, `hash` for `hashed`.
    private static func onlyOne<Words: Sequence>(containing word: [UInt8], among allowed: Words) -> String?
    where Words.Element == String {
        guard word.count >= 3 else { return nil }
        let text = String(decoding: word, as: UTF8.self)
        let matches = allowed.filter { $0.contains(text) }
        return matches.count == 1 ? matches[0] : nil
    }

    /// "did you mean `x`?", and what is allowed at all where that is not long.
    static func help(for word: String, among allowed: [String], calling them: String) -> String {
        let known = allowed.isEmpty ? "there are no \(them)" : "\(them): " + allowed.joined(separator: ", ")
        guard let closest = closest(to: word, among: allowed) else { return known }
        return allowed.count <= 12 ? "did you mean `\(closest)`? \(known)" : "did you mean `\(closest)`?"
    }

    /// `Minimum_Retained` is a spelling of `minimum-retained`.
    private static func normalized(_ word: String) -> [UInt8] {
        word.lowercased().utf8.map {
            $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: " ") ? UInt8(ascii: "-") : $0
        }
    }

    /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each 1.
    /// O(a·b) time, three rows of memory.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var beforePrevious = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        var current = previous
        for i in 1...a.count {
            current[0] = i
            for j in 1...b.count {
                let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                current[j] = min(previous[j] + 1, current[j - 1] + 1, substitution)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    current[j] = min(current[j], beforePrevious[j - 2] + 1)
                }
            }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[b.count]
    }
}
