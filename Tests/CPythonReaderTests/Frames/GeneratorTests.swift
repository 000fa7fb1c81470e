import TestSupport
import Testing

@testable import CPythonReader

@Suite(
    "Suspended generators of a live process",
    .enabled(if: !PythonBuild.versions.isEmpty, "there is no CPython 3.8 to 3.13 here"), .serialized)
struct GeneratorTests {
    /// The references of a generator, or up to 3.10 of it and its frame.
    private func references(_ zoo: FramesZoo, _ generator: UInt64) -> [References] {
        let own = zoo.references(of: generator)
        let frames = [".gi_frame", ".cr_frame", ".ag_frame"].compactMap { own[$0] }
        return [own] + (zoo.reader.python.minor <= 10 ? frames.map { zoo.references(of: $0) } : [])
    }

    @Test("Locals, code and what is waited for are found by name", arguments: PythonBuild.versions)
    func generators(python: PythonBuild) throws {
        let zoo = try FramesZoo(python)
        #expect(zoo.truth.generators.count > 10)
        for (name, truth) in zoo.truth.generators {
            let found = references(zoo, truth.object)
            let locals = found.reduce(into: [:]) { locals, references in
                locals.merge(zoo.locals(in: references)) { first, _ in first }
            }
            #expect(locals == truth.locals, "\(python), \(name)")
            let labels = found.flatMap(\.all)
            let codes = labels.filter { [".gi_code", ".cr_code", ".ag_code"].contains($0.label) }
            #expect(codes.map(\.target) == [truth.code], "\(python), \(name)")
            let targets = labels.filter { [".gi_yieldfrom", ".cr_await", ".ag_await"].contains($0.label) }
            #expect(targets.map(\.target) == (truth.target == 0 ? [] : [truth.target]), "\(python), \(name)")
            #expect(found.flatMap(\.notes) == [])
        }
    }

    @Test("The exception that a generator handles is its reference", arguments: PythonBuild.versions)
    func handledException(python: PythonBuild) throws {
        let zoo = try FramesZoo(python)
        let truth = try #require(zoo.truth.generators["handling"])
        #expect(zoo.references(of: truth.object)["handled exception"] == truth.locals["error"])
    }

    @Test("A coroutine made while origins are tracked has its origin", arguments: PythonBuild.versions)
    func origin(python: PythonBuild) throws {
        let zoo = try FramesZoo(python)
        for (name, hasOrigin) in [("coroutine with origin", true), ("coroutine created", false)] {
            let truth = try #require(zoo.truth.generators[name])
            let origin = zoo.references(of: truth.object)[".cr_origin"]
            #expect((origin != nil) == hasOrigin)
            if let origin { #expect(zoo.reader.types[zoo.reader.typeRow(at: origin)].name == "tuple") }
        }
    }
}
