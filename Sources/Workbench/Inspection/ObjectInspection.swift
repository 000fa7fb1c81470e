import AnalysisResults
import HeapGraph

/// Everything about one object, as `barrow show` prints it. Its `Codable` form is `barrow show --json`.
public struct ObjectInspection: Codable, Sendable {
    public struct Link: Codable, Sendable {
        public var label: String
        public var strength: String
        /// Nil where the dump has no such object.
        public var object: ObjectReference?
        public var retained: UInt64?
    }

    public var object: ObjectReference
    /// The whole value, where it is an immutable and the dump carries values.
    public var value: String?
    public var shallowSize: UInt64
    public var slack: Int
    public var retained: UInt64
    public var referenceCount: UInt32?
    public var isReachable: Bool
    public var flags: [String]
    public var generation: Int?
    public var allocationSite: String?
    /// Where the code is that the object stands for, where the dump says so.
    public var location: String?
    public var references: [Link]
    public var totalReferences: Int
    public var referrers: [Link]
    public var totalReferrers: Int
    /// From the object upwards to the last one below the root.
    public var dominators: [ObjectReference]
    public var totalDominators: Int

    /// - Parameter limit: at most this many references, referrers and dominators are listed; the totals are exact.
    init(of object: ObjectID, in graph: HeapGraph, value: String?, limit: Int) {
        self.object = ObjectReference(object, in: graph)
        self.value = value
        shallowSize = graph.shallowSize(of: object)
        slack = graph.slack(of: object)
        retained = graph.retainedSizes[object.index]
        referenceCount = graph.referenceCount(of: object)
        let flags = graph.flags(of: object)
        self.flags = Self.names.filter { flags.contains($0.flag) }.map(\.name)
        generation = flags.contains(.tracked) ? flags.generation : nil
        allocationSite = graph.allocationSite(of: object).map {
            "\(graph.name(NameID($0.file))):\($0.line) in \(graph.name(NameID($0.function)))"
        }
        location = graph.location(of: object).map {
            "\(graph.name(NameID($0.file))):\($0.line):\($0.column)"
        }
        let rows = graph.references(of: object)
        totalReferences = rows.count
        references = rows.prefix(limit).map { Link(ReferenceIndex($0), from: object, in: graph) }
        let sources = Self.referrers(of: object, in: graph)
        totalReferrers = sources.count
        referrers = sources.prefix(limit).map { row, source in
            Link(ReferenceIndex(row), from: source, showing: source, in: graph)
        }
        let (chain, root) = Self.dominators(of: object, in: graph)
        isReachable = root == graph.virtualRoot
        totalDominators = chain.count
        dominators = chain.prefix(limit).map { ObjectReference($0, in: graph) }
    }

    private static let names: [(flag: ObjectFlags, name: String)] = [
        (.tracked, "tracked"), (.interned, "interned"), (.immortal, "immortal"),
        (.hasFinalizer, "has finalizer"),
        (.finalized, "finalized"),
    ]

    /// Weak and borrowed referrers as well, so over all references: linear in the heap.
    private static func referrers(of object: ObjectID, in graph: HeapGraph) -> [(row: Int, source: ObjectID)]
    {
        let targets = graph.columns.target
        return targets.indices.filter { targets[$0] == object.rawValue }.map {
            ($0, graph.source(of: ReferenceIndex($0)))
        }
    }

    /// Up to a virtual vertex, and which one.
    private static func dominators(of object: ObjectID, in graph: HeapGraph) -> ([ObjectID], root: Int) {
        var chain: [ObjectID] = []
        var next = Int(graph.immediateDominators[object.index])
        while next < graph.objectCount {
            chain.append(ObjectID(next))
            next = Int(graph.immediateDominators[next])
        }
        return (chain, next)
    }
}

extension ObjectInspection.Link {
    fileprivate init(
        _ reference: ReferenceIndex, from source: ObjectID, showing shown: ObjectID? = nil,
        in graph: HeapGraph
    ) {
        let object = shown ?? graph.target(of: reference)
        self.init(
            label: graph.label(of: reference, from: source), strength: graph.strength(of: reference).name,
            object: object.map { ObjectReference($0, in: graph) },
            retained: object.map { graph.retainedSizes[$0.index] })
    }
}
