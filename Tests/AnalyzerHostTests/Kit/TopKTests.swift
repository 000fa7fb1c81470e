import AnalyzerKit
import Testing

@Suite("Top-k selection")
struct TopKTests {
    @Test("agrees with sorting everything, first come first on ties", arguments: [0, 1, 2, 7, 50, 400])
    func agreesWithSorting(limit: Int) {
        var generator = SystemRandomNumberGenerator()
        let seed = generator.next()
        var random = SplitMix(state: seed)
        for _ in 0..<50 {
            let keys = (0..<300).map { _ in random.next() % 40 }
            var selection = TopK<UInt64, Int>(limit)
            for (index, key) in keys.enumerated() { selection.insert(index, key: key) }
            let all = keys.enumerated().sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
            #expect(selection.elements() == all.prefix(limit).map(\.offset), "seed \(seed)")
            #expect(selection.sorted().map(\.key) == all.prefix(limit).map(\.element), "seed \(seed)")
            #expect(selection.insertedCount == keys.count)
        }
    }

    @Test("says beforehand whether a key would be kept")
    func admits() {
        var selection = TopK<Int, String>(2)
        selection.insert("a", key: 5)
        #expect(selection.admits(1))
        selection.insert("b", key: 3)
        #expect(!selection.admits(3))
        #expect(selection.admits(4))
        #expect(!TopK<Int, String>(0).admits(.max))
    }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
