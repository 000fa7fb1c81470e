import AnalyzerKit

// Data that the giant cycle of the program's own definitions has caught up.
extension CycleReport {
    func programDataTable() -> Table? {
        let types = survey.program.dataTypes
        guard !types.isEmpty else { return nil }
        return Table(
            name: "data-in-program-cycles", title: "Data in the cycles of classes, functions and modules",
            columns: [
                Table.Column("type", "Type", .text),
                Table.Column("objects", "Objects", .count),
                Table.Column("bytes", "Bytes", .bytes),
                Table.Column("held", "Bytes they hold", .bytes),
            ],
            rows: types.prefix(rows).map { type in
                [
                    .text(heap.typeName(type.type)), .count(Int64(type.objects)), .bytes(Int64(type.bytes)),
                    .bytes(Int64(type.held)),
                ]
            },
            totalRows: types.count)
    }

    func programDataFinding() -> Finding? {
        let types = survey.program.dataTypes
        let objects = types.reduce(0) { $0 + $1.objects }
        let held = types.reduce(0) { $0 + $1.held }
        guard let first = types.first, held >= minimumBytes else { return nil }
        let name = heap.typeName(first.type)
        return Finding(
            kind: "data-in-program-cycle", severity: .info, confidence: .medium,
            title:
                "\(Format.count(objects)) data objects that hold \(Format.bytes(held)) are in one cycle with the program's own classes and functions.",
            impact: held,
            facts: [
                Fact("objects", .count(Int64(objects))),
                Fact("held by them", .bytes(Int64(held))),
                Fact("type that holds most", .text(name)),
                Fact("held by this type", .bytes(Int64(first.held))),
            ],
            hypothesis:
                "They hang on a global or a class attribute and refer back to their class or module, so they live as long as the program does.",
            nextChecks: [
                "See the table of data in the program's cycles for types that should not live as long as the program.",
                "Look for caches and registries among the module-level names that lead to \(name).",
            ],
            fingerprint: "data-in-program-cycle \(name)")
    }
}
