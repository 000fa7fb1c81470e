import AnalyzerKit

/// Many objects of one type that together keep much alive, though none is large: a leak without an accumulation point
/// to show for it, because each is held in its own place or by several holders.
///
/// A type's retained size counts each byte once: objects below another of the same type in the dominator tree are
/// part of that one. What belongs to a suspect already is left out. One walk over the dominator tree: linear.
struct TypeGroups {
    private let heap: HeapGraph
    private let minimum: UInt64
    private let minimumCount: Int
    private let taken: Set<UInt32>
    /// What suspects keep, for every object above one.
    private let claimed: [UInt32: UInt64]

    private struct Tally {
        var members: [ObjectID] = []
        var bytes: UInt64 = 0
    }

    init(_ heap: HeapGraph, besides suspects: [Suspect], options: AnalyzerOptions) {
        self.heap = heap
        let share = Double(heap.reachableBytes) * options.ratio("share")
        minimum = max(UInt64(share.rounded(.up)), options.bytes("minimum-bytes"), 1)
        minimumCount = options.integer("minimum-group")
        taken = Set(suspects.map(\.object.rawValue))
        claimed = Self.above(suspects, in: heap)
    }

    private static func above(_ suspects: [Suspect], in heap: HeapGraph) -> [UInt32: UInt64] {
        var claimed: [UInt32: UInt64] = [:]
        for suspect in suspects {
            var node = heap.immediateDominators[suspect.object.index]
            while node < heap.objectCount {
                claimed[node, default: 0] += suspect.bytes
                node = heap.immediateDominators[Int(node)]
            }
        }
        return claimed
    }

    /// Those of a program's own types: lists, dicts and strings are everywhere and name nothing.
    func suspects(_ holders: RootHolders) -> [Suspect] {
        let tallies = topmostOfEachType()
        let candidates = tallies.indices.filter { type in
            tallies[type].bytes >= minimum && tallies[type].members.count >= minimumCount
                && isTelling(TypeID(type))
        }
        let largestFirst = candidates.sorted { (tallies[$0].bytes, $1) > (tallies[$1].bytes, $0) }
        var suspects: [Suspect] = []
        var claimed: Set<UInt32> = []
        for type in largestFirst {
            // Instances and what they consist of would be suspected one after the other: the outermost is enough.
            let members = tallies[type].members
            guard !members.prefix(64).allSatisfy({ isBelow($0, claimed) }) else { continue }
            let paths = MergedPaths(to: members, in: heap) { heap.retainedSizes[$0.index] }
            suspects.append(
                Suspect(
                    group: TypeID(type), members: members, bytes: tallies[type].bytes, paths: paths, in: heap,
                    holders: holders))
            claimed.formUnion(members.lazy.map(\.rawValue))
        }
        return suspects
    }

    private func isTelling(_ type: TypeID) -> Bool {
        switch heap.kind(of: type) {
        case .instance: true
        case .other: heap.typeName(type) == "generator" || heap.typeName(type).contains(".")
        default: false
        }
    }

    private func isBelow(_ object: ObjectID, _ claimed: Set<UInt32>) -> Bool {
        var node = Int(heap.immediateDominators[object.index])
        while node < heap.objectCount {
            if claimed.contains(UInt32(node)) { return true }
            node = Int(heap.immediateDominators[node])
        }
        return false
    }

    /// Depth first from the virtual root, without recursion; a type that is open on the way down takes no more members.
    private func topmostOfEachType() -> [Tally] {
        var tallies = [Tally](repeating: Tally(), count: heap.types.count)
        var open = [Int32](repeating: 0, count: heap.types.count)
        /// An object to enter, or, complemented, one to leave.
        var pending = heap.dominatedChildren(of: heap.virtualRoot).reversed().map { Int64($0) }
        let types = heap.columns.type
        while let next = pending.popLast() {
            guard next >= 0 else {
                open[Int(types[Int(~next)])] -= 1
                continue
            }
            let node = Int(next)
            guard !taken.contains(UInt32(node)) else { continue }
            let type = Int(types[node])
            if open[type] == 0 {
                tallies[type].bytes +=
                    heap.retainedSizes[node] - min(claimed[UInt32(node)] ?? 0, heap.retainedSizes[node])
                tallies[type].members.append(ObjectID(node))
            }
            open[type] += 1
            pending.append(~next)
            for child in heap.dominatedChildren(of: node) { pending.append(Int64(child)) }
        }
        return tallies
    }
}
