import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import CPythonReader

/// Machines made of a few files in the place of `/proc`.
@Suite("The doctor")
struct DoctorTests {
    private let folder = TemporaryFolder()
    private var files: [String: String] = [:]
    private var freeBytes: UInt64 = 1 << 40
    private var existing: Set<String> = ["/var/cores"]

    init() throws {
        let uid = geteuid()
        let status = "Uid:\t\(uid)\t\(uid)\t\(uid)\t\(uid)\nState:\tS (sleeping)\nTracerPid:\t0\nNSpid:\t77\n"
        files = [
            "sys/kernel/core_pattern": "core\n", "sys/kernel/core_uses_pid": "0\n",
            "self/status": status + "CapEff:\t0000000000000000\n", "self/coredump_filter": "00000033\n",
            "self/limits": Self.limit("unlimited", "unlimited"),
            "77/status": status + "VmRSS:\t2097152 kB\nVmSwap:\t1048576 kB\n",
            "77/coredump_filter": "00000033\n", "77/limits": Self.limit("unlimited", "unlimited"),
            "meminfo": "MemTotal:  9 kB\nMemAvailable:   99999999 kB\n", "1/cgroup": "0::/init.scope\n",
        ]
        for name in ["self", "77", "1", "900", "sys/kernel/yama", "sys/fs"] {
            try FileManager.default.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: true)
        }
        symlink("/srv/app", folder.file("77/cwd"))
    }

    private static func limit(_ soft: String, _ hard: String) -> String {
        "Limit                     Soft Limit           Hard Limit           Units\n"
            + "Max core file size        \(soft)                    \(hard)                bytes\n"
    }

    private func diagnose(_ pid: Int32? = 77) throws -> Diagnosis {
        for (name, text) in files { folder.write(text, to: name) }
        var surroundings = Doctor.Surroundings()
        surroundings.proc = ProcFolder(folder.path)
        surroundings.freeBytes = { _ in freeBytes }
        surroundings.exists = { existing.contains($0) }
        return try Doctor.diagnose(pid: pid, surroundings: surroundings)
    }

    private func check(_ subject: String, _ pid: Int32? = 77) throws -> Diagnosis.Check? {
        try diagnose(pid).checks.first { $0.subject == subject }
    }

    @Test("On a machine that is set up well, both ways are open")
    func good() throws {
        let diagnosis = try diagnose()
        #expect(diagnosis.isPossible(.core))
        #expect(diagnosis.isPossible(.capture))
        #expect(diagnosis.text.contains("ok    core pattern: \"core\""))
        #expect(diagnosis.text.contains("/srv/app"))
        #expect(!diagnosis.text.contains("NO  "))
        #expect(try diagnose(nil).isPossible(.core))
    }

    @Test(
        "What a core pattern means",
        arguments: [
            ("", Diagnosis.Verdict.prohibitive, "nowhere"),
            ("/var/cores/core.%e.%p", .good, "/var/cores"),
            ("/nowhere/core.%p", .prohibitive, "not there"),
            ("|/usr/lib/systemd/systemd-coredump %P %u %g", .good, "coredumpctl dump"),
            ("|/usr/share/apport/apport -p%p", .hindering, "apport-unpack"),
            ("|/opt/gone %p", .prohibitive, "not there"),
        ])
    mutating func patterns(_ pattern: String, _ verdict: Diagnosis.Verdict, _ word: String) throws {
        files["sys/kernel/core_pattern"] = pattern + "\n"
        let check = try #require(try check("core pattern"))
        #expect(check.verdict == verdict)
        #expect(check.meaning.contains(word))
        #expect((check.remedy != nil) == (verdict != .good))
    }

    @Test("core_uses_pid makes a name of an empty pattern")
    mutating func usesPID() throws {
        files["sys/kernel/core_pattern"] = "\n"
        files["sys/kernel/core_uses_pid"] = "1\n"
        #expect(try check("core pattern")?.verdict == .good)
    }

    @Test("A limit of nothing leaves no core; one below the process cuts it off")
    mutating func limits() throws {
        files["77/limits"] = Self.limit("0", "unlimited")
        #expect(try check("core size limit")?.verdict == .prohibitive)
        #expect(try check("core size limit")?.remedy == "prlimit --pid 77 --core=unlimited:unlimited")
        #expect(try !diagnose().isPossible(.core))
        files["77/limits"] = Self.limit("0", "0")
        #expect(try check("core size limit")?.remedy?.hasPrefix("sudo prlimit") == true)
        files["77/limits"] = Self.limit("1073741824", "unlimited")
        #expect(try check("core size limit")?.verdict == .hindering)
        files["77/limits"] = Self.limit("9073741824", "unlimited")
        #expect(try check("core size limit")?.verdict == .good)
        files["self/limits"] = Self.limit("0", "unlimited")
        #expect(try check("core size limit", nil)?.remedy?.hasPrefix("ulimit -c unlimited") == true)
    }

    @Test(
        "What the filter leaves out",
        arguments: [
            ("00000033", Diagnosis.Verdict.good), ("0000007f", .good), ("00000032", .prohibitive),
            ("00000023", .hindering), ("00000031", .hindering),
        ])
    mutating func filter(_ bits: String, _ verdict: Diagnosis.Verdict) throws {
        files["77/coredump_filter"] = bits + "\n"
        #expect(try check("core filter")?.verdict == verdict)
    }

    @Test("A core needs the room of memory and swap together")
    mutating func room() throws {
        freeBytes = 2 << 30
        let check = try #require(try check("disk room"))
        #expect(check.verdict == .prohibitive)
        #expect(check.meaning.contains("3072 MiB"))
        freeBytes = 4 << 30
        #expect(try self.check("disk room")?.verdict == .good)
    }

    @Test("Yama stops those without the capability only, but for scope 3")
    mutating func yama() throws {
        files["sys/kernel/yama/ptrace_scope"] = "1\n"
        #expect(try check("kernel.yama.ptrace_scope")?.verdict == .prohibitive)
        files["self/status"]! += "CapEff:\t0000000000080000\n"
        #expect(try check("kernel.yama.ptrace_scope")?.verdict == .good)
        files["sys/kernel/yama/ptrace_scope"] = "3\n"
        #expect(try !diagnose().isPossible(.capture))
    }

    @Test("A tracer, and too little memory to copy into")
    mutating func tracer() throws {
        files["77/status"] = files["77/status"]!.replacing("TracerPid:\t0", with: "TracerPid:\t900")
        files["900/comm"] = "gdb\n"
        files["meminfo"] = "MemAvailable:   1024 kB\n"
        #expect(try check("traced by")?.found == "900 (gdb)")
        #expect(try check("memory")?.verdict == .hindering)
        #expect(try !diagnose().isPossible(.capture))
    }

    @Test("This machine, as it is")
    func here() throws {
        let diagnosis = try Doctor.diagnose(pid: getpid())
        #expect(diagnosis.checks.contains { $0.subject == "core pattern" })
        #expect(diagnosis.checks.contains { $0.subject == "core size limit" })
        #expect(throws: CaptureError.self) { try Doctor.diagnose(pid: 0x3f_ffff) }
    }
}
