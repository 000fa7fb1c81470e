import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import CPythonReader

/// Refusals, explained from a made-up `/proc`.
@Suite("Why a process may not be read")
struct PtraceRightsTests {
    private let folder = TemporaryFolder()

    private func explain(
        ours: UInt32 = geteuid(), theirs: UInt32 = geteuid(), capabilities: UInt64 = 0, yama: Int? = nil
    ) throws -> CaptureError {
        let files = FileManager.default
        for name in ["self", "77", "sys/kernel/yama"] {
            try files.createDirectory(atPath: folder.file(name), withIntermediateDirectories: true)
        }
        let uid = { (id: UInt32) in "Uid:\t\(id)\t\(id)\t\(id)\t\(id)\n" }
        folder.write(uid(ours) + "CapEff:\t\(String(capabilities, radix: 16))\n", to: "self/status")
        folder.write(uid(theirs) + "NSpid:\t77\n", to: "77/status")
        if let yama { folder.write("\(yama)\n", to: "sys/kernel/yama/ptrace_scope") }
        return PtraceRights(of: ProcFolder(folder.file("77")), root: ProcFolder(folder.path)).refusal(EPERM)
    }

    @Test("Another user's")
    func otherUser() throws {
        let error = try explain(ours: geteuid() + 1)
        #expect(error.code == .notPermitted)
        #expect(error.message.contains("belongs to user \(geteuid()) and this is user \(geteuid() + 1)"))
        #expect(error.remedy.contains("CAP_SYS_PTRACE"))
    }

    @Test("Yama, in each of its scopes")
    func yama() throws {
        #expect(try explain(yama: 1).message.contains("ptrace_scope is 1: only its ancestors"))
        #expect(try explain(yama: 1).remedy.contains("sysctl kernel.yama.ptrace_scope=0"))
        #expect(try explain(yama: 2).message.contains("ptrace_scope is 2: only holders"))
        #expect(try explain(yama: 3).remedy.contains("kill -ABRT 77"))
    }

    @Test("Not dumpable: its files are root's")
    func notDumpable() throws {
        let error = try explain(ours: geteuid() + 1, theirs: geteuid() + 1)
        #expect(error.message.contains("not dumpable"))
    }

    @Test("Refused although there is the capability")
    func capability() throws {
        #expect(
            try explain(capabilities: 1 << 19).message.contains("although this process has CAP_SYS_PTRACE"))
    }
}
