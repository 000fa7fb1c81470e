import AnalyzerKit

/// All cycles of a heap, sorted into groups of one shape and status, and what they sum up to.
struct CycleSurvey {
    /// Cycles of one shape and status.
    struct Group {
        let status: CycleStatus
        /// The component with the most bytes of its own among them.
        var example: Int
        var exampleBytes: UInt64
        var cycles = 0
        var objects = 0
        /// Shallow bytes of the members.
        var bytes: UInt64 = 0
        /// Bytes that would go if the cycles went, those nested in one another counted once. A lower bound where
        /// several cycles of the group keep something jointly: what none of them keeps alone is left out.
        var retained: UInt64 = 0
    }

    let components: Components
    let dominators: ComponentDominators
    /// The one that keeps most first.
    let groups: [Group]
    let program: ProgramComponents
    let largestCycle: UInt64
    /// Bytes of garbage cycles and of everything that only they keep alive, alone or jointly.
    let garbageBytes: UInt64

    init(_ components: Components, _ dominators: ComponentDominators) {
        var grouping = CycleGrouping(components)
        var program = ProgramComponents(components.heap)
        for component in components.cyclic {
            let members = components.members(of: Int(component))
            if components.isReachable(Int(component)), program.containsDefinition(members) {
                program.add(members)
                grouping.skip()
            } else {
                grouping.add(Int(component))
            }
        }
        grouping.sumRetained(dominators)
        self.components = components
        self.dominators = dominators
        self.program = program
        largestCycle = grouping.groups.map(\.exampleBytes).max() ?? 0
        garbageBytes = Self.bytesKeptByGarbage(components)
        groups = grouping.groups.enumerated()
            .sorted { ($1.element.retained, $0.offset) < ($0.element.retained, $1.offset) }.map(\.element)
    }

    /// Follows the references of garbage cycles from the top down. What is alive anyway is not theirs.
    private static func bytesKeptByGarbage(_ components: Components) -> UInt64 {
        let heap = components.heap
        var isKept = [Bool](repeating: false, count: components.count)
        for component in components.cyclic {
            isKept[Int(component)] = !components.isReachable(Int(component))
        }
        var bytes: UInt64 = 0
        for component in stride(from: components.count - 1, through: 0, by: -1) where isKept[component] {
            bytes += components.shallowSize(of: component)
            for member in components.members(of: component) {
                for reference in heap.outgoing(from: ObjectID(member))
                where reference.keepsAlive && components.distance[reference.target.index] == noRow {
                    isKept[Int(components.component[reference.target.index])] = true
                }
            }
        }
        return bytes
    }
}
