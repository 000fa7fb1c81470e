import AnalyzerKit

/// The sentences of a finding about one group of cycles.
struct CycleTexts {
    let title: String
    let hypothesis: String
    let nextChecks: [String]

    init(_ description: CycleDescription, _ heap: HeapGraph) {
        let group = description.group
        let type = heap.typeName(of: ObjectID(description.cycle[0]))
        let retained = Format.bytes(group.retained)
        let isOne = group.cycles == 1
        let cycles = isOne ? "One cycle" : "\(Format.count(group.cycles)) cycles"
        let keep = isOne ? "keeps" : "keep"
        let back = Self.closingStep(description, heap)
        switch group.status {
        case .garbage:
            title =
                "\(cycles) through \(type) \(isOne ? "is" : "are") garbage awaiting collection: \(retained)."
            hypothesis =
                "Nothing refers to them any more, but counting references cannot free objects that refer to each other; they stay until the collector gets to their generation."
            nextChecks = [
                "Run a full collection and dump again: these bytes should be gone.",
                "Check whether the collector is disabled or its thresholds are too high for this rate of garbage.",
                "Make the reference back (\(back)) weak, or clear it where the object is given up.",
            ]
        case .waitsForFinalizer:
            title =
                "\(cycles) through \(type) \(isOne ? "is" : "are") garbage and \(isOne ? "waits" : "wait") for a finalizer: \(retained)."
            hypothesis =
                "A member has a finalizer (__del__) that has not run. Since Python 3.4 (PEP 442) the collector runs it and then frees the cycle, unless the finalizer makes it reachable again; before 3.4 such a cycle was never freed."
            nextChecks = [
                "Run a full collection and dump again: if the bytes stay, look for a finalizer that brings its object back.",
                "Replace __del__ of \(type) or its members by a context manager or weakref.finalize.",
                "Make the reference back (\(back)) weak, so that no cycle forms.",
            ]
        case .uncollectable:
            title =
                "\(cycles) through \(type) \(isOne ? "is" : "are") garbage that the collector does not see: \(retained)."
            hypothesis =
                "A member is not tracked by the cycle collector, so its references look as if they came from outside and the cycle is taken for alive; a native type without support for garbage collection is the usual reason."
            nextChecks = [
                "Find the untracked member with `barrow show` on the members below, and its type's definition.",
                "Break the cycle by hand where the object is given up.",
            ]
        case .keptAlive:
            title = "\(cycles) through \(type) \(keep) \(retained) alive."
            hypothesis =
                "Roots reach them, so they are in use or held by something that forgot to let go; once let go, they wait for the collector instead of going at once."
            nextChecks = [
                "Follow the path from the root: does the holder still need them?",
                "Make the reference back (\(back)) weak, so that they go as soon as the holder lets go.",
            ]
        }
    }

    /// The reference that closes the cycle, as `Child.parent`.
    private static func closingStep(_ description: CycleDescription, _ heap: HeapGraph) -> String {
        let last = description.cycle.count - 1
        let label = description.labels[last]
        if last > 0, description.labels[last - 1] == PathText.namespace,
            let attribute = PathText.attribute(label)
        {
            return "`\(heap.typeName(of: ObjectID(description.cycle[last - 1])))\(attribute)`"
        }
        return
            "`\(heap.typeName(of: ObjectID(description.cycle[last])))\(label.first == "." ? "" : " ")\(label)`"
    }
}
