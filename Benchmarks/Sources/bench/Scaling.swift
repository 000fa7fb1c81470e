import FoundationEssentials

/// Java heap dumps of growing size, opened and dominated: time and memory an object, and a plot of both.
struct Scaling {
    let barrow: String
    let folder: String
    /// Millions of objects.
    let sizes: [Int]
    let runs: Int
    /// Where the plot goes.
    let plot: String

    struct Row {
        var objects: Int
        var dumpBytes: Int
        var seconds: Double
        var processorSeconds: Double
        var peakMemory: Int
    }

    func markdown() throws -> String {
        let rows = try sizes.map(measure)
        try ScalingPlot(rows: rows).write(to: plot)
        return [
            "Java heap dumps of \(sizes.first!) to \(sizes.last!) million objects, opened with all retained sizes "
                + "(`barrow info`). Medians of \(runs) runs, largest peak memory of the \(runs).",
            "",
            "| Million objects | Dump | Seconds | CPU s | Peak memory | ns an object | Bytes an object |",
            "|---:|---:|---:|---:|---:|---:|---:|",
        ].joined(separator: "\n") + "\n" + rows.map(\.markdown).joined(separator: "\n")
            + "\n\n![Seconds and peak memory by million objects](scaling.svg)"
    }

    private func measure(_ millions: Int) throws -> Row {
        let dump = "\(folder)/scaling.hprof"
        try JavaHeap.write(to: dump, objects: millions * 1_000_000)
        defer { try? FileManager.default.removeItem(atPath: dump) }
        let open = try (0..<runs).map { _ in try CommandRun([barrow, "info", dump]) }
        return Row(
            objects: millions * 1_000_000, dumpBytes: LargeHeap.size(dump),
            seconds: LargeHeap.median(open.map(\.seconds)),
            processorSeconds: LargeHeap.median(open.map(\.processorSeconds)),
            peakMemory: open.map(\.peakMemory).max()!)
    }
}

extension Scaling.Row {
    var markdown: String {
        let nanoseconds = Int((seconds * 1e9 / Double(objects)).rounded())
        return [
            "", "\(objects / 1_000_000)", "\(dumpBytes >> 20) MiB", LargeHeap.fixed(seconds),
            LargeHeap.fixed(processorSeconds), "\(peakMemory >> 20) MiB", "\(nanoseconds)",
            "\(peakMemory / objects)", "",
        ].joined(separator: " | ").trimmed
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
