import AnalyzerKit

/// Finds a shortest cycle through one canonical member of a component, breadth first and within the component.
///
/// One instance serves all components in turn: its working memory (4 bytes an object, 4 more
/// for each that the largest search meets) is cleaned up after each. The
/// search is linear in the component's references and usually ends long before it has seen them all.
struct RepresentativeCycle {
    private let heap: HeapGraph
    private let componentOf: UnsafeBufferPointer<UInt32>
    /// By type.
    private let isInstance: [Bool]
    /// Position of each type among all types, ordered by name.
    private let nameRank: [UInt32]
    private var membersOfType: [UInt32]
    /// Who led to each object in the search that is running.
    private var predecessor: [UInt32]
    private var queue: [UInt32] = []

    init(_ heap: HeapGraph) {
        self.heap = heap
        componentOf = heap.components
        isInstance = (0..<heap.types.count).map { heap.kind(of: TypeID($0)) == .instance }
        let names = (0..<heap.types.count).map { heap.typeName(TypeID($0)) }
        var rank = [UInt32](repeating: 0, count: names.count)
        for (position, type) in names.indices.sorted(by: { (names[$0], $0) < (names[$1], $1) }).enumerated() {
            rank[type] = UInt32(position)
        }
        nameRank = rank
        membersOfType = [UInt32](repeating: 0, count: names.count)
        predecessor = [UInt32](repeating: noRow, count: heap.objectCount)
    }

    /// The objects of the cycle from the canonical member on, each referring to the next and the last to the first.
    mutating func find(in members: ArraySlice<UInt32>) -> [UInt32] {
        let start = canonicalMember(of: members)
        let component = componentOf[Int(start)]
        queue.removeAll(keepingCapacity: true)
        queue.append(start)
        var next = 0
        while next < queue.count {
            let object = queue[next]
            next += 1
            for reference in heap.outgoing(from: ObjectID(object)) where reference.keepsAlive {
                let target = reference.target.rawValue
                if target == start { return closed(at: object, start: start) }
                guard componentOf[Int(target)] == component, predecessor[Int(target)] == noRow else {
                    continue
                }
                predecessor[Int(target)] = object
                queue.append(target)
            }
        }
        preconditionFailure("the component of object \(start) is no cycle")
    }

    private mutating func closed(at last: UInt32, start: UInt32) -> [UInt32] {
        var cycle: [UInt32] = []
        var object = last
        while object != start {
            cycle.append(object)
            object = predecessor[Int(object)]
        }
        cycle.append(start)
        for object in queue { predecessor[Int(object)] = noRow }
        return cycle.reversed()
    }

    /// The rarest kind of instance says most about a cycle: of a parent and its children, the parent. Types, not
    /// addresses, decide, so that the next run finds the same shape.
    private mutating func canonicalMember(of members: ArraySlice<UInt32>) -> UInt32 {
        for member in members { membersOfType[Int(heap.columns.type[Int(member)])] += 1 }
        defer { for member in members { membersOfType[Int(heap.columns.type[Int(member)])] = 0 } }
        var best = members[members.startIndex]
        for member in members.dropFirst() where key(of: member) < key(of: best) { best = member }
        return best
    }

    private func key(of member: UInt32) -> (isCollection: Int, count: UInt32, name: UInt32) {
        let type = heap.type(of: ObjectID(member))
        return (
            isInstance[type.index] ? 0 : 1, membersOfType[type.index], nameRank[type.index]
        )
    }
}
