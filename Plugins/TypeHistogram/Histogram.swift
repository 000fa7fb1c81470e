import AnalyzerKit

/// The sums of one type's objects.
struct Tally {
    var objects = 0
    var shallow: UInt64 = 0
    var slack: UInt64 = 0
    var unreachableObjects = 0
    var unreachable: UInt64 = 0
    /// What the type's reachable objects keep alive together: the retained sizes of those that no other object of
    /// the type dominates. Nothing is counted twice within a type; one type's sum includes what other types' objects
    /// below it retain.
    var retained: UInt64 = 0
}

/// The tallies of all types that have objects.
struct Histogram {
    struct Row {
        let type: TypeID
        let name: String
        let module: String
        let kind: TypeKind
        let tally: Tally
    }

    /// In the order of type numbers.
    let types: [Row]
    /// Of all objects; `retained` is left 0.
    let total: Tally

    /// Two passes, linear in the objects. Needs `distances`, `dominators` and `retained-sizes`.
    init(of heap: HeapGraph) {
        var tallies = [Tally](repeating: Tally(), count: heap.types.count)
        tallies.withUnsafeMutableBufferPointer { tallies in
            Self.count(heap, into: tallies)
            Self.addRetained(heap, to: tallies)
        }
        types = tallies.indices.filter { tallies[$0].objects > 0 }.map { index in
            let type = TypeID(index)
            let module = heap.name(NameID(heap.types[index].module))
            return Row(
                type: type, name: heap.typeName(type), module: module.isEmpty ? "builtins" : module,
                kind: heap.kind(of: type), tally: tallies[index])
        }
        total = types.reduce(into: Tally()) { sum, row in
            sum.objects += row.tally.objects
            sum.shallow += row.tally.shallow
            sum.slack += row.tally.slack
            sum.unreachableObjects += row.tally.unreachableObjects
            sum.unreachable += row.tally.unreachable
        }
    }

    /// The part that `bytes` are of the whole heap.
    func share(of bytes: UInt64) -> Double {
        total.shallow == 0 ? 0 : Double(bytes) / Double(total.shallow)
    }

    /// The rows by descending `key`, equal ones by name and number.
    func sorted(by key: (Tally) -> UInt64) -> [Row] {
        types.sorted { a, b in
            let (x, y) = (key(a.tally), key(b.tally))
            if x != y { return x > y }
            return a.name != b.name ? a.name < b.name : a.type < b.type
        }
    }

    private static func count(_ heap: HeapGraph, into tallies: UnsafeMutableBufferPointer<Tally>) {
        let types = heap.columns.type
        let distances = heap.distances
        for object in 0..<heap.objectCount {
            let size = heap.shallowSize(of: ObjectID(object))
            let tally = tallies.baseAddress! + Int(types[object])
            tally.pointee.objects += 1
            tally.pointee.shallow += size
            tally.pointee.slack += UInt64(heap.slack(of: ObjectID(object)))
            if distances[object] == noRow {
                tally.pointee.unreachableObjects += 1
                tally.pointee.unreachable += size
            }
        }
    }

    /// Walks the dominator tree below the virtual root, depth first, with a count for each type of how many of its
    /// objects are above: an object with none above it is topmost and its retained size counts.
    private static func addRetained(_ heap: HeapGraph, to tallies: UnsafeMutableBufferPointer<Tally>) {
        let types = heap.columns.type
        let retained = heap.retainedSizes
        let firstChild = heap.firstDominatedChildren
        let children = heap.dominatedChildren
        guard heap.objectCount > 0 else { return }
        var above = [UInt32](repeating: 0, count: tallies.count)
        var path = [Step(node: heap.virtualRoot, children: firstChild)]
        while let step = path.last {
            guard step.next < step.end else {
                path.removeLast()
                if !path.isEmpty { above[Int(types[Int(step.node)])] -= 1 }
                continue
            }
            path[path.count - 1].next += 1
            let child = Int(children[Int(step.next)])
            let type = Int(types[child])
            if above[type] == 0 { tallies[type].retained += retained[child] }
            guard firstChild[child] < firstChild[child + 1] else { continue }
            above[type] += 1
            path.append(Step(node: child, children: firstChild))
        }
    }

    /// A node on the way down and the positions of its children that are still to be visited.
    private struct Step {
        let node: UInt32
        var next: UInt32
        let end: UInt32

        init(node: Int, children: UnsafeBufferPointer<UInt32>) {
            self.node = UInt32(node)
            next = children[node]
            end = children[node + 1]
        }
    }
}
