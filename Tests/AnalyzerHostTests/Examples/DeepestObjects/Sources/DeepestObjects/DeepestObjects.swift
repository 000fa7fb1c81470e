import AnalyzerKit

/// The objects farthest from the roots: the ends of linked lists and of deep trees.
struct DeepestObjects: Analyzer {
    static let descriptor = AnalyzerDescriptor(
        name: "deepest-objects", version: "1.0.0", summary: "The objects farthest from the roots.",
        options: [
            OptionDescriptor(
                "limit", .integer(minimum: 1, maximum: 1000), default: .integer(10), "How many to list.")
        ],
        metrics: [
            MetricDescriptor("greatest-distance", .count, "References between a root and the deepest object.")
        ],
        requires: [.distances])

    func analyze(_ request: AnalysisRequest) throws -> AnalysisResult {
        let heap = request.heap
        guard !heap.distances.isEmpty else { throw AnalyzerError("The heap has no distances.") }
        var deepest = TopK<UInt32, ObjectID>(request.options.integer("limit"))
        for object in heap.objects where heap.isReachable(object) {
            deepest.insert(object, key: heap.distances[object.index])
        }
        let ranking = deepest.sorted()
        return AnalysisResult(
            metrics: [Metric("greatest-distance", ranking.first?.key ?? 0, .count)],
            tables: [table(ranking, heap: heap, total: deepest.insertedCount)],
            figures: [figure(ranking, heap: heap)])
    }

    private func table(
        _ ranking: [(key: UInt32, element: ObjectID)], heap: HeapGraph, total: Int
    ) -> Table {
        Table(
            name: "deepest-objects", title: "The objects farthest from the roots",
            columns: [
                Table.Column("object", "Object", .object), Table.Column("distance", "Distance", .count),
                Table.Column("size", "Shallow size", .bytes),
            ],
            rows: ranking.map { distance, object in
                [
                    .object(heap.reference(to: object)), .count(Int64(distance)),
                    .bytes(Int64(heap.shallowSize(of: object))),
                ]
            },
            totalRows: total)
    }

    private func figure(_ ranking: [(key: UInt32, element: ObjectID)], heap: HeapGraph) -> Figure {
        var dot = DotWriter(attributes: ["rankdir": "LR"])
        dot.node("roots", label: "roots", classes: ["muted"])
        for (distance, object) in ranking.prefix(10) {
            let id = "o\(object.rawValue)"
            dot.node(id, label: [heap.typeName(of: object), Format.bytes(heap.shallowSize(of: object))])
            dot.edge("roots", id, label: "\(distance)")
        }
        return dot.figure(
            name: "deepest-objects", title: "Far from the roots",
            caption: "The first \(min(10, ranking.count)) objects and how many references away they are.",
            engine: .dot)
    }
}

@c(barrow_analyzer_register_1)
public func register(_ analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
    DeepestObjects.register(in: analyzer)
}
