import AnalyzerKit

/// Draws the largest cycle of one group: the representative cycle, and of the rest of its component as much as fits.
struct CycleFigure {
    private let description: CycleDescription
    private let heap: HeapGraph
    private let limit: Int
    /// Objects that are drawn: the representative cycle first, then its surroundings, breadth first; of a cycle that
    /// is too long to draw, its beginning only.
    private let shown: [UInt32]
    private let memberCount: Int
    /// Steps of the representative cycle that are drawn.
    private let drawnSteps: Int

    /// A longer ring shows nothing more and fills a wall.
    private static let longestRing = 16

    init(_ description: CycleDescription, in survey: CycleSurvey, limit: Int) {
        self.description = description
        self.limit = limit
        heap = survey.components.heap
        memberCount = survey.components.members(of: description.group.example).count
        drawnSteps = min(description.cycle.count, limit, Self.longestRing)
        shown =
            drawnSteps < description.cycle.count
            ? Array(description.cycle.prefix(drawnSteps)) : Self.selected(description, heap, limit)
    }

    func figure() -> Figure {
        let isRing = shown.count == drawnSteps
        var dot = DotWriter(
            attributes: isRing ? ["mindist": "1.0"] : ["rankdir": "LR", "nodesep": "0.3", "ranksep": "0.7"])
        dot.nodeDefaults(["shape": "box", "style": "rounded,filled", "margin": "0.14,0.07"])
        for (position, object) in shown.enumerated() { writeNode(object, position, to: &dot) }
        writeEdges(to: &dot)
        writeOmission(to: &dot)
        writeHolder(to: &dot)
        return dot.figure(
            name: "worst-cycle", title: "The cycle that costs most", caption: caption(),
            engine: isRing ? .circo : .dot)
    }

    private static func selected(_ description: CycleDescription, _ heap: HeapGraph, _ limit: Int) -> [UInt32]
    {
        var shown = description.cycle
        var known = Set(shown)
        let component = heap.components[Int(shown[0])]
        var next = 0
        while next < shown.count, shown.count < limit {
            for reference in heap.outgoing(from: ObjectID(shown[next])) where reference.keepsAlive {
                let target = reference.target.rawValue
                guard shown.count < limit, heap.components[Int(target)] == component else { continue }
                if known.insert(target).inserted { shown.append(target) }
            }
            next += 1
        }
        return shown
    }

    private func writeNode(_ object: UInt32, _ position: Int, to dot: inout DotWriter) {
        let id = ObjectID(object)
        let isOnCycle = position < drawnSteps
        let size = Format.bytes(heap.shallowSize(of: id))
        let waits = heap.flags(of: id).contains(.hasFinalizer) && !heap.flags(of: id).contains(.finalized)
        dot.node(
            name(object),
            label: [Format.shortened(heap.typeName(of: id), to: 36), waits ? "\(size), finalizer" : size],
            classes: [waits ? "warn" : isOnCycle ? "highlight" : "hue1"],
            tooltip: "\(heap.typeName(of: id)) at \(heap.place(of: id)), \(size)")
    }

    /// The representative cycle first, then other references between drawn objects, parallel ones left out, up to
    /// three an object.
    private func writeEdges(to dot: inout DotWriter) {
        let drawn = Set(shown)
        for position in 0..<drawnSteps where successor(of: position) != nil {
            let next = successor(of: position)!
            writeEdge(shown[position], next, label: description.labels[position], isOnCycle: true, to: &dot)
        }
        for (position, object) in shown.enumerated() {
            var seen: Set<UInt32> = []
            if let next = successor(of: position) { seen.insert(next) }
            for reference in heap.outgoing(from: ObjectID(object)) where reference.keepsAlive {
                let target = reference.target.rawValue
                guard dot.edgeCount < 3 * limit, drawn.contains(target), seen.insert(target).inserted else {
                    continue
                }
                let label = heap.label(of: reference.index, from: ObjectID(object))
                writeEdge(object, target, label: label, isOnCycle: false, to: &dot)
            }
        }
    }

    /// The next object of the representative cycle, where both are drawn.
    private func successor(of position: Int) -> UInt32? {
        guard position < drawnSteps else { return nil }
        if position + 1 < drawnSteps { return shown[position + 1] }
        return drawnSteps == description.cycle.count ? shown[0] : nil
    }

    private func writeEdge(
        _ source: UInt32, _ target: UInt32, label: String, isOnCycle: Bool, to dot: inout DotWriter
    ) {
        dot.edge(
            name(source), name(target), label: Format.shortened(label, to: 24),
            classes: [isOnCycle ? "highlight" : "muted"])
    }

    /// Where the cycle is longer than the figure, one node stands for the steps left out.
    private func writeOmission(to dot: inout DotWriter) {
        let left = description.cycle.count - drawnSteps
        guard left > 0 else { return }
        dot.node("omitted", label: "\(Format.count(left)) more steps", classes: ["muted"])
        dot.edge(name(description.cycle[drawnSteps - 1]), "omitted", classes: ["highlight"])
        dot.edge("omitted", name(description.cycle[0]), classes: ["highlight"])
    }

    /// Who keeps a live cycle, from outside.
    private func writeHolder(to dot: inout DotWriter) {
        guard description.group.status == .keptAlive,
            let nearest = shown.min(by: { heap.distances[Int($0)] < heap.distances[Int($1)] })
        else { return }
        let path = RootPath(to: ObjectID(nearest), in: heap, limit: 2)
        let holder =
            path.objects.count > 1 ? heap.typeName(of: path.objects[0]) : path.rootName(in: heap) ?? "a root"
        dot.node("holder", label: ["held by", Format.shortened(holder, to: 36)], classes: ["muted"])
        dot.edge(
            "holder", name(nearest), label: path.labels.first.map { Format.shortened($0, to: 24) },
            classes: ["muted"])
    }

    private func caption() -> String {
        let group = description.group
        let left = memberCount - shown.count
        let status = "\(group.status.name.prefix(1).uppercased())\(group.status.name.dropFirst())"
        var text = "\(status). Highlighted: a shortest cycle through the rarest type."
        if group.cycles > 1 {
            text += " \(Format.count(group.cycles - 1)) more cycles have this shape; this is the largest."
        }
        if left > 0 {
            text += " Left out: \(Format.count(left)) of its \(Format.count(memberCount)) objects."
        }
        return text
    }

    private func name(_ object: UInt32) -> String { "o\(object)" }
}
