import HeapGraph

/// Strongly connected components: Tarjan's algorithm in Pearce's form, iterative.
///
/// D. J. Pearce, "A space-efficient algorithm for finding strongly connected components", Information Processing
/// Letters 116 (2016), algorithm PEA_FIND_SCC3. One word an object, in the output column itself, besides two stacks.
struct StronglyConnectedComponents: ~Copyable {
    private struct Visit: BitwiseCopyable {
        var nextRow: Int
        var object: UInt32
        var isRoot: Bool
    }

    private let edges: StrongEdges
    /// 0: not visited; below `component`: visit order, then the lowest one reached; above: the component, from the top.
    private let rindex: UnsafeMutablePointer<UInt32>
    /// Where not nil, only objects that have 0 here take part.
    private let unvisited: UnsafePointer<UInt32>?
    private var index: UInt32 = 1
    private var component: UInt32 = .max - 1
    private var visits = GrowingStack<Visit>()
    private var waiting = GrowingStack<UInt32>()

    /// Numbers the components from 0 in reverse topological order: a component's references lead to lower numbers.
    /// Returns how many there are; rows of objects that take no part become `noRow`.
    static func compute(
        _ edges: StrongEdges, unvisited: UnsafePointer<UInt32>? = nil,
        into column: UnsafeMutablePointer<UInt32>
    ) -> Int {
        column.update(repeating: 0, count: edges.count)
        var search = StronglyConnectedComponents(edges, unvisited, column)
        for object in 0..<edges.count where column[object] == 0 && search.takesPart(object) {
            search.visit(object)
        }
        let top = UInt32.max - 1
        for object in 0..<edges.count { column[object] = column[object] == 0 ? noRow : top - column[object] }
        return Int(top - search.component)
    }

    private init(
        _ edges: StrongEdges, _ unvisited: UnsafePointer<UInt32>?,
        _ rindex: UnsafeMutablePointer<UInt32>
    ) {
        self.edges = edges
        self.unvisited = unvisited
        self.rindex = rindex
    }

    @inline(__always)
    private func takesPart(_ object: Int) -> Bool {
        guard let unvisited else { return true }
        return unvisited[object] == 0
    }

    private mutating func visit(_ start: Int) {
        begin(start)
        while visits.count > 0 {
            if let next = advance() {
                begin(next)
            } else {
                finish(visits.pop())
            }
        }
    }

    @inline(__always)
    private mutating func begin(_ object: Int) {
        rindex[object] = index
        index += 1
        visits.push(
            Visit(
                nextRow: edges.rows(of: object).lowerBound, object: UInt32(truncatingIfNeeded: object),
                isRoot: true))
    }

    /// Goes on with the visit on top; an object to visit first, or nil when all its references are seen.
    @inline(__always)
    private mutating func advance() -> Int? {
        var visit = visits.top
        let object = Int(visit.object)
        let end = edges.rows(of: object).upperBound
        while visit.nextRow < end {
            let row = visit.nextRow
            visit.nextRow += 1
            guard edges.counts(row) else { continue }
            let target = Int(edges.target[row])
            guard takesPart(target) else { continue }
            if rindex[target] == 0 {
                // Comes back to this row, to take over what the target reached.
                visit.nextRow = row
                visits.top = visit
                return target
            }
            if rindex[target] < rindex[object] {
                rindex[object] = rindex[target]
                visit.isRoot = false
            }
        }
        visits.top = visit
        return nil
    }

    @inline(__always)
    private mutating func finish(_ visit: Visit) {
        let object = Int(visit.object)
        guard visit.isRoot else {
            waiting.push(visit.object)
            return
        }
        index -= 1
        while waiting.count > 0, rindex[object] <= rindex[Int(waiting.top)] {
            rindex[Int(waiting.pop())] = component
            index -= 1
        }
        rindex[object] = component
        component -= 1
    }
}
