import Foundation
import TestSupport
import Testing

/// What the commands print, and where.
@Suite struct TerminalTests {
    private let dump: WorkloadDump

    init() throws { dump = try WorkloadDump(objects: 2_000) }

    @Test func quietCommandsPrintNothingToStandardError() throws {
        let report = dump.folder.file("report")
        let commands: [(String, [String])] = [
            ("analyze", ["--output", report]), ("info", []), ("show", ["#5"]), ("path", ["#5"]),
            ("export", ["--to", dump.folder.file("export.jsonl")]), ("verify", []), ("index", []),
        ]
        for (command, arguments) in commands {
            #expect(try dump.barrow(command, arguments + ["--quiet"]).errors.isEmpty, "\(command)")
        }
        #expect(try dump.barrow("analyze", ["--output", report, "--quiet"]).output.isEmpty)
        #expect(try dump.barrow("verify", ["--quiet"]).output.isEmpty)
    }

    @Test func timingsGoToStandardErrorAndTheSummaryToStandardOutput() throws {
        let run = try dump.barrow("analyze", ["--output", dump.folder.file("report")])
        #expect(run.errors.contains("analyzers ") && run.errors.contains("peak memory"))
        #expect(run.output.contains("Report: ") && !run.output.contains(" s,"), "\(run.output)")
        // Neither is a terminal: no progress line, no colour.
        #expect(!run.errors.contains("\u{1B}") && !run.output.contains("\u{1B}"))
    }

    @Test func jsonIsTheReportAndWritesNoFolder() throws {
        let elsewhere = TemporaryFolder()
        let run = try BarrowCommand(
            ["analyze", dump.path, "--json", "--quiet"], in: URL(filePath: elsewhere.path))
        #expect(run.status == 0 && elsewhere.names.isEmpty)
        _ = try dump.barrow("analyze", ["--output", dump.folder.file("report"), "--quiet"])
        let file = String(decoding: dump.folder.read("report/report.json"), as: UTF8.self)
        #expect(run.output == file || run.output == file + "\n")
    }

    @Test func aTerminalGetsColourUnlessNoColorIsSet() throws {
        #expect(try onATerminal([:]).contains("\u{1B}["))
        #expect(try !onATerminal(["NO_COLOR": "1"]).contains("\u{1B}["))
        // no-color.org: an empty value does not count.
        #expect(try onATerminal(["NO_COLOR": ""]).contains("\u{1B}["))
    }

    /// What `barrow analyze` prints to a pseudo-terminal as its standard output.
    private func onATerminal(_ environment: [String: String]) throws -> String {
        let settings = try JSONEncoder().encode(environment)
        let output = try Python.run(
            """
            import json, os, pty, subprocess, sys
            environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | json.load(sys.stdin)
            main, terminal = pty.openpty()
            run = subprocess.Popen(sys.argv[1:], stdout=terminal, env=environment)
            os.close(terminal)
            while True:
                try:
                    part = os.read(main, 4096)
                except OSError:
                    break
                if not part:
                    break
                sys.stdout.buffer.write(part)
            sys.exit(run.wait())
            """,
            arguments: [
                BuildProducts.barrow, "analyze", dump.path, "--output", dump.folder.file("terminal"),
            ],
            input: settings)
        return String(decoding: output, as: UTF8.self)
    }
}
