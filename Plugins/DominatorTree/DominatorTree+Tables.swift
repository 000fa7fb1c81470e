import AnalyzerKit

extension DominatorTree {
    /// The top-level dominators that retain most.
    func biggestTable(of heap: HeapGraph, holders: RootHolders, rows: Int) -> Table {
        let retained = heap.retainedSizes
        var largest = TopK<UInt64, ObjectID>(rows)
        for child in heap.dominatedChildren(of: heap.virtualRoot) {
            largest.insert(ObjectID(child), key: retained[Int(child)])
        }
        return Table(
            name: "biggest", title: "Biggest objects that no other object alone keeps alive",
            columns: [
                Table.Column("object", "Object", .object),
                Table.Column("held-by", "Held by", .text),
                Table.Column("retained", "Retained size", .bytes),
                Table.Column("share", "Share of the reachable heap", .ratio),
                Table.Column("shallow", "Shallow size", .bytes),
                Table.Column("children", "Objects directly below", .count),
            ],
            rows: largest.sorted().map { bytes, object in
                [
                    .object(heap.reference(to: object)),
                    .text(holders.description(of: object)),
                    .bytes(Int64(clamping: bytes)),
                    .ratio(heap.reachableShare(of: bytes)),
                    .bytes(Int64(clamping: heap.shallowSize(of: object))),
                    .count(Int64(heap.dominatedChildren(of: object.index).count)),
                ]
            },
            totalRows: largest.insertedCount)
    }

    /// What modules, threads and other groups of roots keep alive.
    func groupTable(of heap: HeapGraph, holders: RootHolders, rows: Int) -> Table {
        Table(
            name: "groups", title: "Retained by group of roots",
            columns: [
                Table.Column("group", "Group", .text),
                Table.Column("objects", "Top-level objects", .count),
                Table.Column("retained", "Retained size", .bytes),
                Table.Column("share", "Share of the reachable heap", .ratio),
            ],
            rows: holders.groups.prefix(rows).map { group in
                [
                    .text(group.name),
                    .count(Int64(group.objects)),
                    .bytes(Int64(clamping: group.retained)),
                    .ratio(heap.reachableShare(of: group.retained)),
                ]
            },
            totalRows: holders.groups.count)
    }

    /// The accumulation points that accumulate most.
    func pointTable(
        of heap: HeapGraph, holders: RootHolders, points: [AccumulationPoint], rows: Int
    ) -> Table {
        Table(
            name: "accumulation-points", title: "Accumulation points",
            columns: [
                Table.Column("object", "Object", .object),
                Table.Column("held-by", "Held by", .text),
                Table.Column("accumulated", "Accumulated", .bytes),
                Table.Column("share", "Share of the reachable heap", .ratio),
                Table.Column("retained", "Retained size", .bytes),
                Table.Column("children", "Objects directly below", .count),
            ],
            rows: points.prefix(rows).map { point in
                [
                    .object(heap.reference(to: point.object)),
                    .text(HeldPath(to: point.object, in: heap, holders: holders).text),
                    .bytes(Int64(clamping: point.accumulated)),
                    .ratio(heap.reachableShare(of: point.accumulated)),
                    .bytes(Int64(clamping: point.retained)),
                    .count(Int64(heap.dominatedChildren(of: point.object.index).count)),
                ]
            },
            totalRows: points.count)
    }
}
