import HeapGraph
import TestSupport
import Testing

@Suite("Binary search")
struct PartitioningIndexTests {
    @Test("The second part begins where a walk finds it")
    func asAWalk() {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        for count in 0..<70 {
            let values = (0..<count).map { _ in Int.random(in: 0..<20, using: &generator) }.sorted()
            // A slice's first index is not 0.
            let slice = values[(count / 3)...]
            for bound in -1...21 {
                let found = slice.partitioningIndex { $0 >= bound }
                let walked = slice.firstIndex { $0 >= bound } ?? slice.endIndex
                #expect(found == walked, "\(values) from \(bound), BARROW_TEST_SEED=\(seed)")
            }
        }
    }
}
