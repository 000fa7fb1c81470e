import FoundationEssentials
import Glibc

/// Capturing a large CPython process, on one core.
struct LiveCapture {
    let barrow: String
    let python: String
    let program: String
    let folder: String
    let objects: Int
    let runs: Int

    struct Result {
        var summary: String
        var objects: Int
        var residentSet: Int
        var dumpBytes: Int
        var runs: Int
        var steps: [LargeHeap.Step]
        var pause: Double
        var seconds: Double
        var peakMemory: Int
        var limits: [LargeHeap.Step]
    }

    /// The runs of Barrow and of what it is compared with take turns, so that both meet the same machine.
    func measure() throws -> Result {
        let service = try LiveService(python: python, program: program, objects: objects)
        let dump = "\(folder)/live.barrow"
        let capture = ["taskset", "-c", "0", barrow, "capture", "--pid", "\(service.process)", "-o", dump]
        var (captures, copies, cores): ([CommandRun], [(seconds: Double, bytes: Int)], [CommandRun]) =
            ([], [], [])
        for _ in 0..<runs {
            captures.append(try CommandRun(capture))
            copies.append(service.copy())
            if let core = try? gcore(service.process) { cores.append(core) }
        }
        let pauses = captures.compactMap { Self.number(before: "ms.", in: $0.output) }.map { $0 / 1000 }
        guard let outcome = captures.first?.output.split(separator: "\n").first,
            let written = Self.number(before: "objects,", in: outcome), !pauses.isEmpty
        else { throw CommandRun.Failure(description: "barrow capture does not say what it captured") }
        return Result(
            summary: String(outcome.drop { $0 != ":" }.dropFirst(2)), objects: Int(written),
            residentSet: service.residentSet, dumpBytes: LargeHeap.size(dump), runs: runs,
            steps: LargeHeap.phases(
                of: captures, ["read memory", "find objects", "write dump"], memory: "barrow capture"),
            pause: LargeHeap.median(pauses), seconds: LargeHeap.median(captures.map(\.seconds)),
            peakMemory: captures.map(\.peakMemory).max()!, limits: limits(copies, cores))
    }

    private func gcore(_ process: pid_t) throws -> CommandRun {
        let core = "\(folder)/core"
        defer { unlink("\(core).\(process)") }
        return try CommandRun(["gcore", "-o", core, "\(process)"])
    }

    private func limits(_ copies: [(seconds: Double, bytes: Int)], _ cores: [CommandRun]) -> [LargeHeap.Step]
    {
        let copy = LargeHeap.Step(
            name: "copying its memory once (`process_vm_readv`)",
            seconds: LargeHeap.median(copies.map(\.seconds)), note: "\(copies[0].bytes >> 20) MiB")
        return [copy] + (cores.isEmpty ? [] : [LargeHeap.step("writing a core file of it (`gcore`)", cores)])
    }

    /// The number in front of a word: `5,040,132 objects,`.
    private static func number(before word: String, in text: some StringProtocol) -> Double? {
        let words = text.split { $0 == " " || $0 == "\n" }
        guard let place = words.firstIndex(where: { $0 == word }), place > 0 else { return nil }
        return Double(String(words[place - 1].filter { $0 != "," }))
    }
}

extension LiveCapture.Result {
    /// Tables for the README.
    var markdown: String {
        let rate = LargeHeap.fixed(Double(objects) / seconds / 1e6)
        let perObject = Double(peakMemory - residentSet) / Double(objects)
        let head =
            "A live process: \(summary), \(residentSet >> 20) MiB resident; the dump is \(dumpBytes >> 20) MiB. "
            + "On one core (`taskset -c 0`) \(rate) million objects a second; the process stands still for "
            + "\(LargeHeap.fixed(pause)) s of it. Peak memory is the process's resident set and "
            + "\(LargeHeap.fixed(perObject)) bytes an object. Medians of \(runs) runs."
        return [
            head, "", "| Step | Seconds | Peak memory | |", "|---|---:|---:|---|", LargeHeap.rows(steps), "",
            "The machine and a peer, in the same run:", "", "| | Seconds | | |", "|---|---:|---:|---|",
            LargeHeap.rows(limits),
        ].joined(separator: "\n")
    }
}
