import Foundation
import TestSupport
import Testing

/// The tarball of `make dist`: unpacked elsewhere it runs with its own libraries, and no toolchain is needed.
@Suite struct DistributionTests {
    private let folder = TemporaryFolder()
    private let root: String

    init() throws {
        let packed = try Toolchain.run([
            "\(Toolchain.packageRoot)/.ci/dist", "--products", BuildProducts.folder,
            "--output", folder.file("packed"),
        ])
        let tarball = try #require(packed.split(separator: "\n").last.map(String.init))
        try #require(FileManager.default.fileExists(atPath: tarball), "\(packed)")
        let unpacked = folder.file("unpacked elsewhere")
        try FileManager.default.createDirectory(atPath: unpacked, withIntermediateDirectories: true)
        try Toolchain.run(["tar", "-C", unpacked, "-xzf", tarball])
        try FileManager.default.removeItem(atPath: folder.file("packed"))
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: unpacked).first)
        root = "\(unpacked)/\(name)"
    }

    /// Runs the unpacked command with nothing of this test's environment.
    private func barrow(_ arguments: [String], _ environment: [String: String] = [:]) throws -> BarrowCommand
    {
        let run = try BarrowCommand(
            arguments, executable: "\(root)/bin/barrow", in: URL(filePath: folder.path),
            environment: environment.merging(["PATH": "/usr/bin:/bin"]) { $1 },
            inheritingEnvironment: false)
        try #require(run.status == 0, "\(arguments): \(run.errors)")
        return run
    }

    @Test func itRunsAnalysesAndDrawsWithLibrariesOfItsOwn() throws {
        let shipped = try barrow(["analyzers"]).output
        #expect(shipped.components(separatedBy: "\(root)/lib/barrow/analyzers/lib").count == 8, "\(shipped)")
        _ = try barrow(["run", "--workload", "demo", "--objects", "3000", "--dump", "demo.barrow"])
        // What the dynamic linker of each process, the workers' too, did: LD_DEBUG_OUTPUT makes a file a process.
        let trace = TemporaryFolder()
        _ = try barrow(
            ["analyze", "demo.barrow", "--profile", "post-mortem", "--output", "report"],
            ["LD_DEBUG": "libs", "LD_DEBUG_OUTPUT": trace.file("process")])
        let figures = try FileManager.default.contentsOfDirectory(atPath: folder.file("report/figures"))
        #expect(figures.contains("dominator-tree--treemap.svg") && figures.count >= 5, "\(figures)")
        try expectOwnLibraries(trace)
    }

    private func expectOwnLibraries(_ trace: TemporaryFolder) throws {
        var loaded: Set<String> = []
        for name in trace.names {
            for line in String(decoding: trace.read(name), as: UTF8.self).split(separator: "\n") {
                guard let call = line.range(of: "calling init: ") else { continue }
                loaded.insert(String(line[call.upperBound...]))
            }
        }
        let own = loaded.filter { $0.contains("/unpacked elsewhere/") }
        for library in [
            "libswiftCore.so", "libgvc.so.6", "libgvplugin_dot_layout.so.6", "libDominatorTree.so",
        ] {
            #expect(own.contains { $0.hasSuffix("/\(library)") }, "\(library) is not among \(loaded)")
        }
        let system = /.*\/(ld-linux[^\/]*|lib(c|m|dl|rt|pthread|resolv|util)\.so\.[0-9]+)/
        for library in loaded.subtracting(own) {
            #expect(library.wholeMatch(of: system) != nil, "\(library) is of the build machine")
        }
    }
}
