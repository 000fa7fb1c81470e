import TestSupport
import Testing

/// What the process tells its caller, each status by a real run.
@Suite struct ExitStatusTests {
    private let folder: TemporaryFolder
    private let dump: String

    init() throws {
        folder = TemporaryFolder()
        dump = folder.file("demo.barrow")
        let run = try BarrowCommand([
            "run", "--workload", "demo", "--objects", "2000", "--dump", dump, "--quiet",
        ])
        try #require(run.status == 0, "\(run.errors)")
    }

    private func analyze(_ profile: String, _ more: [String] = []) throws -> BarrowCommand {
        let path = folder.file("profile.yaml")
        folder.write(profile, to: "profile.yaml")
        return try BarrowCommand(
            ["analyze", dump, "--profile", path, "--output", folder.file("report"), "--quiet"] + more)
    }

    @Test func zeroWhereAllBudgetsHold() throws {
        let result = try analyze(
            "analyzers: {type-histogram: {}}\nbudgets: {type-histogram.shallow-bytes: at most 1 TiB}\n")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test func oneWhereABudgetIsBroken() throws {
        let result = try analyze(
            "analyzers: {type-histogram: {}}\nbudgets: {type-histogram.shallow-bytes: at most 1 KiB}\n")
        #expect(result.status == 1, "\(result.errors)")
    }

    @Test func twoForWrongUsage() throws {
        #expect(try BarrowCommand(["analyze"]).status == 2)
        #expect(try BarrowCommand(["analyze", dump, "--no-such-option"]).status == 2)
        #expect(try BarrowCommand(["no-such-command"]).status == 2)
        #expect(try BarrowCommand(["run", "--workload", "nothing", "--dump", dump]).status == 2)
        #expect(try BarrowCommand(["show", dump, "#99999999"]).status == 2)
    }

    @Test func twoForAWrongProfileWithItsPlace() throws {
        let result = try analyze("analyzers:\n  dominator-tree: {dpeth: 3}\n")
        #expect(result.status == 2)
        #expect(result.errors.contains("profile.yaml:2:20"), "\(result.errors)")
        #expect(result.errors.contains("did you mean `depth`?"), "\(result.errors)")
    }

    @Test func threeWhereTheInputCannotBeRead() throws {
        #expect(try BarrowCommand(["analyze", folder.file("missing.barrow")]).status == 3)
        let text = folder.file("text.barrow")
        folder.write("this is no dump", to: "text.barrow")
        let result = try BarrowCommand(["info", text])
        #expect(result.status == 3)
        #expect(result.errors.contains("text.barrow"), "\(result.errors)")
    }

    @Test func aTruncatedDumpIsSalvagedUnlessStrict() throws {
        let whole = folder.read("demo.barrow")
        folder.write(whole.prefix(whole.count * 2 / 3), to: "demo.barrow")
        let salvaged = try analyze("analyzers: {type-histogram: {}}\n")
        #expect(salvaged.status == 0, "\(salvaged.errors)")
        let report = folder.read("report/report.json")
        #expect(String(decoding: report, as: UTF8.self).contains("\"salvaged\""))
        let strict = try analyze("strict: on\nanalyzers: {type-histogram: {}}\n")
        #expect(strict.status == 3)
        #expect(strict.errors.contains("truncated"), "\(strict.errors)")
        #expect(try BarrowCommand(["verify", dump, "--quiet"]).status == 3)
    }

    @Test func fourWhereAnAnalyzerFailedAndABrokenBudgetOutranksIt() throws {
        folder.write(Self.crashingAnalyzer, to: "crash.c")
        let library = try Toolchain.compile(folder.file("crash.c"), as: "libCrash.so")
        let failing = "analyzers: {crash: {}, type-histogram: {}}\n"
        let failed = try analyze(failing, ["--plugin", library])
        #expect(failed.status == 4, "\(failed.errors)")
        let broken = try analyze(
            failing + "budgets: {type-histogram.shallow-bytes: at most 1 KiB}\n", ["--plugin", library])
        #expect(broken.status == 1, "\(broken.errors)")
    }

    @Test func aNegativeLimitIsWrongUsageAndCrashedShow() throws {
        let result = try BarrowCommand(["show", dump, "#5", "--limit=-1"])
        #expect(result.status == 2 && result.errors.contains("--limit must be 0 or more"), "\(result.errors)")
        #expect(try BarrowCommand(["show", dump, "#5", "--limit", "0"]).status == 0)
    }

    @Test func anIndexThatCannotBeWrittenWasCalledAnUnreadableDump() throws {
        let index = folder.file("missing/heap.index")
        let result = try BarrowCommand(["index", dump, "--output", index])
        #expect(result.status == 2)
        #expect(result.errors.contains("cannot create the index file \(index)"), "\(result.errors)")
    }

    @Test func aFullDiskBehindStandardOutputWentUnnoticed() throws {
        for command in ["info", "analyze --json", "export --to -"] {
            let line = "'\(BuildProducts.barrow)' \(command) '\(dump)' --quiet > /dev/full"
            let result = try BarrowCommand(["-c", line], executable: "/bin/sh")
            #expect(result.status == 2 && result.errors.contains("No space left on device"), "\(command)")
        }
    }

    @Test func helpAndVersionAreNoErrors() throws {
        #expect(try BarrowCommand(["--help"]).status == 0)
        #expect(try BarrowCommand(["analyze", "--help"]).status == 0)
        #expect(try BarrowCommand(["--version"]).status == 0)
        #expect(try BarrowCommand(["--generate-completion-script", "bash"]).status == 0)
    }

    private static let crashingAnalyzer = """
        #include "analyzer_abi.h"
        static const char descriptor[] = "{\\"name\\":\\"crash\\",\\"version\\":\\"1.0.0\\",\\"summary\\":\\"Crashes.\\","
            "\\"options\\":[],\\"metrics\\":[],\\"requires\\":[],\\"deadline\\":10,\\"memory\\":1073741824}";
        static int32_t analyze(const barrow_request *request, const barrow_sink *sink) {
            (void)request, (void)sink;
            __builtin_trap();
        }
        int32_t barrow_analyzer_register_1(barrow_analyzer *analyzer) {
            analyzer->abi_version = BARROW_ABI_VERSION;
            analyzer->descriptor_json = descriptor;
            analyzer->descriptor_length = sizeof descriptor - 1;
            analyzer->analyze = analyze;
            return BARROW_OK;
        }
        """
}
