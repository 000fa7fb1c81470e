import AnalyzerKit

/// Words for a suspect.
struct SuspectReport {
    private static let criticalShare = 0.4
    private static let pathShown = 24
    private static let manyChildren = 100

    private let suspect: Suspect
    private let heap: HeapGraph

    init(_ suspect: Suspect, in heap: HeapGraph) {
        self.suspect = suspect
        self.heap = heap
    }

    func finding() -> Finding {
        Finding(
            kind: "leak-suspect",
            severity: heap.reachableShare(of: suspect.bytes) >= Self.criticalShare ? .critical : .warning,
            confidence: confidence, title: title, impact: suspect.bytes, facts: facts,
            hypothesis: suspect.pattern?.hypothesis ?? hypothesis, nextChecks: nextChecks,
            evidence: [evidence], fingerprint: "leak-suspect \(suspect.fingerprint)", locations: locations)
    }

    /// A pattern that has a name and many entries is what leaks look like; either alone may be meant so.
    private var confidence: Finding.Confidence {
        let isMany = suspect.content.children >= Self.manyChildren || isGroup
        return suspect.pattern != nil && isMany ? .high : isMany ? .medium : .low
    }

    private var isGroup: Bool { if case .group = suspect.kind { true } else { false } }

    private var title: String {
        let share = Format.share(heap.reachableShare(of: suspect.bytes))
        let looks = suspect.pattern.map { ": it looks like \($0.name)" } ?? ""
        let holder = Format.shortened(suspect.heldBy, to: 100)
        let verb = isGroup ? "keep" : "keeps"
        let subject = isGroup ? suspect.name : "One \(suspect.name)"
        return
            "\(subject), held by \(holder), \(verb) \(Format.bytes(suspect.bytes)) alive (\(share))\(looks)."
    }

    private var hypothesis: String {
        switch suspect.kind {
        case .single(isChain: true): "A linked list or a history that is never cut."
        case .single: "Entries are added and not removed, or a large value outlives its use."
        case .group: "Each of these objects is held on its own; together they are the growth."
        }
    }

    private var facts: [Fact] {
        var facts = [Fact("held by", .text(suspect.heldBy))]
        if let reference = suspect.faultyReference {
            facts.append(Fact("reference to cut", .text(reference)))
        }
        if let pattern = suspect.pattern { facts.append(Fact("looks like", .text(pattern.name))) }
        facts.append(Fact("objects kept alive", .count(Int64(suspect.objects))))
        facts.append(Fact("share of the reachable heap", .ratio(heap.reachableShare(of: suspect.bytes))))
        facts += suspect.content.largestTypes.map { type in
            Fact(
                "\(isGroup ? "each keeps" : "kept alive"): \(Format.count(type.objects)) \(type.name)",
                .bytes(Int64(clamping: type.bytes)))
        }
        return facts
    }

    private var nextChecks: [String] {
        let place = suspect.faultyReference.map { "`\($0)`" } ?? "it"
        return [
            suspect.pattern?.nextCheck ?? "Find the code that fills \(place), and what is to empty it again.",
            "`barrow path` on this object shows what holds it, `barrow show` its references and referrers.",
            "Take a second dump under the same load: what grows is the leak, what stays is the working set.",
        ]
    }

    private var evidence: Evidence {
        let count = min(suspect.path.count, Self.pathShown)
        return Evidence(
            role: count < suspect.path.count
                ? "beginning of the shortest path from a root" : "shortest path from a root",
            objects: suspect.path.prefix(count).map { heap.reference(to: $0) },
            labels: Array(suspect.labels.prefix(count - 1)),
            highlight: suspect.fault.flatMap { $0 < count - 1 ? $0 : nil })
    }

    /// Where the suspect's own objects are made, else where what holds them is defined or runs.
    private var locations: [SourceLocation] {
        var places: [SourceLocation] = []
        for object in [suspect.path.last, suspect.object].compactMap(\.self)
            + heap.sample(below: suspect.object)
        {
            guard let site = heap.allocationSite(of: object) else { continue }
            places.append(
                SourceLocation(
                    file: heap.name(NameID(site.file)), line: Int(site.line),
                    function: heap.name(NameID(site.function))))
        }
        for object in suspect.path.reversed() {
            guard let location = heap.location(of: object) else { continue }
            places.append(SourceLocation(file: heap.name(NameID(location.file)), line: Int(location.line)))
        }
        if let root = suspect.path.first,
            let record = heap.roots.first(where: { $0.object == root.rawValue }),
            record.frame != noRow
        {
            let frame = heap.frames[Int(record.frame)]
            places.append(
                SourceLocation(
                    file: heap.name(NameID(frame.file)), line: Int(frame.line),
                    function: heap.name(NameID(frame.function))))
        }
        var seen: Set<SourceLocation> = []
        return places.filter { !$0.file.isEmpty && seen.insert($0).inserted }.prefix(5).map(\.self)
    }
}

extension HeapGraph {
    /// A few of the objects directly below another in the dominator tree.
    fileprivate func sample(below object: ObjectID) -> [ObjectID] {
        dominatedChildren(of: object.index).prefix(8).map { ObjectID($0) }
    }
}
