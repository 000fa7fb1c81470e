import AnalyzerKit

/// Turns a survey into what the report shows.
struct CycleReport {
    let survey: CycleSurvey
    let heap: HeapGraph
    let rows: Int
    let minimumBytes: UInt64
    let figureNodes: Int
    /// By row of `survey.groups`: those in the table, in a finding or in the figure.
    let descriptions: [Int: CycleDescription]
    /// Rows of `survey.groups` that are findings.
    let found: [Int]
    /// The row that costs most among the garbage; only where there is none, among what is alive.
    private let worst: Int?

    init(_ survey: CycleSurvey, _ options: AnalyzerOptions) {
        self.survey = survey
        heap = survey.components.heap
        rows = options.integer("rows")
        minimumBytes = options.bytes("minimum-bytes")
        figureNodes = options.integer("figure-nodes")
        let groups = survey.groups
        found = Self.found(in: groups, limit: rows, minimumBytes: minimumBytes)
        worst = groups.firstIndex { $0.status != .keptAlive } ?? groups.indices.first
        var needed = Set(found).union(groups.indices.prefix(rows))
        if let worst { needed.insert(worst) }
        var describer = CycleDescriber(survey)
        var descriptions: [Int: CycleDescription] = [:]
        for row in needed.sorted() { descriptions[row] = describer.describe(groups[row]) }
        self.descriptions = descriptions
    }

    func result() -> AnalysisResult {
        var result = AnalysisResult(metrics: metrics(), notes: notes())
        if !survey.groups.isEmpty { result.tables.append(cycleTable()) }
        result.findings = found.map { finding(descriptions[$0]!) }
        if let worst {
            let figure = CycleFigure(descriptions[worst]!, in: survey, limit: figureNodes)
            result.figures.append(figure.figure())
        }
        if let table = programDataTable() { result.tables.append(table) }
        if let finding = programDataFinding() { result.findings.append(finding) }
        return result
    }

    /// For each status the groups that keep most, at most `limit` of them.
    private static func found(in groups: [CycleSurvey.Group], limit: Int, minimumBytes: UInt64) -> [Int] {
        var left = [Int](repeating: limit, count: CycleStatus.allCases.count)
        return groups.indices.filter { row in
            guard groups[row].retained >= minimumBytes else { return false }
            left[Int(groups[row].status.rawValue)] -= 1
            return left[Int(groups[row].status.rawValue)] >= 0
        }
    }

    private func metrics() -> [Metric] {
        let groups = survey.groups
        func count(_ status: CycleStatus) -> Int {
            groups.reduce(0) { $0 + ($1.status == status ? $1.cycles : 0) }
        }
        let cycles = groups.reduce(0) { $0 + $1.cycles }
        return [
            Metric("cycles", cycles, .count),
            Metric("cyclic-objects", groups.reduce(0) { $0 + $1.objects }, .count),
            Metric("cyclic-bytes", groups.reduce(0) { $0 + $1.bytes }, .bytes),
            Metric("largest-cycle-bytes", survey.largestCycle, .bytes),
            Metric("garbage-cycles", cycles - count(.keptAlive), .count),
            Metric("garbage-bytes", survey.garbageBytes, .bytes),
            Metric("finalizer-cycles", count(.waitsForFinalizer), .count),
            Metric("uncollectable-cycles", count(.uncollectable), .count),
            Metric("program-objects", survey.program.objects, .count),
            Metric("program-bytes", survey.program.bytes, .bytes),
        ]
    }

    private func cycleTable() -> Table {
        Table(
            name: "cycles", title: "Cycles by shape",
            columns: [
                Table.Column("cycle", "Representative cycle", .text),
                Table.Column("status", "Status", .text),
                Table.Column("cycles", "Cycles", .count),
                Table.Column("objects", "Objects", .count),
                Table.Column("bytes", "Bytes", .bytes),
                Table.Column("retained", "Retained", .bytes),
                Table.Column("example", "Example", .object),
            ],
            rows: survey.groups.indices.prefix(rows).map { row in
                let description = descriptions[row]!
                let group = description.group
                return [
                    .text(description.text), .text(group.status.name), .count(Int64(group.cycles)),
                    .count(Int64(group.objects)), .bytes(Int64(group.bytes)), .bytes(Int64(group.retained)),
                    .object(heap.reference(to: ObjectID(description.cycle[0]))),
                ]
            },
            totalRows: survey.groups.count)
    }

    private func notes() -> [String] {
        var notes: [String] = []
        let program = survey.program
        if program.components > 0 {
            let isOne = program.components == 1
            notes.append(
                """
                Set apart, as every program has them: \(Format.count(program.components)) live \
                \(isOne ? "cycle" : "cycles") of classes, functions, modules and code with \
                \(Format.count(program.objects)) objects (\(Format.bytes(program.bytes))), the largest with \
                \(Format.count(program.largest)). They count in program-objects and program-bytes only.
                """)
        }
        for status in CycleStatus.allCases {
            let found = survey.groups.count { $0.status == status && $0.retained >= minimumBytes }
            guard found > rows else { continue }
            notes.append(
                "\(found - rows) more shapes of cycle (\(status.name)) would be findings; rows is \(rows).")
        }
        return notes
    }
}
