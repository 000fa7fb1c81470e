import FoundationEssentials

/// A Java heap dump opened, dominated and indexed, side by side with VisualVM's heap library where that is installed.
struct JavaDump {
    let barrow: String
    let folder: String
    let heap: JavaHeap
    let objects: Int
    let runs: Int
    /// The program that drives VisualVM's library.
    let oracle: String

    private var dump: String { "\(folder)/large.hprof" }
    private var index: String { "\(folder)/large.hprof-index" }
    private static let library =
        "/usr/share/visualvm/visualvm/modules/org-graalvm-visualvm-lib-jfluid-heap.jar"

    func markdown() throws -> String {
        try heap.write(to: dump, objects: objects)
        // Beside the dump it would be used.
        try? FileManager.default.removeItem(atPath: index)
        let open = try CommandRun.times(runs) { try CommandRun([barrow, "info", dump, "--json"]) }
        let makeIndex = try CommandRun([barrow, "index", dump, "--output", index])
        let reopen = try CommandRun.times(runs) { try CommandRun([barrow, "info", dump, "--index", index]) }
        var steps = LargeHeap.phases(
            of: open, ["read", "dominators"], memory: "barrow info")
        steps.append(LargeHeap.step("barrow index, whole command", [makeIndex]))
        steps.append(LargeHeap.step("barrow info from the index, whole command", reopen))
        if FileManager.default.fileExists(atPath: Self.library) {
            let command = ["java", "-Xmx8g", "-cp", Self.library, oracle, dump, "1000"]
            steps.append(
                LargeHeap.step("VisualVM's library, 1,000 largest retained sizes", [try CommandRun(command)]))
        }
        let smallMemory = try SmallMemory(
            barrow: barrow, dump: dump, index: index, limit: LargeHeap.size(index) / 4
        ).markdown()
        let cat = try CommandRun(["sh", "-c", "cat \(dump) > /dev/null"])
        steps.append(LargeHeap.step("reading the dump's bytes once (`cat`)", [cat]))
        return [
            "A heap dump that a JVM made: about \(objects) objects, \(LargeHeap.size(dump) >> 20) MiB. Medians of \(runs) runs; "
                + "the index, VisualVM and `cat` ran once.",
            "",
            "| Step | Seconds | Peak memory | |", "|---|---:|---:|---|", LargeHeap.rows(steps), "",
            smallMemory,
        ].joined(separator: "\n")
    }
}
