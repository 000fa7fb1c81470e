import FoundationEssentials

/// A heap snapshot that Node wrote of a large heap of its own, from the text to retained sizes, beside what Node needs to
/// parse the same text.
struct LargeSnapshot {
    let barrow: String
    let node: String
    /// The program whose heap it is.
    let program: String
    let folder: String
    let nodes: Int
    let runs: Int

    struct Result {
        var nodes: Int
        var runs: Int
        var bytes: Int
        var steps: [LargeHeap.Step]
        var limits: [LargeHeap.Step]
    }

    func measure() throws -> Result {
        let snapshot = "\(folder)/large.heapsnapshot"
        let index = "\(snapshot)-index"
        let write = try CommandRun([node, "--max-old-space-size=16000", program, "\(nodes)", snapshot])
        let open = try CommandRun.times(runs) { try CommandRun([barrow, "info", snapshot]) }
        _ = try CommandRun([barrow, "index", snapshot, "--output", index])
        let reopen = try CommandRun.times(runs) {
            try CommandRun([barrow, "info", snapshot, "--index", index])
        }
        try? FileManager.default.removeItem(atPath: index)
        let parse = try CommandRun.times(runs) { try CommandRun([node, "-e", Self.parsing, snapshot]) }
        let cat = try CommandRun.times(runs) { try CommandRun(["sh", "-c", "cat \(snapshot) > /dev/null"]) }
        var steps = LargeHeap.phases(of: open, ["read", "dominators"], memory: "barrow info")
        steps.append(LargeHeap.step("barrow info from the index, whole command", reopen))
        return Result(
            nodes: try Self.nodes(open[0].output), runs: runs, bytes: LargeHeap.size(snapshot), steps: steps,
            limits: [
                LargeHeap.step("Node, writing the snapshot", [write]),
                LargeHeap.step("Node, `JSON.parse` of the text alone", parse),
                LargeHeap.step("reading the snapshot's bytes once (`cat`)", cat),
            ])
    }

    private static let parsing = """
        const text = require('fs').readFileSync(process.argv[1], 'latin1');
        if (JSON.parse(text).nodes.length < 7) process.exit(1);
        """

    /// What `barrow info` says.
    private static func nodes(_ output: String) throws -> Int {
        let line = output.split(separator: "\n").first { $0.hasPrefix("objects ") }
        let digits = line?.split(separator: " ").dropFirst().first?.filter(\.isNumber)
        guard let count = digits.flatMap({ Int($0) }) else {
            throw CommandRun.Failure(description: "barrow info does not say how many objects there are")
        }
        return count
    }
}

extension LargeSnapshot.Result {
    /// Tables for the README.
    var markdown: String {
        [
            "A heap snapshot of V8: \(nodes) nodes, \(bytes >> 20) MiB. Medians of \(runs) runs.", "",
            "| Step | Seconds | Peak memory | |", "|---|---:|---:|---|", LargeHeap.rows(steps), "",
            "Node and the machine, in the same run:", "", "| | Seconds | | |", "|---|---:|---:|---|",
            LargeHeap.rows(limits),
        ].joined(separator: "\n")
    }
}
