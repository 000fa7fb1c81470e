import HeapGraph
import TestSupport
import Testing

/// The budget of DESIGN.md: 40 bytes an object with immediate dominator and retained size, 4 bytes a reference, 4 more
/// where the label is not implied. Bits that mark references are counted with the references: a quarter of a byte each.
@Suite struct ColumnBudgetTests {
    private static let objectColumns: [SectionID] = [
        .objectAddress, .addressSegments, .objectType, .objectSize, .largeSizes, .objectFlags, .objectSlack,
        .objectReferenceCount, .objectFirstReference, .immediateDominator, .retainedSize,
    ]
    private static let referenceColumns: [SectionID] = [
        .referenceTarget, .referenceHasLabel, .referenceLabelRank, .referenceLabel, .referenceNotStrong,
    ]

    private func bytes(of sections: [SectionID], in graph: HeapGraph) -> Int {
        sections.reduce(0) { sum, section in
            let column = graph.table.columns[section.rawValue]
            return sum + (column.map { $0.count * $0.width } ?? 0)
        }
    }

    @Test func anObjectTakesFortyBytesAndAReferenceFour() throws {
        let count = 20_000
        var heap = HeapBuilder()
        let lists = (0..<count).map { _ in heap.object("list", kind: .list, size: 56, labels: .indexed) }
        let nodes = (0..<count).map { _ in heap.object("app.Node", size: 48) }
        for index in 0..<count {
            for step in 1...4 { heap.refer(lists[index], to: nodes[(index + step) % count]) }
            heap.refer(nodes[index], to: lists[index], ".items")
            heap.refer(nodes[index], to: nodes[0], ".first", strength: .weak)
        }
        heap.root(lists[0])
        let graph = try heap.graph(deriving: [.dominators])
        let references = count * 6
        let explicit = count * 2
        // A few rows more than objects: ends and virtual vertices.
        #expect(bytes(of: Self.objectColumns, in: graph) <= 40 * graph.objectCount + 64)
        let bits = references / 4 + references / 128 + 64
        #expect(bytes(of: Self.referenceColumns, in: graph) <= 4 * references + 4 * explicit + bits)
    }
}
