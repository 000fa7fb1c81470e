import FoundationEssentials
import Glibc

/// One large heap through every step of the way.
struct LargeHeap {
    let barrow: String
    let folder: String
    let objects: Int
    let runs: Int

    private var dump: String { "\(folder)/large.barrow" }
    private var index: String { "\(folder)/large.barrow-index" }

    /// One row of the result.
    struct Step {
        var name: String
        var seconds: Double
        var peakMemory: Int?
        var note = ""
    }

    struct Result {
        var objects: Int
        var runs: Int
        var dumpBytes: Int
        var rawBytes: Int
        var steps: [Step]
        var limits: [Step]
    }

    func measure() throws -> Result {
        // Beside the dump it would be used.
        try? FileManager.default.removeItem(atPath: index)
        let write = try CommandRun.times(runs) { try CommandRun(run(dump)) }
        let analysis = try CommandRun.times(runs) { try CommandRun(analyze(), accepted: [0, 1]) }
        let makeIndex = try CommandRun.times(runs) {
            try? FileManager.default.removeItem(atPath: index)
            return try CommandRun([barrow, "index", dump, "--output", index])
        }
        let reopen = try CommandRun.times(runs) { try CommandRun([barrow, "info", dump, "--index", index]) }
        var steps = Self.phases(of: write, ["workload", "dump"], memory: "barrow run")
        steps += Self.phases(
            of: analysis,
            [
                "read", "dominators", "distances", "referrers", "components", "analyzers", "figures",
                "report",
            ],
            memory: "barrow analyze")
        steps.append(Self.step("barrow index, whole command", makeIndex))
        steps.append(Self.step("barrow info from the index, whole command", reopen))
        let raw = "\(folder)/large.raw"
        let decompress = try CommandRun.times(runs) {
            try CommandRun(["sh", "-c", "cat \(dump) > /dev/null"])
        }
        let copy = try CommandRun.times(runs) { try CommandRun(["cp", index, raw]) }
        try? FileManager.default.removeItem(atPath: raw)
        return Result(
            objects: objects, runs: runs, dumpBytes: Self.size(dump), rawBytes: Self.size(index),
            steps: steps,
            limits: [
                Self.step("reading the dump's bytes once (`cat`)", decompress),
                Self.step("copying as many bytes as the columns have (`cp` of the index)", copy),
            ])
    }

    private func run(_ dump: String) -> [String] {
        [barrow, "run", "--workload", "demo", "--objects", "\(objects)", "--seed", "1", "--dump", dump]
    }

    private func analyze() -> [String] {
        [barrow, "analyze", dump, "--profile", "post-mortem", "--output", "\(folder)/report"]
    }

    static func phases(of commands: [CommandRun], _ names: [String], memory command: String) -> [Step] {
        let steps = names.compactMap { name -> Step? in
            let seconds = commands.compactMap { $0.phase(name) }
            return seconds.isEmpty ? nil : Step(name: name, seconds: median(seconds))
        }
        return steps + [step("\(command), whole command", commands)]
    }

    static func step(_ name: String, _ commands: [CommandRun]) -> Step {
        Step(
            name: name, seconds: median(commands.map(\.seconds)),
            peakMemory: commands.map(\.peakMemory).max(),
            note: "\(fixed(median(commands.map(\.processorSeconds)))) CPU s")
    }

    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Rows of a Markdown table.
    static func rows(_ steps: [Step]) -> String {
        steps.map { step in
            let memory = step.peakMemory.map { "\($0 >> 20) MiB" } ?? ""
            return "| \(step.name) | \(fixed(step.seconds)) | \(memory) | \(step.note) |"
        }.joined(separator: "\n")
    }

    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    static func fixed(_ seconds: Double) -> String {
        let hundredths = Int((seconds * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}

extension LargeHeap.Result {
    /// Tables for the README.
    var markdown: String {
        let head =
            "\(objects) objects asked for; the dump is \(dumpBytes >> 20) MiB, the columns are \(rawBytes >> 20) MiB. "
            + "Medians of \(runs) runs, largest peak memory of the \(runs)."
        return [
            head, "", "| Step | Seconds | Peak memory | |", "|---|---:|---:|---|", LargeHeap.rows(steps), "",
            "The machine, in the same run:", "", "| | Seconds | | |", "|---|---:|---:|---|",
            LargeHeap.rows(limits),
        ].joined(separator: "\n")
    }
}
