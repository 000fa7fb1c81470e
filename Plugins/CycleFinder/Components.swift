import AnalyzerKit

/// The objects of a heap grouped by strongly connected component, and which components are cycles.
///
/// Components are numbered in reverse topological order: references lead to lower numbers. Takes 8 bytes an object.
struct Components {
    let heap: HeapGraph
    let count: Int
    /// Of each object its component, and its distance from the roots: the heap's columns, looked up once.
    let component: UnsafeBufferPointer<UInt32>
    let distance: UnsafeBufferPointer<UInt32>
    /// `count` + 1 rows: where each component's members begin in `members`.
    private let firstMember: [UInt32]
    /// Grouped by component, ascending within one.
    private let members: [UInt32]
    /// The components that are cycles, ascending: more than one object, or one that refers to itself.
    let cyclic: [UInt32]

    init(_ heap: HeapGraph) {
        self.heap = heap
        component = heap.components
        distance = heap.distances
        count = component.reduce(0) { max($0, Int($1) + 1) }
        (firstMember, members) = Self.group(component, count: count)
        var cyclic: [UInt32] = []
        for row in 0..<count {
            let range = Int(firstMember[row])..<Int(firstMember[row + 1])
            if range.count > 1 || Self.refersToItself(ObjectID(members[range.lowerBound]), heap) {
                cyclic.append(UInt32(row))
            }
        }
        self.cyclic = cyclic
    }

    func members(of component: Int) -> ArraySlice<UInt32> {
        members[Int(firstMember[component])..<Int(firstMember[component + 1])]
    }

    /// All members are reachable, or none is.
    func isReachable(_ component: Int) -> Bool {
        distance[Int(members[Int(firstMember[component])])] != noRow
    }

    func shallowSize(of component: Int) -> UInt64 {
        members(of: component).reduce(0) { $0 + heap.shallowSize(of: ObjectID($1)) }
    }

    /// Counting sort by component.
    private static func group(
        _ component: UnsafeBufferPointer<UInt32>, count: Int
    ) -> (first: [UInt32], members: [UInt32]) {
        var first = [UInt32](repeating: 0, count: count + 1)
        for row in component { first[Int(row) + 1] += 1 }
        for row in 0..<count { first[row + 1] += first[row] }
        var cursor = first
        var members = [UInt32](repeating: 0, count: component.count)
        for object in 0..<component.count {
            let row = Int(component[object])
            members[Int(cursor[row])] = UInt32(object)
            cursor[row] += 1
        }
        return (first, members)
    }

    private static func refersToItself(_ object: ObjectID, _ heap: HeapGraph) -> Bool {
        for reference in heap.outgoing(from: object) where reference.keepsAlive && reference.target == object
        {
            return true
        }
        return false
    }
}
