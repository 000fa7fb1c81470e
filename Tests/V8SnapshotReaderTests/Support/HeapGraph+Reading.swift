import GraphAlgorithms
import HeapGraph

extension HeapGraph {
    /// With every derived column.
    func derived() throws -> HeapGraph {
        try GraphDerivation.derive(Set(Derivation.allCases), in: self)
    }

    // Copies: columns are gone with the graph that they are of.
    var allDistances: [UInt32] { withExtendedLifetime(self) { Array(distances) } }
    var allDominators: [UInt32] { withExtendedLifetime(self) { Array(immediateDominators) } }
    var allRetainedSizes: [UInt64] { withExtendedLifetime(self) { Array(retainedSizes) } }

    func typeName(of node: Int) -> String { typeName(of: ObjectID(node)) }

    func literal(of node: Int) -> String { literal(of: ObjectID(node)) }

    /// The labels of a node's references, in order.
    func labels(of node: Int) -> [String] {
        references(of: ObjectID(node)).map { label(of: ReferenceIndex($0), from: ObjectID(node)) }
    }

    func strengths(of node: Int) -> [ReferenceStrength] {
        references(of: ObjectID(node)).map { strength(of: ReferenceIndex($0)) }
    }

    func targets(of node: Int) -> [Int?] {
        references(of: ObjectID(node)).map { target(of: ReferenceIndex($0))?.index }
    }

    /// What was counted as not understood or missing.
    var counted: [String: UInt64] {
        Dictionary(uniqueKeysWithValues: coverage.map { (name(NameID($0.what)), $0.count) })
    }

    /// Everything that a reader gives, comparable.
    var description: [String] {
        (0..<objectCount).map { node in
            let object = ObjectID(node)
            let references = zip(labels(of: node), zip(strengths(of: node), targets(of: node))).map {
                "\($0) \($1.0) \($1.1 ?? -1)"
            }
            return "\(address(of: object)) \(typeName(of: node)) \(literal(of: node)) "
                + "\(shallowSize(of: object)) \(distances[node]) \(flags(of: object).rawValue) \(references)"
        }
    }
}
