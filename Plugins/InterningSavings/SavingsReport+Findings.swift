import AnalyzerKit

extension SavingsReport {
    /// A share of the reachable heap from which on a finding is a warning.
    private static let warningShare = 0.1

    /// One finding for each place that holds enough copies; one for all together where only their sum is enough.
    func findings(_ options: AnalyzerOptions) -> [Finding] {
        let minimum = max(options.bytes("minimum-bytes"), 1)
        let share = options.ratio("minimum-share")
        let isEnough = { (bytes: UInt64) in bytes >= minimum && census.share(of: bytes) >= share }
        let places = holders.holders.filter { isEnough($0.sums.bytes) }
        guard places.isEmpty else { return places.prefix(options.integer("rows")).map(finding) }
        return isEnough(duplicates.total.bytes) ? [scatteredFinding()] : []
    }

    private func finding(on holder: HolderTally.Holder) -> Finding {
        let sums = holder.sums
        let share = census.share(of: sums.bytes)
        return Finding(
            kind: "duplicate-values", severity: severity(share), confidence: .high,
            title: """
                \(holder.name) holds \(Format.count(sums.copies)) copies of \(holder.valueType) values that exist \
                already: sharing them would save \(Format.bytes(sums.bytes)) (\(Format.share(share)) of what is \
                reachable).
                """,
            impact: sums.bytes,
            facts: [
                Fact("copies", .count(Int64(sums.copies))),
                Fact("saved if interned", .bytes(Int64(clamping: sums.bytes))),
                Fact("slack saved with it", .bytes(Int64(clamping: sums.slack))),
                Fact("share of the reachable heap", .ratio(share)),
                Fact("for example", .text(preview(of: holder.sample.copy))),
            ],
            hypothesis: """
                The same \(holder.valueType) values are read, parsed or computed again and again, each time into a new \
                object.
                """,
            nextChecks: nextChecks(holder),
            evidence: [
                Evidence(
                    role: "a holder and a copy",
                    objects: [
                        heap.reference(to: holder.sample.holder), heap.reference(to: holder.sample.copy),
                    ],
                    labels: [heap.label(of: holder.sample.reference, from: holder.sample.holder)])
            ],
            fingerprint: "duplicate-values \(holder.valueType) \(holder.name)")
    }

    private func nextChecks(_ holder: HolderTally.Holder) -> [String] {
        let remedy =
            heap.kind(of: holder.sample.copy) == .string
            ? "Intern the text where it enters the program, with sys.intern or a dictionary of known values."
            : "Keep a dictionary of known \(holder.valueType) values where they are made, and use the one in it."
        return [
            "Find where \(holder.name) is filled.", remedy,
            "See in the table of values which ones repeat; few values with many copies are the easiest to share.",
        ]
    }

    private func scatteredFinding() -> Finding {
        let total = duplicates.total
        let share = census.share(of: total.bytes)
        let types = duplicates.byType.indices.filter { duplicates.byType[$0].copies > 0 }
            .sorted { (duplicates.byType[$0].bytes, $1) > (duplicates.byType[$1].bytes, $0) }
            .map { heap.typeName(TypeID($0)) }
        return Finding(
            kind: "duplicate-values", severity: severity(share), confidence: .medium,
            title: """
                Copies of values that exist already take \(Format.bytes(total.bytes)) \
                (\(Format.share(share)) of what is reachable), scattered over \
                \(Format.count(holders.holders.count)) places.
                """,
            impact: total.bytes,
            facts: [
                Fact("values held more than once", .count(Int64(total.repeatedValues))),
                Fact("copies", .count(Int64(total.copies))),
                Fact("saved if interned", .bytes(Int64(clamping: total.bytes))),
                Fact("slack saved with it", .bytes(Int64(clamping: total.slack))),
            ],
            hypothesis: "Many parts of the program make equal values of their own; no single one stands out.",
            nextChecks: ["See in the table of values whether a few of them make up most of it."],
            fingerprint: "duplicate-values scattered \(types[0])")
    }

    private func severity(_ share: Double) -> Finding.Severity {
        share >= Self.warningShare ? .warning : .info
    }
}
