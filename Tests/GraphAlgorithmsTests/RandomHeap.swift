import HeapGraph
import TestSupport

/// A random heap and its strong edges as plain arrays, for definitions to be checked against.
struct RandomHeap {
    let graph: HeapGraph
    let count: Int
    let roots: Set<Int>
    /// Strong edges only.
    let successors: [[Int]]

    /// From `minimum` up to `maximum` objects, sparse or dense, several roots, weak references, dangling ones and unreachable objects.
    init(minimum: Int = 1, maximum: Int, using generator: inout SeededGenerator) throws {
        count = Int.random(in: minimum...maximum, using: &generator)
        let density = Double.random(in: 0.3...2.5, using: &generator)
        var heap = HeapBuilder()
        let handles = (0..<count).map { _ in
            heap.object("node", size: UInt64.random(in: 1...100, using: &generator))
        }
        var successors = [[Int]](repeating: [], count: count)
        for _ in 0..<Int(Double(count) * density) {
            let source = Int.random(in: 0..<count, using: &generator)
            let target = Int.random(in: 0..<count, using: &generator)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0: heap.refer(handles[source], to: handles[target], strength: .weak)
            case 1: heap.refer(handles[source], toAddress: 3)
            default:
                heap.refer(handles[source], to: handles[target])
                successors[source].append(target)
            }
        }
        var roots: Set<Int> = []
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let root = Int.random(in: 0..<count, using: &generator)
            heap.root(handles[root])
            roots.insert(root)
        }
        self.successors = successors
        self.roots = roots
        graph = try heap.graph()
    }

    /// Objects that `starts` lead to without passing through `removed`.
    func reach(from starts: some Sequence<Int>, without removed: Int? = nil) -> Set<Int> {
        var seen: Set<Int> = []
        var open = starts.filter { $0 != removed }
        while let object = open.popLast() {
            guard seen.insert(object).inserted else { continue }
            open += successors[object].filter { $0 != removed && !seen.contains($0) }
        }
        return seen
    }

    func size(_ objects: some Sequence<Int>) -> UInt64 {
        objects.reduce(0) { $0 + graph.shallowSize(of: ObjectID($1)) }
    }
}
