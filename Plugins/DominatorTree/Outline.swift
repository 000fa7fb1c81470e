import AnalyzerKit

/// The upper part of the dominator tree, small enough to draw: the largest objects of each level, and what is beside
/// them summed up.
///
/// The largest node that can still be opened is opened next, so that a limit on the number of nodes cuts off what
/// matters least. The children of a node always add up to what it retains, less its own shallow size.
struct Outline {
    struct Limits {
        /// Levels of objects.
        let depth: Int
        /// Children shown of one node.
        let branches: Int
        let nodes: Int
        /// Children that retain a smaller share of the heap are not shown, but for the largest one as an example.
        let minimumShare: Double

        static func tree(_ options: AnalyzerOptions) -> Limits {
            Limits(
                depth: options.integer("depth"), branches: options.integer("branches"), nodes: 60,
                minimumShare: 0.01)
        }

        static func treemap(_ options: AnalyzerOptions) -> Limits {
            Limits(
                depth: options.integer("depth"), branches: 2 * options.integer("branches"), nodes: 300,
                minimumShare: 0.002)
        }
    }

    enum Content {
        case heap
        case group(RootHolders.Group)
        case object(ObjectID)
        /// Smaller siblings, and what they are.
        case rest(count: Int, types: CommonTypes)
    }

    struct Node {
        let content: Content
        let bytes: UInt64
        /// 0 for the heap, 1 for groups, from 2 on for objects.
        let depth: Int
        var children: [Int] = []
    }

    /// The heap first, parents before children.
    private(set) var nodes: [Node]
    private let heap: HeapGraph
    private let retained: UnsafeBufferPointer<UInt64>
    private let limits: Limits
    private var closed: [Int] = []

    /// Looks at the children of each object in it once.
    init(_ heap: HeapGraph, holders: RootHolders, limits: Limits) {
        self.heap = heap
        retained = heap.retainedSizes
        self.limits = limits
        nodes = [Node(content: .heap, bytes: heap.reachableBytes, depth: 0)]
        addGroups(holders.groups)
        while nodes.count < limits.nodes, let next = nextToOpen() { open(next) }
    }

    // MARK: Opening nodes

    private mutating func addGroups(_ groups: [RootHolders.Group]) {
        for group in groups.prefix(limits.branches) where group.retained > 0 {
            let place = add(.group(group), bytes: group.retained, to: 0)
            closed.append(place)
        }
        let rest = groups.dropFirst(limits.branches)
        let bytes = rest.reduce(0) { $0 + $1.retained }
        if bytes > 0 {
            add(.rest(count: rest.reduce(0) { $0 + $1.objects }, types: .unknown), bytes: bytes, to: 0)
        }
    }

    /// Takes the largest closed node; nil where all that may be opened is open.
    private mutating func nextToOpen() -> Int? {
        guard let place = closed.indices.max(by: { nodes[closed[$0]].bytes < nodes[closed[$1]].bytes }) else {
            return nil
        }
        return closed.remove(at: place)
    }

    private mutating func open(_ place: Int) {
        switch nodes[place].content {
        case .group(let group):
            let largest = Array(group.largest.elements().prefix(limits.branches))
            let others = group.objects - largest.count
            show(largest, of: place, total: group.retained, others: others, children: nil)
        case .object(let object):
            let children = heap.dominatedChildren(of: object.index)
            var largest = TopK<UInt64, ObjectID>(limits.branches)
            for child in children { largest.insert(ObjectID(child), key: retained[Int(child)]) }
            let total = nodes[place].bytes - heap.shallowSize(of: object)
            show(
                largest.elements(), of: place, total: total, others: children.count - largest.count,
                children: children)
        case .heap, .rest: break
        }
    }

    /// Adds the children worth showing and one node for all others; `total` is what they retain together, `children`
    /// the table of all of them where there is one.
    private mutating func show(
        _ largest: [ObjectID], of place: Int, total: UInt64, others: Int,
        children: UnsafeBufferPointer<UInt32>?
    ) {
        let minimum = limits.minimumShare * Double(heap.reachableBytes)
        var hidden = others
        var rest = total
        var shown: Set<UInt32> = []
        for (rank, object) in largest.enumerated() {
            let bytes = retained[object.index]
            guard bytes > 0, rank == 0 || Double(bytes) >= minimum else {
                hidden += 1
                continue
            }
            rest -= bytes
            shown.insert(object.rawValue)
            let child = add(.object(object), bytes: bytes, to: place)
            let hasChildren = !heap.dominatedChildren(of: object.index).isEmpty
            if hasChildren, nodes[child].depth <= limits.depth, Double(bytes) >= minimum {
                closed.append(child)
            }
        }
        guard hidden > 0, rest > 0 else { return }
        let types = children.map { CommonTypes(of: $0, without: shown, in: heap) } ?? .unknown
        add(.rest(count: hidden, types: types), bytes: rest, to: place)
    }

    @discardableResult
    private mutating func add(_ content: Content, bytes: UInt64, to parent: Int) -> Int {
        nodes.append(Node(content: content, bytes: bytes, depth: nodes[parent].depth + 1))
        nodes[parent].children.append(nodes.count - 1)
        return nodes.count - 1
    }
}
