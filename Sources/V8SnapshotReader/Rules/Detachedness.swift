import HeapGraph

/// Whether native nodes are part of a document, spread from those that know it. propagateDOMState in HeapSnapshot.ts of
/// devtools-frontend.
///
/// What an attached node leads to is attached; what a detached one leads to and no attached one does is detached. Only native
/// nodes take part: every way into the embedder's objects is one that knows its own state.
enum Detachedness {
    static let unknown: UInt8 = 0
    static let attached: UInt8 = 1
    static let detached: UInt8 = 2

    /// Spreads the states in place. Linear; nothing to do where no node knows its state.
    static func spread(_ graph: SnapshotGraph, _ state: UnsafeMutablePointer<UInt8>) {
        guard (0..<graph.nodeCount).contains(where: { state[$0] != unknown }) else { return }
        var search = Search(graph, state)
        for node in 0..<graph.nodeCount where state[node] != unknown { search.visit(node, state[node]) }
        while search.attached.count > 0 { search.spread(from: search.attached.removeLast(), Self.attached) }
        while search.detached.count > 0 {
            let node = search.detached.removeLast()
            if state[node] != Self.attached { search.spread(from: node, Self.detached) }
        }
    }

    private struct Search: ~Copyable {
        let graph: SnapshotGraph
        let state: UnsafeMutablePointer<UInt8>
        private let memory: Scratch<Bool>
        var attached: [Int] = []
        var detached: [Int] = []

        init(_ graph: SnapshotGraph, _ state: UnsafeMutablePointer<UInt8>) {
            self.graph = graph
            self.state = state
            memory = Scratch(zeros: graph.nodeCount)
        }

        mutating func visit(_ node: Int, _ newState: UInt8) {
            guard !memory.base[node] else { return }
            memory.base[node] = true
            guard graph.kind[node] == NodeKind.native.rawValue else { return }
            state[node] = newState
            if newState == Detachedness.attached { attached.append(node) }
            if newState == Detachedness.detached { detached.append(node) }
        }

        mutating func spread(from node: Int, _ newState: UInt8) {
            for edge in graph.edges(of: node) {
                let kind = graph.edgeCode(edge).kind
                guard kind != EdgeKind.hidden.rawValue, kind != EdgeKind.weak.rawValue,
                    let target = graph.target(of: edge)
                else { continue }
                visit(target, newState)
            }
        }
    }
}
