import AnalyzerKit

extension CycleReport {
    func finding(_ description: CycleDescription) -> Finding {
        let group = description.group
        let texts = CycleTexts(description, heap)
        var evidence = [membersEvidence(description)]
        if group.status == .keptAlive { evidence.append(pathEvidence(group)) }
        return Finding(
            kind: group.status.findingKind, severity: group.status == .keptAlive ? .info : .warning,
            confidence: group.status == .keptAlive ? .medium : .high, title: texts.title,
            impact: group.retained,
            facts: facts(description), hypothesis: texts.hypothesis, nextChecks: texts.nextChecks,
            evidence: evidence, fingerprint: "\(group.status.findingKind) \(description.shape)")
    }

    private func facts(_ description: CycleDescription) -> [Fact] {
        let group = description.group
        return [
            Fact("representative cycle", .text(description.text)),
            Fact("status", .text(group.status.name)),
            Fact("cycles of this shape", .count(Int64(group.cycles))),
            Fact("objects in them", .count(Int64(group.objects))),
            Fact("bytes of these objects", .bytes(Int64(group.bytes))),
            Fact("retained with what only they keep", .bytes(Int64(group.retained))),
            Fact("bytes of the largest", .bytes(Int64(group.exampleBytes))),
        ]
    }

    /// The representative cycle as a path that ends where it began, or the beginning of a long one.
    private func membersEvidence(_ description: CycleDescription, limit: Int = 24) -> Evidence {
        let isWhole = description.cycle.count <= limit
        let objects =
            isWhole ? description.cycle + [description.cycle[0]] : Array(description.cycle.prefix(limit))
        return Evidence(
            role: isWhole
                ? "representative cycle"
                : "first \(limit) of the \(Format.count(description.cycle.count)) steps",
            objects: objects.map { heap.reference(to: ObjectID($0)) },
            labels: Array(description.labels.prefix(objects.count - 1)))
    }

    /// To the member nearest to a root.
    private func pathEvidence(_ group: CycleSurvey.Group) -> Evidence {
        let members = survey.components.members(of: group.example)
        let nearest = members.min { heap.distances[Int($0)] < heap.distances[Int($1)] }!
        let path = RootPath(to: ObjectID(nearest), in: heap)
        let role =
            path.rootName(in: heap).map { "shortest path from \($0)" }
            ?? "end of the shortest path from a root"
        return Evidence(role: role, objects: path.objects.map { heap.reference(to: $0) }, labels: path.labels)
    }
}
