import GraphAlgorithms
import HeapGraph

/// A Java heap under the rules of VisualVM's library, so that its retained sizes can be compared:
///
/// - An object is reachable by references that are not `referent`s; but where it is, `referent`s to it count as referrers,
///   too, and so do references from objects that are not reachable.
/// - A class refers to its static fields and its loader, to nothing else; the size of class objects themselves does not
///   count.
/// - Where nothing else reaches a class, its instances do.
struct VisualVMRules {
    /// By address, of what is reachable.
    private(set) var retained: [UInt64: UInt64] = [:]
    /// By address: the bytes that are retained through class objects that it dominates.
    private(set) var throughClasses: [UInt64: UInt64] = [:]

    private let graph: HeapGraph
    private let isClass: [Bool]

    private enum Edge { case strong, referent, toClass, none }

    init(_ graph: HeapGraph) throws {
        self.graph = graph
        let classes = Set(graph.types.map(\.object))
        isClass = (0..<graph.objectCount).map { classes.contains(UInt32($0)) }
        let withoutClasses = reach { $0 == .strong }
        let reachable = reach { $0 == .strong || $0 == .toClass }
        try derive(reachable, withoutClasses)
    }

    private func edge(_ reference: ReferenceIndex, from object: ObjectID) -> Edge {
        let label = graph.label(of: reference, from: object)
        if label == "<class>" { return .toClass }
        if !graph.keepsAlive(reference) {
            return graph.strength(of: reference) == .missing ? .none : .referent
        }
        let isClassEdge = isClass[object.index] && label.hasPrefix("<") && label != "<class loader>"
        return isClassEdge || label.hasPrefix("constant pool") ? .none : .strong
    }

    private func reach(_ counts: (Edge) -> Bool) -> [Bool] {
        var isReached = [Bool](repeating: false, count: graph.objectCount)
        var work = graph.roots.map { ObjectID($0.object) }
        for root in work { isReached[root.index] = true }
        while let object = work.popLast() {
            for row in graph.references(of: object) {
                let reference = ReferenceIndex(row)
                guard let target = graph.target(of: reference), !isReached[target.index],
                    counts(edge(reference, from: object))
                else { continue }
                isReached[target.index] = true
                work.append(target)
            }
        }
        return isReached
    }

    private mutating func derive(_ isReachable: [Bool], _ withoutClasses: [Bool]) throws {
        var targets: [[UInt64]] = []
        // Whatever an unreachable object refers to has no dominator.
        var roots = graph.roots.map { ObjectID($0.object) }
        for object in graph.objects {
            var own: [UInt64] = []
            for row in graph.references(of: object) {
                let reference = ReferenceIndex(row)
                let edge = edge(reference, from: object)
                guard let target = graph.target(of: reference), isReachable[target.index], edge != .none,
                    edge != .toClass || !withoutClasses[target.index]
                else { continue }
                if isReachable[object.index] {
                    own.append(graph.address(of: target))
                } else if edge != .toClass {
                    roots.append(target)
                }
            }
            targets.append(own)
        }
        let other = try build(targets, roots: roots)
        var through = [UInt64](repeating: 0, count: other.objectCount)
        for object in other.objects where isReachable[object.index] && isClass[object.index] {
            var dominator = other.immediateDominators[object.index]
            // Up to the next class: its own bytes hold these.
            while Int(dominator) < other.objectCount {
                through[Int(dominator)] += other.retainedSizes[object.index]
                if isClass[Int(dominator)] { break }
                dominator = other.immediateDominators[Int(dominator)]
            }
        }
        for object in other.objects where isReachable[object.index] {
            retained[other.address(of: object)] = other.retainedSizes[object.index]
            throughClasses[other.address(of: object)] = through[object.index]
        }
    }

    /// The same objects with these references.
    private func build(_ targets: [[UInt64]], roots: [ObjectID]) throws -> HeapGraph {
        let builder = try HeapGraphBuilder()
        let type = builder.addType(name: "object")
        var part = DeclarationPart()
        for object in graph.objects {
            part.append(address: graph.address(of: object), references: UInt32(targets[object.index].count))
        }
        builder.add(part)
        try builder.seal(columns: [])
        let filler = builder.makeFiller()
        for object in graph.objects {
            let row = filler.claim(graph.address(of: object))
            filler.define(
                row, type: type.rawValue, size: isClass[object.index] ? 0 : graph.shallowSize(of: object))
            targets[object.index].withUnsafeBufferPointer { filler.setReferences(of: row, addresses: $0) }
        }
        for root in roots { builder.addRoot(address: graph.address(of: root), kind: .other) }
        let built = try builder.finish(contentHash: ContentHash(high: 0, low: 0))
        return try GraphDerivation.derive([.dominators], in: built)
    }
}
