import AnalyzerKit
import TestSupport
import Testing

@Suite("Top-k selection")
struct TopKTests {
    @Test("agrees with sorting everything, first come first on ties", arguments: [0, 1, 2, 7, 50, 400])
    func agreesWithSorting(limit: Int) {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
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
