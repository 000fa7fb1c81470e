import AnalyzerKit

/// The dominator tree of the condensation: the heap with each strongly connected component as one vertex.
///
/// What a component dominates there is exactly what would go if all of its members went, however many references
/// enter it from outside; the sum over its members' own dominator subtrees would miss what two entries keep jointly.
///
/// The condensation has no cycles, so one pass in topological order is enough: a vertex's immediate dominator is the
/// nearest common ancestor of its predecessors (T. Ochranová, "Finding dominators", FCT 1983). Ancestors are found in
/// logarithmic time through one extra pointer a vertex (E. W. Myers, "An applicative random-access stack", IPL 1983).
/// O(m log n) time at worst, 20 bytes a component while it runs.
struct ComponentDominators {
    /// The component that immediately dominates each; `root` or `unreachable` at the top.
    let dominator: [UInt32]
    /// Bytes that would go with each component. Two more rows: all that is reachable, all that is not.
    let retained: [UInt64]

    init(_ components: Components) {
        let count = components.count
        var tree = Tree(root: count)
        // References lead to lower numbers, so predecessors come first from the top down.
        for component in stride(from: count - 1, through: 0, by: -1) {
            Self.place(component, of: components, in: &tree)
        }
        var retained = [UInt64](repeating: 0, count: count + 2)
        for component in 0..<count { retained[component] = components.shallowSize(of: component) }
        for component in 0..<count { retained[Int(tree.parent[component])] += retained[component] }
        self.retained = retained
        dominator = tree.parent
    }

    private static func place(_ component: Int, of components: Components, in tree: inout Tree) {
        let heap = components.heap
        let distance = components.distance
        let members = components.members(of: component)
        let isReachable = components.isReachable(component)
        // A distance of 1 is a root object's.
        if isReachable, members.contains(where: { distance[Int($0)] == 1 }) {
            tree.parent[component] = tree.root
        }
        tree.settle(component)
        for member in members {
            for reference in heap.outgoing(from: ObjectID(member)) where reference.keepsAlive {
                let target = Int(components.component[reference.target.index])
                // What garbage refers to among the living does not go with it.
                let isKept = (distance[reference.target.index] != noRow) != isReachable
                if target != component, !isKept { tree.addPredecessor(component, of: target) }
            }
        }
    }

    /// A dominator tree that grows from the top. Beside its parent every vertex knows one ancestor further up, at a
    /// distance that depends on its depth alone.
    private struct Tree {
        let root: UInt32
        private let unreachable: UInt32
        var parent: [UInt32]
        private var jump: [UInt32]
        private var depth: [UInt32]

        init(root count: Int) {
            root = UInt32(count)
            unreachable = UInt32(count + 1)
            parent = [UInt32](repeating: noRow, count: count + 2)
            jump = [UInt32](repeating: noRow, count: count + 2)
            depth = [UInt32](repeating: 0, count: count + 2)
            for top in [root, unreachable] {
                parent[Int(top)] = top
                jump[Int(top)] = top
            }
        }

        /// The vertex has all of its predecessors.
        mutating func settle(_ vertex: Int) {
            if parent[vertex] == noRow { parent[vertex] = unreachable }
            let above = Int(parent[vertex])
            let far = Int(jump[above])
            let further = Int(jump[far])
            depth[vertex] = depth[above] + 1
            let isBalanced = depth[above] - depth[far] == depth[far] - depth[further]
            jump[vertex] = isBalanced ? UInt32(further) : UInt32(above)
        }

        mutating func addPredecessor(_ predecessor: Int, of vertex: Int) {
            let known = parent[vertex]
            parent[vertex] = known == noRow ? UInt32(predecessor) : commonAncestor(known, UInt32(predecessor))
        }

        private func commonAncestor(_ a: UInt32, _ b: UInt32) -> UInt32 {
            var (a, b) = depth[Int(a)] >= depth[Int(b)] ? (Int(a), Int(b)) : (Int(b), Int(a))
            while depth[a] > depth[b] {
                a = depth[Int(jump[a])] >= depth[b] ? Int(jump[a]) : Int(parent[a])
            }
            while a != b {
                let canJump = jump[a] != jump[b]
                a = Int(canJump ? jump[a] : parent[a])
                b = Int(canJump ? jump[b] : parent[b])
            }
            return UInt32(a)
        }
    }
}
