import AnalyzerKit

extension TypeHistogram {
    /// A finding for each type that holds at least the option's share of the heap.
    func findings(in histogram: Histogram, of heap: HeapGraph, options: AnalyzerOptions) -> [Finding] {
        let share = options.ratio("dominant-share")
        let minimum = max(options.bytes("minimum-bytes"), 1)
        return histogram.sorted { $0.shallow }
            .filter { $0.tally.shallow >= minimum && histogram.share(of: $0.tally.shallow) >= share }
            .map { finding(on: $0, in: histogram, of: heap) }
    }

    private func finding(on row: Histogram.Row, in histogram: Histogram, of heap: HeapGraph) -> Finding {
        let tally = row.tally
        let share = histogram.share(of: tally.shallow)
        // Every program's memory ends up in the runtime's own types; many objects of one class of its own say more.
        let isOwnType = row.module != "builtins" && !row.kind.isProgramDefinition
        return Finding(
            kind: "dominant-type", severity: isOwnType ? .warning : .info, confidence: .high,
            title: """
                \(row.name) takes \(Format.share(share)) of the heap: \(Format.count(tally.objects)) objects, \
                \(Format.bytes(tally.shallow)).
                """,
            impact: tally.shallow,
            facts: [
                Fact("objects", .count(Int64(tally.objects))),
                Fact("shallow size", .bytes(Int64(clamping: tally.shallow))),
                Fact("share of the heap", .ratio(share)),
                Fact("mean shallow size", .bytes(Int64(clamping: tally.shallow / UInt64(tally.objects)))),
                Fact("retained by all of the type", .bytes(Int64(clamping: tally.retained))),
                Fact("unreachable objects", .count(Int64(tally.unreachableObjects))),
            ],
            hypothesis: hypothesis(on: row, isOwnType: isOwnType),
            nextChecks: [
                "See in the dominator-tree section which object keeps the \(row.name) objects alive.",
                "Compare the number of objects, \(Format.count(tally.objects)), with how many the program should need.",
            ],
            evidence: [Evidence(role: "largest by retained size", objects: largest(of: row.type, in: heap))],
            fingerprint: "dominant-type \(row.name)")
    }

    private func hypothesis(on row: Histogram.Row, isOwnType: Bool) -> String {
        let tally = row.tally
        if tally.unreachable > tally.shallow / 2 {
            return "Most of these objects are garbage that has not been collected yet."
        }
        return isOwnType
            ? "Either the program's work needs that many \(row.name) objects at once, or they outlive their use."
            : """
            \(row.name) is what data of any kind is stored in; what matters is which part of the program holds it.
            """
    }

    /// Up to three objects of the type, by retained size.
    private func largest(of type: TypeID, in heap: HeapGraph) -> [ObjectReference] {
        let types = heap.columns.type
        let retained = heap.retainedSizes
        var largest = TopK<UInt64, ObjectID>(3)
        for object in 0..<heap.objectCount where types[object] == type.rawValue {
            largest.insert(ObjectID(object), key: retained[object])
        }
        return largest.elements().map { heap.reference(to: $0) }
    }
}
