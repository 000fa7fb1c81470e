import FoundationEssentials

/// Allocation-heavy programs on Barrow's own runtime, side by side with CPython 3.11: the same files, which must print the
/// same.
struct RuntimePrograms {
    let barrow: String
    let python: String
    let folder: String
    let runs: Int

    struct Row {
        let program: String
        let python: CommandRun
        let barrow: CommandRun

        var ratio: Double { barrow.processorSeconds / python.processorSeconds }
    }

    struct Different: Error, CustomStringConvertible {
        var description: String
    }

    func markdown() throws -> String {
        let programs = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".py") }.sorted()
        let version = try CommandRun([python, "--version"]).output.split(separator: "\n").first ?? ""
        let rows = try programs.map { try measure($0) }
        let ratios = rows.map(\.ratio).sorted()
        let lines = rows.map { row in
            "| \(row.program) | \(seconds(row.python)) | \(seconds(row.barrow)) | \(number(row.ratio)) | "
                + "\(row.python.peakMemory >> 20) MiB | \(row.barrow.peakMemory >> 20) MiB |"
        }
        return """
            Programs of `Benchmarks/programs`, each run by \(version) and by `barrow run` in turn; medians of \(runs) runs, \
            processor time. Over all, `barrow run` takes \(number(ratios[ratios.count / 2])) times as long (the median; \
            from \(number(ratios.first!)) to \(number(ratios.last!))).

            | Program | CPython, s | Barrow, s | Ratio | CPython, peak | Barrow, peak |
            |---|---:|---:|---:|---:|---:|
            \(lines.joined(separator: "\n"))
            """
    }

    /// In turn, so that a busy moment of the machine meets both.
    private func measure(_ program: String) throws -> Row {
        let path = "\(folder)/\(program)"
        var (ours, theirs): ([CommandRun], [CommandRun]) = ([], [])
        for _ in 0..<runs {
            theirs.append(try CommandRun([python, path]))
            ours.append(try CommandRun([barrow, "run", path]))
        }
        guard ours.allSatisfy({ $0.output == theirs[0].output }) else {
            throw Different(description: "\(program) prints something else than under CPython")
        }
        return Row(program: String(program.dropLast(3)), python: median(theirs), barrow: median(ours))
    }

    private func median(_ runs: [CommandRun]) -> CommandRun {
        runs.sorted { $0.processorSeconds < $1.processorSeconds }[runs.count / 2]
    }

    private func seconds(_ run: CommandRun) -> String { number(run.processorSeconds) }

    private func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
}
