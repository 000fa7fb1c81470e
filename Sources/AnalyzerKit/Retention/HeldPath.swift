/// A shortest path of strong references from a root to an object, in words and as evidence.
package struct HeldPath {
    /// Objects shown at each end of a long path.
    private static let shown = 12
    /// Steps of the fingerprint, counted from the object.
    private static let fingerprintSteps = 6

    /// `app.registry['sessions']`, `frame main: local cache`, `class shop.Registry: static CUSTOMERS.table`.
    package let text: String
    package let evidence: [Evidence]
    /// Types and labels of the last steps, without addresses, indices and keys that are data.
    package let fingerprint: String
    /// How the last object but one refers to the object: `.cache`, `['key']`.
    package let lastStep: String?
    /// The object is a module, a class or a function, or the namespace of one: every program has these.
    package let endsInDefinitions: Bool

    /// Linear in the referrers along the path. Needs `referrers` and `distances`.
    package init(to object: ObjectID, in heap: HeapGraph, holders: RootHolders) {
        let path = heap.shortestPath(to: object)
        let head = Array(path.prefix(path.count <= 2 * Self.shown ? path.count : Self.shown))
        let tail = path.count <= 2 * Self.shown ? [] : Array(path.suffix(Self.shown))
        let headLabels = heap.labels(along: head)
        let tailLabels = heap.labels(along: tail)
        let root = path[0]
        text =
            Self.staticText(heap, tail, tailLabels)
            ?? Self.text(
                root: Self.staticStart(heap, head, headLabels) ?? (holders.prefix(of: root), headLabels),
                tailLabels: tailLabels, skipped: path.count - head.count - tail.count)
        evidence = Self.evidence(
            heap, head: head, headLabels: headLabels, tail: tail, tailLabels: tailLabels, count: path.count)
        let lastLabels = tailLabels.isEmpty ? headLabels : tailLabels
        lastStep = lastLabels.isEmpty ? nil : PathText.lastStep(of: lastLabels)
        let end = tail.isEmpty ? head : tail
        fingerprint = Self.fingerprint(
            types: end.map { heap.typeName(of: $0) }, labels: tail.isEmpty ? headLabels : tailLabels,
            root: tail.isEmpty ? holders.stableDescription(of: root) : nil)
        endsInDefinitions =
            heap.kind(of: object).isProgramDefinition
            || end.count > 1 && lastLabels.last == PathText.namespace
                && heap.kind(of: end[end.count - 2]).isProgramDefinition
    }

    /// Where a static field is followed last, its class says more than what holds the class does: `class shop.Registry`
    /// and the labels from there.
    private static func staticStart(
        _ heap: HeapGraph, _ path: [ObjectID], _ labels: [String]
    ) -> (root: (name: String, module: String?), labels: [String])? {
        guard let step = labels.lastIndex(where: { $0.hasPrefix("static ") }),
            let name = heap.reference(to: path[step]).preview
        else { return nil }
        return ((name, nil), Array(labels[step...]))
    }

    private static func staticText(_ heap: HeapGraph, _ path: [ObjectID], _ labels: [String]) -> String? {
        staticStart(heap, path, labels).map { text(root: $0, tailLabels: [], skipped: 0) }
    }

    private static func text(
        root start: (root: (name: String, module: String?), labels: [String]), tailLabels: [String],
        skipped: Int
    ) -> String {
        let (root, labels) = start
        guard !labels.isEmpty else { return root.name }
        let middle = tailLabels.isEmpty ? "" : " … \(Format.count(skipped)) more objects … "
        let path = PathText.joined(labels)
        let start = root.module.flatMap { path.first == "." ? $0 : nil } ?? "\(root.name): "
        return "\(start)\(path)\(middle)\(PathText.joined(tailLabels))"
    }

    private static func evidence(
        _ heap: HeapGraph, head: [ObjectID], headLabels: [String], tail: [ObjectID], tailLabels: [String],
        count: Int
    ) -> [Evidence] {
        guard !tail.isEmpty else {
            return [path(heap, "shortest path from a root", head, headLabels)]
        }
        let length = Format.count(count)
        return [
            path(
                heap, "beginning of the shortest path from a root, \(length) objects long", head, headLabels),
            path(heap, "end of this path", tail, tailLabels),
        ]
    }

    private static func path(
        _ heap: HeapGraph, _ role: String, _ objects: [ObjectID], _ labels: [String]
    ) -> Evidence {
        Evidence(role: role, objects: objects.map { heap.reference(to: $0) }, labels: labels)
    }

    /// `dict <- .requests app.Cache <- module app`; steps that repeat (a linked list) are written once.
    private static func fingerprint(types: [String], labels: [String], root: String?) -> String {
        var steps = [types.last!]
        for (type, label) in zip(types.dropLast(), labels).reversed() {
            let step = "\(type)\(stable(label))"
            if steps.last != step { steps.append(step) }
        }
        let isWhole = steps.count <= fingerprintSteps
        if let root, isWhole { steps.append(root) }
        return (isWhole ? steps[...] : steps.prefix(fingerprintSteps)).joined(separator: " <- ")
    }

    /// The label, where it is a name; a position or a key that is data becomes `[]`.
    private static func stable(_ label: String) -> String {
        guard label.first == "[" || label.hasPrefix("key ") || label.first == "{" else { return " \(label)" }
        let isName =
            label.hasPrefix("['") && label.hasSuffix("']")
            && label.dropFirst(2).dropLast(2).unicodeScalars.allSatisfy {
                $0 == "_" || ("a"..."z").contains($0) || ("A"..."Z").contains($0)
            }
        return isName ? label : "[]"
    }
}
