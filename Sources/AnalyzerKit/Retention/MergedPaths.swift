/// The shortest paths from roots to many objects, merged where they run together: a tree whose nodes say how many of
/// the objects are reached through them.
///
/// Of several shortest paths to an object it takes the one that `HeapGraph.shortestPath` would, so paths to equal
/// places merge. Linear in the nodes of the tree and their referrers. Needs `referrers` and `distances`.
package struct MergedPaths {
    package struct Node {
        package let object: ObjectID
        /// Position of the node one step closer to the root; nil at a root.
        package fileprivate(set) var parent: Int?
        /// Positions of the nodes one step further, those that lead to most objects first.
        package fileprivate(set) var children: [Int] = []
        /// How many of the objects asked about are reached through this one, itself included.
        package fileprivate(set) var count: Int
        package fileprivate(set) var bytes: UInt64
    }

    package private(set) var nodes: [Node] = []
    /// Nodes without a parent, those that lead to most objects first.
    package private(set) var roots: [Int] = []
    /// Objects that no root leads to; they are in no path.
    package private(set) var unreachableCount = 0

    private let heap: HeapGraph
    private var positions: [UInt32: Int] = [:]
    private var levels: [UInt32: [Int]] = [:]

    /// - Parameter bytes: What to add up along the paths, for each object: its shallow or its retained size.
    package init(to objects: [ObjectID], in heap: HeapGraph, bytes: (ObjectID) -> UInt64) {
        self.heap = heap
        for object in objects {
            guard heap.isReachable(object) else {
                unreachableCount += 1
                continue
            }
            add(object, count: 1, bytes: bytes(object))
        }
        mergeUpwards()
        sortChildren()
    }

    @discardableResult
    private mutating func add(_ object: ObjectID, count: Int, bytes: UInt64) -> Int {
        if let known = positions[object.rawValue] {
            nodes[known].count += count
            nodes[known].bytes += bytes
            return known
        }
        let position = nodes.count
        nodes.append(Node(object: object, parent: nil, count: count, bytes: bytes))
        positions[object.rawValue] = position
        levels[heap.distances[object.index], default: []].append(position)
        return position
    }

    /// From the furthest level to the closest: when a node is looked at, all that lead through it have been added.
    private mutating func mergeUpwards() {
        guard var distance = levels.keys.max() else { return }
        while distance > 0 {
            for position in levels[distance] ?? [] {
                let node = nodes[position]
                guard let closer = closerReferrer(of: node.object, distance: distance) else {
                    roots.append(position)
                    continue
                }
                let parent = add(closer, count: node.count, bytes: node.bytes)
                nodes[position].parent = parent
                nodes[parent].children.append(position)
            }
            levels[distance] = nil
            distance -= 1
        }
    }

    private func closerReferrer(of object: ObjectID, distance: UInt32) -> ObjectID? {
        guard distance > 1 else { return nil }
        return heap.referrers(of: object).first { heap.distances[Int($0)] == distance - 1 }.map {
            ObjectID($0)
        }
    }

    private mutating func sortChildren() {
        let rank = { (nodes: [Node], a: Int, b: Int) in
            nodes[a].count != nodes[b].count
                ? nodes[a].count > nodes[b].count : nodes[a].object < nodes[b].object
        }
        let unsorted = nodes
        for position in nodes.indices { nodes[position].children.sort { rank(unsorted, $0, $1) } }
        roots.sort { rank(unsorted, $0, $1) }
    }

    /// From a root down to where the paths part: as long as one child leads to at least `share` of all objects.
    package func trunk(share: Double) -> [Int] {
        let total = roots.reduce(0) { $0 + nodes[$1].count }
        let isEnough = { (position: Int) in Double(nodes[position].count) >= share * Double(total) }
        guard let root = roots.first, isEnough(root) else { return [] }
        var trunk = [root]
        while let next = nodes[trunk.last!].children.first, isEnough(next) { trunk.append(next) }
        return trunk
    }

    /// One whole path through a node to one of the objects: always the child that leads to most.
    package func path(through position: Int) -> [ObjectID] {
        var up: [ObjectID] = []
        var current: Int? = position
        while let node = current {
            up.append(nodes[node].object)
            current = nodes[node].parent
        }
        var path = Array(up.reversed())
        var below = nodes[position].children.first
        while let next = below {
            path.append(nodes[next].object)
            below = nodes[next].children.first
        }
        return path
    }
}
