import FoundationEssentials

/// Java heap dumps of growing size, opened and dominated: time and memory an object, and a plot of both.
struct Scaling {
    let barrow: String
    let folder: String
    let heap: JavaHeap
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
        /// From the index file.
        var reopening: Double
    }

    func markdown() throws -> String {
        let rows = try sizes.map(measure)
        try ScalingPlot(rows: rows).write(to: plot)
        return [
            "Heap dumps of a JVM, of \(sizes.first!) to \(sizes.last!) million objects, opened with all retained sizes "
                + "(`barrow info`). Medians of \(runs) runs, largest peak memory of the \(runs).",
            "",
            "| Million objects | Dump | Seconds | CPU s | Peak memory | ns an object | Bytes an object | Seconds from the index |",
            "|---:|---:|---:|---:|---:|---:|---:|---:|",
        ].joined(separator: "\n") + "\n" + rows.map(\.markdown).joined(separator: "\n")
            + "\n\n![Seconds and peak memory by million objects](scaling.svg)"
    }

    private func measure(_ millions: Int) throws -> Row {
        let dump = "\(folder)/scaling.hprof"
        try heap.write(to: dump, objects: millions * 1_000_000)
        let index = "\(dump)-index"
        defer { for file in [dump, index] { try? FileManager.default.removeItem(atPath: file) } }
        let open = try CommandRun.times(runs) { try CommandRun([barrow, "info", dump]) }
        _ = try CommandRun([barrow, "index", dump, "--output", index])
        let reopen = try CommandRun.times(runs) { try CommandRun([barrow, "info", dump, "--index", index]) }
        return Row(
            objects: millions * 1_000_000, dumpBytes: LargeHeap.size(dump),
            seconds: LargeHeap.median(open.map(\.seconds)),
            processorSeconds: LargeHeap.median(open.map(\.processorSeconds)),
            peakMemory: open.map(\.peakMemory).max()!,
            reopening: LargeHeap.median(reopen.map(\.seconds)))
    }
}

extension Scaling.Row {
    var markdown: String {
        let nanoseconds = Int((seconds * 1e9 / Double(objects)).rounded())
        return [
            "", "\(objects / 1_000_000)", "\(dumpBytes >> 20) MiB", LargeHeap.fixed(seconds),
            LargeHeap.fixed(processorSeconds), "\(peakMemory >> 20) MiB", "\(nanoseconds)",
            "\(peakMemory / objects)", LargeHeap.fixed(reopening), "",
        ].joined(separator: " | ").trimmed
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
