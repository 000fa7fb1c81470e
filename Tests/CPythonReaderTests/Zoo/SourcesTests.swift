import Foundation
import TestSupport
import Testing

/// One process that stands still, and three ways to its memory.
@Suite("The same graph from the live process, gcore and a kernel core", .serialized)
struct SourcesTests {
    /// Otherwise glibc reserves 64 MiB a thread, which gcore writes out.
    private static let oneHeap = ["MALLOC_ARENA_MAX": "1"]

    @Test(
        "gcore's core", .enabled(if: Core.hasDebugger, "there is no gcore (Debian's package gdb)"),
        arguments: PythonBuild.supported)
    func debuggersCore(_ build: PythonBuild) throws {
        let zoo = try Zoo(build, environment: Self.oneHeap)
        let live = try zoo.capture("live.barrow")
        let core = try Core.byDebugger(of: zoo.target, to: zoo.file("gcore"))
        try expectSame(live, zoo.capture("gcore.barrow", from: ["--core", core]), of: build)
    }

    @Test(
        "the kernel's core", .enabled(if: Core.kernelLeavesThem, "kernel.core_pattern is not `core`"),
        arguments: PythonBuild.supported)
    func kernelsCore(_ build: PythonBuild) throws {
        let zoo = try Zoo(build, environment: Self.oneHeap)
        let live = try zoo.capture("live.barrow")
        zoo.target.end(with: SIGABRT)
        let core = try #require(
            Core.byKernel(of: zoo.target), "no core, though kernel.core_pattern is `core`")
        try expectSame(live, zoo.capture("kernel.barrow", from: ["--core", core]), of: build)
    }

    private func expectSame(_ live: String, _ core: String, of build: PythonBuild) throws {
        let verdict = try Verdict(comparing: ["--same", live, core])
        for check in ["objects", "references", "threads"] { verdict.expect(check, of: build.name) }
    }
}
