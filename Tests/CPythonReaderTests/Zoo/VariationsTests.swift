import TestSupport
import Testing

/// The zoo under other allocators, with a second interpreter, with frozen objects.
@Suite("Zoos that run otherwise", .serialized)
struct VariationsTests {
    /// The oldest, Debian's and the newest: allocators differ little between versions.
    private static let few = PythonBuild.supported.filter {
        ["3.8", "3.11 of Debian", "3.13"].contains($0.name)
    }

    @Test("PYTHONMALLOC", arguments: few, ["malloc", "debug"])
    func allocators(_ build: PythonBuild, _ allocator: String) throws {
        let zoo = try Zoo(build, environment: ["PYTHONMALLOC": allocator])
        let verdict = try zoo.verdict(on: zoo.capture("live.barrow"), withPools: allocator == "debug")
        verdict.expectAgreement(of: "\(build.name) with \(allocator)")
        if allocator == "debug" { verdict.expectPools(of: build.name) }
    }

    @Test("gc.freeze() and a second interpreter", arguments: PythonBuild.supported)
    func frozenWithSecondInterpreter(_ build: PythonBuild) throws {
        let zoo = try Zoo(build, ["--freeze"], hasSecondInterpreter: true)
        let dump = try zoo.capture("live.barrow")
        try zoo.verdict(on: dump, withPools: false).expectAgreement(of: "\(build.name), frozen")
        // In 3.8 one collector serves all interpreters, so the first one's truth has everything.
        if build.minor > 8 {
            try zoo.verdict(on: dump, truth: zoo.secondTruth, withPools: false)
                .expectAgreement(of: "the second interpreter of \(build.name)")
        }
    }
}
