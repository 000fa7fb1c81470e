import AnalyzerKit

/// The dominator tree of the components, cut down to those that are cycles: each hangs below the nearest cycle that
/// dominates it. Cycles are named by their position in ``Components/cyclic``.
struct CycleForest {
    private let count: Int
    private let tops: [UInt32]
    /// `count` + 1 rows: where the children of each begin in `children`.
    private let firstChild: [UInt32]
    private let children: [UInt32]

    init(_ components: Components, _ dominators: ComponentDominators) {
        let cyclic = components.cyclic
        let parent = Self.parents(components, dominators)
        count = cyclic.count
        var tops: [UInt32] = []
        var first = [UInt32](repeating: 0, count: count + 1)
        for above in parent where above != noRow { first[Int(above) + 1] += 1 }
        for row in 0..<count { first[row + 1] += first[row] }
        var children = [UInt32](repeating: 0, count: Int(first[count]))
        var cursor = first
        for (cycle, above) in parent.enumerated() {
            if above == noRow {
                tops.append(UInt32(cycle))
            } else {
                children[Int(cursor[Int(above)])] = UInt32(cycle)
                cursor[Int(above)] += 1
            }
        }
        self.tops = tops
        self.children = children
        firstChild = first
    }

    /// Calls `visit` when it enters each cycle, before those below, and when it leaves it, after them.
    func walk(_ visit: (_ cycle: Int, _ isEntering: Bool) -> Void) {
        // A cycle to enter, or the complement of one to leave.
        var pending = tops.map { Int($0) }
        while let next = pending.popLast() {
            guard next >= 0 else {
                visit(~next, false)
                continue
            }
            visit(next, true)
            pending.append(~next)
            for child in children[Int(firstChild[next])..<Int(firstChild[next + 1])] {
                pending.append(Int(child))
            }
        }
    }

    /// From the top down, so that what stands above a component is known before the component's turn.
    private static func parents(_ components: Components, _ dominators: ComponentDominators) -> [UInt32] {
        var above = [UInt32](repeating: noRow, count: components.count)
        var parent = [UInt32](repeating: noRow, count: components.cyclic.count)
        var next = components.cyclic.count - 1
        // For each component the nearest cycle at or above it.
        for component in stride(from: components.count - 1, through: 0, by: -1) {
            let dominator = Int(dominators.dominator[component])
            let nearest = dominator < components.count ? above[dominator] : noRow
            above[component] = nearest
            if next >= 0, Int(components.cyclic[next]) == component {
                parent[next] = nearest
                above[component] = UInt32(next)
                next -= 1
            }
        }
        return parent
    }
}
