import Foundation
import TestSupport
import Testing

@testable import CPythonReader

/// Against real processes, which say themselves what is to be found.
@Suite(.enabled(if: !PythonBuild.plain.isEmpty, "needs a CPython of 3.8 to 3.13, on the path or pyenv's"))
struct RunningPythonTests {
    /// Says what is to be found, then waits.
    private static let program = """
        import gc, json, sys
        kept = [[] for _ in range(1000)]
        if len(sys.argv) > 1:
            try: import _interpreters as interpreters
            except ImportError: import _xxsubinterpreters as interpreters
            ids = [interpreters.create() for _ in range(int(sys.argv[1]))]
        gc.collect()
        gc.freeze()
        kept += [[] for _ in range(500)]
        gc.collect()
        gc.disable()
        gc.set_threshold(701, 11, 13)
        facts = {
            "version": list(sys.version_info[:3]), "threshold": gc.get_threshold(),
            "old": len(gc.get_objects(generation=2)), "frozen": gc.get_freeze_count(),
            "collections": [each["collections"] for each in gc.get_stats()],
        }
        print(json.dumps(facts), flush=True)
        sys.stdin.read()
        """

    private struct Facts: Decodable {
        var version: [Int]
        var threshold: [Int32]
        var old: Int
        var frozen: Int
        var collections: [UInt64]
    }

    private func run(_ build: PythonBuild, subinterpreters: Int = 0) throws -> (ProcessImage, Facts) {
        let arguments = subinterpreters == 0 ? [] : ["\(subinterpreters)"]
        let process = try TargetProcess(build.executable, ["-c", Self.program] + arguments)
        let facts = try JSONDecoder().decode(Facts.self, from: Data(try process.readLine().utf8))
        return (try LiveProcess.read(pid: process.pid), facts)
    }

    @Test(arguments: PythonBuild.plain)
    func versionAndInterpretersAreFound(build: PythonBuild) throws {
        let (image, facts) = try run(build, subinterpreters: 2)
        let python = try PythonLocator.locate(in: image, layoutFile: nil)
        #expect(
            python.version == .init(major: facts.version[0], minor: facts.version[1], micro: facts.version[2])
        )
        #expect(python.layout.cpython == "3.\(build.minor)")
        #expect(python.interpreters.count == 3)
        #expect(python.symbol("_PyRuntime") == python.runtime)
        #expect(python.others == [])
        try StartupValidation.check(python, in: image)
    }

    @Test(arguments: PythonBuild.plain)
    func theCollectorIsAsItSays(build: PythonBuild) throws {
        let (image, facts) = try run(build)
        let python = try PythonLocator.locate(in: image, layoutFile: nil)
        defer { withExtendedLifetime(image.memory) {} }
        let lists = try CollectorLists(python, in: image.space)
        var counts = [0, 0, 0, 0]
        let breaks = try lists.forEach(in: image.space) { counts[$1] += 1 }
        #expect(breaks == [])
        #expect(counts[2] == facts.old)
        #expect(counts[3] == facts.frozen)
        let collector = lists.collectors[0]
        #expect(!collector.isEnabled && !collector.isCollecting)
        #expect(collector.generations.map(\.threshold) == facts.threshold)
        #expect(collector.generations.map(\.collections) == facts.collections)
    }

    /// As a core from another machine is: no file is there to tell names from.
    @Test(arguments: PythonBuild.plain)
    func withoutItsFilesItIsFoundByItsData(build: PythonBuild) throws {
        let (image, facts) = try run(build)
        let expected = try PythonLocator.locate(in: image, layoutFile: nil)
        let modules = image.modules.map {
            LoadedModule(path: $0.path, bias: $0.bias, range: $0.range, elf: nil)
        }
        let python = try PythonLocator.locate(in: image.with(modules: modules), layoutFile: nil)
        #expect(python.runtime == expected.runtime)
        #expect(python.interpreters == expected.interpreters)
        #expect(python.version.micro == facts.version[2])
    }

    /// A program that embeds a Python without saying so.
    @Test(arguments: PythonBuild.plain)
    func withoutANameItIsFoundByItsData(build: PythonBuild) throws {
        let (image, facts) = try run(build)
        let expected = try PythonLocator.locate(in: image, layoutFile: nil)
        let modules = image.modules.map {
            LoadedModule(path: "/opt/module-at-\($0.bias)", bias: $0.bias, range: $0.range, elf: nil)
        }
        let python = try PythonLocator.locate(in: image.with(modules: modules), layoutFile: nil)
        #expect(python.runtime == expected.runtime)
        #expect(python.version.description == facts.version.map(String.init).joined(separator: "."))
    }

    @Test(arguments: PythonBuild.plain)
    func aWrongLayoutFailsValidation(build: PythonBuild) throws {
        let (image, _) = try run(build)
        let python = try PythonLocator.locate(in: image, layoutFile: nil)
        // One with the same kinds of dict and int, so that it is told by what is found and not by what the table lacks.
        let similar = [8: 9, 9: 8, 10: 8, 11: 12, 12: 13, 13: 12]
        let other = try #require(try LayoutTable.shipped(minor: similar[build.minor]!))
        let wrong = PythonInstance(
            version: python.version, layout: other, module: python.module, runtime: python.runtime,
            interpreters: python.interpreters)
        #expect {
            try StartupValidation.check(wrong, in: image)
        } throws: { error in
            let error = error as! CaptureError
            return error.code == .validation && error.remedy.contains("--layout FILE")
        }
    }

    /// Core files leave constant data out, the names of types with it.
    @Test(arguments: PythonBuild.plain)
    func constantDataThatIsMissingIsAskedFor(build: PythonBuild) throws {
        let (image, _) = try run(build)
        let python = try PythonLocator.locate(in: image, layoutFile: nil)
        let memory = try MemoryImage(image.memory.regions.filter(\.isWritable), owners: [image.memory])
        let bare = PythonInstance(
            version: python.version, layout: python.layout,
            module: LoadedModule(
                path: python.module.path, bias: python.module.bias, range: python.module.range, elf: nil),
            runtime: python.runtime, interpreters: python.interpreters)
        #expect {
            try StartupValidation.check(bare, in: image.with(memory: memory))
        } throws: { error in
            let error = error as! CaptureError
            return error.code == .validation && error.remedy.contains("--exe PATH")
                && error.remedy.contains(python.module.path)
        }
    }

    @Test(arguments: PythonBuild.plain)
    func aTableGivenByHandIsUsed(build: PythonBuild) throws {
        let (image, _) = try run(build)
        let folder = TemporaryFolder()
        var table = try #require(try LayoutTable.shipped(minor: build.minor))
        table.source = "by hand"
        try JSONEncoder().encode(table).write(to: URL(filePath: folder.file("layout.json")))
        let python = try PythonLocator.locate(in: image, layoutFile: folder.file("layout.json"))
        #expect(python.layout.source == "by hand")
    }
}

extension ProcessImage {
    fileprivate func with(modules: [LoadedModule]? = nil, memory: MemoryImage? = nil) -> ProcessImage {
        ProcessImage(
            memory: memory ?? self.memory, mappings: mappings, modules: modules ?? self.modules,
            threads: threads,
            residency: nil, facts: facts, coverage: [])
    }
}
