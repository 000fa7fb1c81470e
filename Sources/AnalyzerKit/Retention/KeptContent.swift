/// What an object keeps alive, by type; the object itself is left out.
package struct KeptContent {
    package struct TypeShare {
        package let name: String
        package var objects = 0
        package var bytes: UInt64 = 0
    }

    /// Objects anywhere below it in the dominator tree, and directly below it.
    package private(set) var objects = 0
    package let children: Int
    /// At most three, those with most bytes first.
    package let largestTypes: [TypeShare]

    /// Walks the subtree: linear in it, with a stack of at most its size. Needs `dominators`.
    package init(of object: ObjectID, in heap: HeapGraph) {
        let types = heap.columns.type
        let first = heap.firstDominatedChildren
        let dominated = heap.dominatedChildren
        var tallies = [(objects: Int, bytes: UInt64)](repeating: (0, 0), count: heap.types.count)
        var pending = Array(heap.dominatedChildren(of: object.index))
        children = pending.count
        while let next = pending.popLast() {
            let node = Int(next)
            objects += 1
            tallies[Int(types[node])].objects += 1
            tallies[Int(types[node])].bytes += heap.shallowSize(of: ObjectID(next))
            pending.append(contentsOf: dominated[Int(first[node])..<Int(first[node + 1])])
        }
        var largest = TopK<UInt64, Int>(3)
        for type in tallies.indices where tallies[type].objects > 0 {
            largest.insert(type, key: tallies[type].bytes)
        }
        largestTypes = largest.elements().map { type in
            TypeShare(
                name: heap.typeName(TypeID(type)), objects: tallies[type].objects, bytes: tallies[type].bytes)
        }
    }
}
