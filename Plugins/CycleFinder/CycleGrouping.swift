import AnalyzerKit

/// Sorts cyclic components, given in ascending order, into groups of one shape and status.
struct CycleGrouping {
    private(set) var groups: [CycleSurvey.Group] = []
    private let components: Components
    private var search: RepresentativeCycle
    private let codes: StepCodes
    private var groupOfKey: [UInt64: Int] = [:]
    /// By position in `components.cyclic`; nil for a component that is in no group.
    private var groupOf: [Int?] = []
    /// Whether the dump says which objects the collector tracks.
    private let collectorTracks: Bool

    init(_ components: Components) {
        self.components = components
        search = RepresentativeCycle(components.heap)
        codes = StepCodes(components.heap)
        collectorTracks = components.heap.columns.flags.contains {
            ObjectFlags(rawValue: $0).contains(.tracked)
        }
    }

    mutating func skip() { groupOf.append(nil) }

    mutating func add(_ component: Int) {
        let members = components.members(of: component)
        let status = CycleStatus(
            members, isReachable: components.isReachable(component), collectorTracks: collectorTracks,
            heap: components.heap)
        let shape = CycleShape.hash(of: codes.codes(of: search.find(in: members)))
        let bytes = components.shallowSize(of: component)
        let group = group(shape: shape, status: status, component: component)
        groupOf.append(group)
        groups[group].cycles += 1
        groups[group].objects += members.count
        groups[group].bytes += bytes
        if bytes > groups[group].exampleBytes {
            groups[group].example = component
            groups[group].exampleBytes = bytes
        }
    }

    private mutating func group(shape: UInt64, status: CycleStatus, component: Int) -> Int {
        let key = NameHash.mix(shape, UInt64(status.rawValue))
        if let known = groupOfKey[key] { return known }
        groupOfKey[key] = groups.count
        groups.append(CycleSurvey.Group(status: status, example: component, exampleBytes: 0))
        return groups.count - 1
    }

    /// Adds up what the cycles of each group retain, but for those that another one of the group dominates: what
    /// these retain is in that one's already. One walk over the dominator tree, cut down to the cycles.
    mutating func sumRetained(_ dominators: ComponentDominators) {
        let forest = CycleForest(components, dominators)
        var open = [Int](repeating: 0, count: groups.count)
        forest.walk { cycle, isEntering in
            guard let group = groupOf[cycle] else { return }
            if isEntering, open[group] == 0 {
                groups[group].retained += dominators.retained[Int(components.cyclic[cycle])]
            }
            open[group] += isEntering ? 1 : -1
        }
    }
}
