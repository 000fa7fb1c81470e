import AnalyzerKit

/// The path from a root to the largest suspect, its faulty reference marked, and what the suspect keeps.
struct SuspectFigure {
    private static let stepsShown = 12

    private let suspect: Suspect
    private let heap: HeapGraph

    init(_ suspect: Suspect, in heap: HeapGraph) {
        self.suspect = suspect
        self.heap = heap
    }

    func figure() -> Figure {
        var dot = DotWriter(attributes: ["rankdir": "LR", "nodesep": "0.15", "ranksep": "0.5"])
        dot.nodeDefaults(["shape": "box", "style": "filled,rounded", "fontsize": "11", "margin": "0.12,0.06"])
        let skipped = max(0, suspect.path.count - Self.stepsShown)
        let shown = Array(suspect.path.suffix(Self.stepsShown))
        if skipped > 0 {
            dot.node("skipped", label: "\(Format.count(skipped)) more objects", classes: ["muted"])
            dot.edge("skipped", "step\(skipped)", classes: ["muted"])
        }
        for (position, object) in shown.enumerated() { writeStep(skipped + position, object, to: &dot) }
        for step in skipped..<(skipped + shown.count - 1) { writeEdge(step, to: &dot) }
        writeContent(from: skipped + shown.count - 1, to: &dot)
        return dot.figure(
            name: "largest-suspect", title: "Why the largest suspect is alive",
            caption: """
                The shortest path from a root to \(suspect.name), from left to right. The marked reference is the last \
                one that the program gives a name: without it, \(Format.bytes(suspect.bytes)) would be freed. To the \
                right, what it keeps alive, by type.
                """, engine: .dot)
    }

    private func writeStep(_ position: Int, _ object: ObjectID, to dot: inout DotWriter) {
        let isSuspect = object == suspect.object
        let retained = Format.bytes(heap.retainedSizes[object.index])
        dot.node(
            "step\(position)", label: [Format.shortened(heap.typeName(of: object), to: 30), retained],
            classes: [isSuspect ? "highlight" : "hue1"],
            tooltip: "\(Format.shortened(heap.literal(of: object), to: 80)), keeps \(retained) alive")
    }

    private func writeEdge(_ step: Int, to dot: inout DotWriter) {
        let isFault = step == suspect.fault
        dot.edge(
            "step\(step)", "step\(step + 1)", label: Format.shortened(suspect.labels[step], to: 28),
            classes: [isFault ? "bad" : "muted"], attributes: ["penwidth": isFault ? "2.5" : "1"])
    }

    private func writeContent(from position: Int, to dot: inout DotWriter) {
        for (index, type) in suspect.content.largestTypes.enumerated() {
            dot.node(
                "type\(index)",
                label: [
                    Format.shortened("\(Format.count(type.objects)) \(type.name)", to: 34),
                    Format.bytes(type.bytes),
                ], classes: ["muted"])
            dot.edge("step\(position)", "type\(index)", classes: ["muted"], attributes: ["style": "dashed"])
        }
    }
}
