import HeapGraph

/// Distances as DevTools shows them, and which nodes belong to the page: two searches that go nearly the same way.
///
/// JSHeapSnapshot.calculateDistances, HeapSnapshot.calculateDistances and markPageOwnedNodes in HeapSnapshot.ts of
/// devtools-frontend. Breadth first over every edge that is not weak: from the user's roots, which have distance 1; then,
/// for what they do not lead to, from the root, which has ``systemDistance`` (0 where there is no user root). Some edges are
/// not followed, see `skips`; they do make what they lead to the page's.
struct Distances: ~Copyable {
    /// HeapSnapshotModel.baseSystemDistance: what only V8 itself holds is farther than anything of the program.
    static let systemDistance: UInt32 = 100_000_000

    private let graph: SnapshotGraph
    private let ephemerons: Ephemerons
    private let distance: UnsafeMutablePointer<UInt32>
    /// Those that have a distance.
    private let visited: NodeSet
    private var queue: NodeQueue
    /// One edge of the pair was seen: the value is as far as the farther one of key and table.
    private var pending: Set<Int> = []
    private let nativeContext: UInt32
    private let mapDescriptors: UInt32
    private let sloppyFunctionMap: UInt32

    /// - Parameter distance: a row for each node; `noRow` remains where nothing leads.
    static func compute(
        _ graph: SnapshotGraph, _ roots: UserRoots, _ ephemerons: Ephemerons,
        into distance: UnsafeMutablePointer<UInt32>
    ) {
        distance.update(repeating: noRow, count: graph.nodeCount)
        guard graph.nodeCount > 0 else { return }
        var search = Distances(graph, ephemerons, distance, starts: roots.distanceStarts.count)
        for node in roots.distanceStarts { search.begin(Int(node), at: 1) }
        search.run(from: 1)
        let rootDistance = roots.distanceStarts.isEmpty ? 0 : systemDistance
        search.begin(graph.root, at: rootDistance)
        search.run(from: rootDistance)
    }

    private init(
        _ graph: SnapshotGraph, _ ephemerons: Ephemerons, _ distance: UnsafeMutablePointer<UInt32>,
        starts: Int
    ) {
        self.graph = graph
        self.ephemerons = ephemerons
        self.distance = distance
        visited = NodeSet(graph.nodeCount)
        queue = NodeQueue(graph, capacity: graph.nodeCount + starts + 1)
        let strings = graph.strings
        nativeContext = strings.number(of: "system / NativeContext") ?? noRow
        mapDescriptors = strings.number(of: "(map descriptors)") ?? noRow
        sloppyFunctionMap = strings.number(of: "sloppy_function_map") ?? noRow
    }

    private mutating func begin(_ node: Int, at start: UInt32) {
        distance[node] = start
        _ = visited.insert(node)
        queue.append(UInt32(truncatingIfNeeded: node))
    }

    /// The queue holds what is at distance `start`; what it leads to comes in layers, each one farther than the one before.
    private mutating func run(from start: UInt32) {
        let distance = distance
        var further = start &+ 1
        var layer = queue.waiting
        while let node = queue.popFirst() {
            if layer == 0 {
                further &+= 1
                layer = queue.waiting &+ 1
            }
            layer &-= 1
            let filter = self.filter(of: node)
            for edge in graph.edges(of: node) {
                let target = graph.target[edge]
                let code = graph.edgeCode(edge)
                guard target != noRow, code.kind != EdgeKind.weak.rawValue else { continue }
                guard !visited.contains(Int(target)) else { continue }
                if filter != .none, skips(code, filter) { continue }
                _ = visited.insert(Int(target))
                distance[Int(target)] = further
                queue.append(target)
            }
        }
        queue.reset()
    }

    /// What is special about a node's edges.
    private enum Filter {
        case none
        case nativeContext
        case mapDescriptors
        /// It may have edges to values of WeakMaps.
        case pairs
    }

    @inline(__always)
    private func filter(of node: Int) -> Filter {
        let kind = graph.kind[node]
        if kind == NodeKind.hidden.rawValue, graph.name[node] == nativeContext { return .nativeContext }
        if kind == NodeKind.array.rawValue, graph.name[node] == mapDescriptors { return .mapDescriptors }
        return ephemerons.isEmpty ? .none : .pairs
    }

    /// Whether distances do not go along an edge to a node that has none yet.
    ///
    /// `sloppy_function_map` of a native context and the descriptors of a map lead to what has little to do with them (two of
    /// three descriptors, crbug.com/413608); a value in a WeakMap is reached when both its key and its table are.
    private mutating func skips(_ code: EdgeCode, _ filter: Filter) -> Bool {
        switch filter {
        case .none: return false
        case .mapDescriptors: return skipsDescriptor(code)
        case .nativeContext where code.name == sloppyFunctionMap && !code.isIndexed: return true
        case .nativeContext, .pairs: break
        }
        guard code.kind == EdgeKind.internal.rawValue, let pair = ephemerons.pair(code.name) else {
            return false
        }
        if pending.remove(pair.number) != nil { return false }
        pending.insert(pair.number)
        return true
    }

    /// Those whose number is 4, 7, 10, …
    private func skipsDescriptor(_ code: EdgeCode) -> Bool {
        let index: Int?
        if code.isIndexed {
            index = Int(code.name)
        } else {
            let digits = graph.strings[code.name].prefix { IntegerTokenizer.isDigit($0) }
            index = Int(String(decoding: digits, as: UTF8.self))
        }
        guard let index else { return false }
        return index >= 2 && index % 3 == 1
    }
}
