import HeapGraph
import TestSupport
import Testing

@testable import CPythonReader

@Suite(
    "Roots of a live process",
    .enabled(if: !PythonBuild.versions.isEmpty, "there is no CPython 3.8 to 3.13 here"), .serialized)
struct RootFinderTests {
    @Test("Every module is a root by its name, and so is sys.modules", arguments: PythonBuild.versions)
    func modules(python: PythonBuild) throws {
        let zoo = try FramesZoo(python)
        let modules = zoo.finder.roots.filter { $0.kind == .module }
        #expect(Dictionary(modules.map { ($0.name, $0.object) }) { first, _ in first } == zoo.truth.modules)
        #expect(modules.allSatisfy { !$0.isCounted })
        let table = try #require(zoo.finder.roots.first { $0.name == "sys.modules" })
        var named: [String: UInt64] = [:]
        zoo.reader.forEachDictEntry(at: table.object) { key, value in
            named[zoo.reader.string(at: key) ?? ""] = value
            return true
        }
        #expect(named == zoo.truth.modules)
    }

    @Test("Every frame is a root of its thread", arguments: PythonBuild.versions)
    func frames(python: PythonBuild) throws {
        let zoo = try FramesZoo(python)
        let roots = zoo.finder.roots.filter { $0.kind == .frame }
        let frames = zoo.finder.threads.enumerated().flatMap { row, thread in
            thread.frames.indices.map { [row, $0] }
        }
        #expect(roots.map { [$0.thread!, $0.frame!] } == frames)
        #expect(roots.map(\.object) == zoo.finder.threads.flatMap { $0.frames.map(\.object) })
    }

    @Test("The exception that a thread handles is its root", arguments: PythonBuild.versions)
    func handledException(python: PythonBuild) throws {
        let zoo = try FramesZoo(python)
        let row = try #require(zoo.finder.threads.firstIndex { $0.name == "handles an exception" })
        let truth = try #require(zoo.truth.threads.first { $0.name == "handles an exception" })
        let caught = try #require(truth.frames.first { $0.function == "handling" }?.locals["caught"])
        let root = try #require(
            zoo.finder.roots.first { $0.thread == row && $0.name == "exception being handled" })
        #expect(root.object == caught)
        #expect(root.isCounted)
    }
}
