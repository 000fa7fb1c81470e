import AnalyzerKit

/// Words for accumulation points.
struct PointReport {
    /// Shares of the reachable heap and numbers that decide between words; README.md names them.
    private static let warningShare = 0.25
    private static let manyChildren = 100

    private let heap: HeapGraph
    private let holders: RootHolders

    init(_ heap: HeapGraph, holders: RootHolders) {
        self.heap = heap
        self.holders = holders
    }

    /// Linear in what the point keeps alive.
    func finding(on point: AccumulationPoint) -> Finding {
        let path = HeldPath(to: point.object, in: heap, holders: holders)
        let content = KeptContent(of: point.object, in: heap)
        let verb = content.objects == 0 ? "object takes" : "accumulates"
        return Finding(
            kind: "accumulation-point", severity: severity(of: point, path: path),
            confidence: point.isChain || content.children >= Self.manyChildren ? .high : .medium,
            title: """
                One \(heap.typeName(of: point.object)) \(verb) \(Format.bytes(point.accumulated)) \
                (\(Format.share(heap.reachableShare(of: point.accumulated))) of what is reachable), \
                held by \(Format.shortened(path.text, to: 100)).
                """,
            impact: point.accumulated,
            facts: facts(on: point, path: path, content: content),
            hypothesis: hypothesis(on: point, content: content),
            nextChecks: nextChecks(on: point, path: path), evidence: path.evidence,
            fingerprint: "accumulation-point \(path.fingerprint)")
    }

    private func severity(of point: AccumulationPoint, path: HeldPath) -> Finding.Severity {
        let isLarge = heap.reachableShare(of: point.accumulated) >= Self.warningShare
        return isLarge && !path.endsInDefinitions ? .warning : .info
    }

    private func facts(on point: AccumulationPoint, path: HeldPath, content: KeptContent) -> [Fact] {
        var facts = [
            Fact("held by", .text(path.text)),
            Fact("retained size", .bytes(Int64(clamping: point.retained))),
            Fact("share of the reachable heap", .ratio(heap.reachableShare(of: point.retained))),
            Fact("shallow size", .bytes(Int64(clamping: heap.shallowSize(of: point.object)))),
            Fact("objects it keeps alive", .count(Int64(content.objects))),
            Fact("of these, directly below it", .count(Int64(content.children))),
        ]
        if point.accumulated < point.retained {
            let nested = point.retained - point.accumulated
            facts.append(Fact("in big objects below it, searched apart", .bytes(Int64(clamping: nested))))
        }
        facts += content.largestTypes.map { type in
            Fact(
                "kept alive: \(Format.count(type.objects)) \(type.name)", .bytes(Int64(clamping: type.bytes)))
        }
        return facts
    }

    private func hypothesis(on point: AccumulationPoint, content: KeptContent) -> String {
        let type = heap.typeName(of: point.object)
        if point.isChain {
            return """
                This is the first of a long row of \(type) objects, each of which keeps the next one alive: \
                a linked list or a history that is never cut.
                """
        }
        if heap.shallowSize(of: point.object) > point.retained / 2 {
            return """
                Most of it is the object's own buffer: a large value was read into memory as one piece, or a \
                container was grown for many elements.
                """
        }
        guard content.children >= Self.manyChildren else {
            return
                "This object is where the memory below it comes together; it is needed, or it outlives its use."
        }
        return """
            Entries are probably added and not removed: a cache without a bound, a registry nobody leaves, or a \
            queue that is not drained.
            """
    }

    private func nextChecks(on point: AccumulationPoint, path: HeldPath) -> [String] {
        let place = path.lastStep.map { "`\($0)`" } ?? "this \(heap.typeName(of: point.object))"
        return [
            "Find the code that fills \(place), and what is to empty it again.",
            "`barrow show` on this object lists its references and referrers; `barrow path` shows what holds it.",
            "Take a second dump later under the same load: what grows is the leak, what stays is the working set.",
        ]
    }
}
