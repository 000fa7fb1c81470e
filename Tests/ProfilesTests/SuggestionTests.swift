import Testing

@testable import Profiles

@Suite("Did you mean")
struct SuggestionTests {
    @Test(
        "the distance counts insertions, deletions, substitutions and swaps of neighbours",
        arguments: [
            ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("dpeth", "depth", 1), ("kitten", "sitting", 3),
            ("ca", "abc", 3),
        ])
    func distance(a: String, b: String, expected: Int) {
        #expect(Suggestion.distance(Array(a.utf8), Array(b.utf8)) == expected)
        #expect(Suggestion.distance(Array(b.utf8), Array(a.utf8)) == expected)
    }

    @Test("the closest word is meant, whatever its case and dashes")
    func closest() {
        let words = ["depth", "minimum-retained", "smallest"]
        #expect(Suggestion.closest(to: "Minimum_Retained", among: words) == "minimum-retained")
        #expect(Suggestion.closest(to: "smalest", among: words) == "smallest")
        #expect(Suggestion.closest(to: "retained", among: words) == "minimum-retained")
        #expect(Suggestion.closest(to: "colour", among: words) == nil)
        #expect(Suggestion.closest(to: "x", among: words) == nil)
        #expect(Suggestion.closest(to: String(repeating: "depth", count: 1000), among: words) == nil)
        #expect(Suggestion.closest(to: "depth", among: []) == nil)
    }
}
