import AnalyzerKit

/// An object, or a group of objects of one type, that keeps much alive and should perhaps be gone.
struct Suspect {
    enum Kind {
        /// One object, below which memory spreads out.
        case single(isChain: Bool)
        /// Many objects of one type, none of them large.
        case group(type: TypeID)
    }

    let kind: Kind
    /// The accumulation point; of a group, where the paths to its members part.
    let object: ObjectID
    /// What it is called: `dict`, `5,000 app.Listener`.
    let name: String
    let bytes: UInt64
    /// Objects that would go with it.
    let objects: Int
    /// From a root to the object, and for a group on to one of its members.
    let path: [ObjectID]
    let labels: [String]
    /// The step of the path to cut: `path[fault]` should not refer to `path[fault + 1]`; nil where a root itself holds it.
    let fault: Int?
    let heldBy: String
    let fingerprint: String
    let pattern: LeakPattern?
    /// What it keeps, by type.
    let content: KeptContent

    /// Nil for what every program has: modules, classes, functions and their namespaces.
    init?(point: AccumulationPoint, in heap: HeapGraph, holders: RootHolders) {
        let held = HeldPath(to: point.object, in: heap, holders: holders)
        guard !held.endsInDefinitions else { return nil }
        kind = .single(isChain: point.isChain)
        object = point.object
        name = heap.typeName(of: point.object)
        bytes = point.accumulated
        path = heap.shortestPath(to: point.object)
        labels = heap.labels(along: path)
        content = KeptContent(of: point.object, in: heap)
        objects = content.objects + 1
        heldBy = held.text
        fingerprint = held.fingerprint
        fault = FaultyReference.step(along: path, labels, in: heap)
        pattern = LeakPattern.recognize(path: path, labels: labels, content: content, in: heap)
    }

    init(
        group type: TypeID, members: [ObjectID], bytes: UInt64, paths: MergedPaths, in heap: HeapGraph,
        holders: RootHolders
    ) {
        kind = .group(type: type)
        let trunk = paths.trunk(share: 0.7)
        let holder = trunk.last { paths.nodes[$0].count > 1 } ?? trunk.last
        let start = holder ?? paths.roots.first
        path = start.map { paths.path(through: $0) } ?? [members[0]]
        labels = heap.labels(along: path)
        object = holder.map { paths.nodes[$0].object } ?? members[0]
        name = "\(Format.count(members.count)) \(heap.typeName(type))"
        self.bytes = bytes
        objects = members.count
        content = KeptContent(of: members[0], in: heap)
        let held = HeldPath(to: object, in: heap, holders: holders)
        heldBy = holder == nil ? Self.commonRoots(of: members, holders) : held.text
        fingerprint = "\(heap.typeName(type)) <- \(holder == nil ? RootHolders.shared : held.fingerprint)"
        fault = FaultyReference.step(along: path, labels, in: heap)
        pattern =
            holder == nil && heldBy == Self.uncounted
            ? .uncountedReferences
            : LeakPattern.recognize(path: path, labels: labels, content: content, in: heap)
    }

    /// What readers call objects that are counted more often than anything refers to them.
    private static let uncounted = "references that only C code has"

    /// What holds members that are roots themselves.
    private static func commonRoots(of members: [ObjectID], _ holders: RootHolders) -> String {
        let groups = Set(members.map { holders.group(of: $0) })
        guard groups.count == 1, let group = groups.first else { return RootHolders.shared }
        return group == "handles" ? uncounted : group
    }

    /// `.cache` of `app.Service`, as a programmer finds it in the source.
    var faultyReference: String? {
        guard let fault, fault < labels.count else { return nil }
        return PathText.lastStep(of: Array(labels[...fault]))
    }
}

/// Which reference of a path is the mistake: the last one that has a name in the program, an attribute, a global, a
/// static field or a local variable. What follows it are the insides of a container.
enum FaultyReference {
    static func step(along path: [ObjectID], _ labels: [String], in heap: HeapGraph) -> Int? {
        let named = labels.indices.last { position in
            isName(labels[position], after: position > 0 ? labels[position - 1] : nil)
                && !isInside(path[position], heap)
        }
        return named ?? labels.indices.last
    }

    private static func isName(_ label: String, after previous: String?) -> Bool {
        if label == PathText.namespace { return false }
        if label.hasPrefix(".") || label.hasPrefix("static ") || label.hasPrefix("local ") { return true }
        if label.hasPrefix("context ") || label.hasPrefix("variable ") { return true }
        return previous == PathText.namespace && PathText.attribute(label) != nil
    }

    /// The fields of a library's own containers are no names of the program's.
    private static func isInside(_ object: ObjectID, _ heap: HeapGraph) -> Bool {
        let type = heap.typeName(of: object)
        return type.hasPrefix("java.util.") || type.hasPrefix("collections.") || type == "Map"
            || type == "Set"
    }
}
