import AnalysisResults
import Testing

@testable import Profiles

@Suite("extends")
struct ExtendsTests {
    private let base = """
        description: base
        strings: hashed
        defaults: {deadline: 10s, memory: 100 MiB}
        analyzers:
          dominator-tree: {depth: 3, smallest: 2 KiB, deadline: 20s}
          cycle-finder: {}
        budgets:
          cycle-finder.garbage-bytes: at most 1 MiB
          cycle-finder.cycles: at most 10
          dominator-tree.objects: at most 5
        """

    @Test("merges analyzers by option, budgets by metric, limits one by one")
    func merge() throws {
        let folder = try ProfileFolder([
            "base.yaml": base,
            "p.yaml": """
            extends: base
            strict: on
            defaults: {deadline: 30s}
            analyzers:
              type-histogram: {}
              dominator-tree: {depth: 4}
            budgets:
              cycle-finder.cycles: at least 2
              dominator-tree.objects: off
            """,
        ])
        let profile = try folder.load()
        #expect(profile.description == "base")
        #expect(profile.strict)
        #expect(profile.strings == .hashed)
        #expect(profile.analyzers.map(\.name) == ["dominator-tree", "cycle-finder", "type-histogram"])
        #expect(profile.analyzers.map(\.deadline) == [20, 30, 30])
        #expect(profile.analyzers.map(\.memory) == [100 << 20, 100 << 20, 100 << 20])
        #expect(profile.analyzers[0].options["depth"] == .integer(4))
        #expect(profile.analyzers[0].options["smallest"] == .integer(2048))
        #expect(profile.budgets.map(\.name) == ["cycle-finder.garbage-bytes", "cycle-finder.cycles"])
        #expect(profile.budgets[1].comparison == .atLeast)
    }

    @Test("off removes an analyzer with the budgets that were inherited for it")
    func off() throws {
        let folder = try ProfileFolder([
            "base.yaml": base, "p.yaml": "extends: base\nanalyzers: {cycle-finder: off}",
        ])
        let profile = try folder.load()
        #expect(profile.analyzers.map(\.name) == ["dominator-tree"])
        #expect(profile.budgets.map(\.name) == ["dominator-tree.objects"])
    }

    @Test("an analyzer switched off and on again starts from its defaults")
    func offAndOn() throws {
        let folder = try ProfileFolder([
            "base.yaml": base, "middle.yaml": "extends: base\nanalyzers: {dominator-tree: off}",
            "p.yaml": "extends: middle\nanalyzers: {dominator-tree: on}",
        ])
        let profile = try folder.load()
        #expect(profile.analyzers.map(\.name) == ["cycle-finder", "dominator-tree"])
        #expect(profile.analyzers[1].options["depth"] == .integer(6))
    }

    @Test("a path is relative to the file that names it")
    func relativePath() throws {
        let folder = try ProfileFolder([
            "a/p.yaml": "extends: ../b/base.yaml", "b/base.yaml": "extends: other", "b/other.yaml": base,
        ])
        #expect(try folder.load("a/p.yaml").description == "base")
    }

    @Test("one's own ci can extend the ci that ships")
    func sameName() throws {
        let folder = try ProfileFolder(["ci.yaml": "extends: ci\nstrict: on", "shipped/ci.yaml": base])
        let profile = try folder.load("ci.yaml", searchPath: ["shipped"])
        #expect(profile.strict)
        #expect(profile.description == "base")
    }

    @Test("mistakes of all files are told, the requested file's first")
    func mistakesInTheChain() throws {
        let folder = try ProfileFolder([
            "p.yaml": "extends: base\nstrict: perhaps\n", "base.yaml": "analyzers: {cycle-findr: {}}\n",
        ])
        #expect(
            folder.mistakes() == """
                p.yaml:2:9: error: expected `on` or `off`, found `perhaps` [wrong-type]
                  2 | strict: perhaps
                    |         ^~~~~~~
                  help: write it like `strict: true`; `true`, `yes`, `false` and `no` will do too

                base.yaml:1:13: error: unknown analyzer `cycle-findr` [unknown-analyzer]
                  1 | analyzers: {cycle-findr: {}}
                    |             ^~~~~~~~~~~
                  help: did you mean `cycle-finder`? analyzers: dominator-tree, cycle-finder, type-histogram

                2 mistakes
                """)
    }

    @Test("a circle is a mistake where it closes")
    func circle() throws {
        let folder = try ProfileFolder([
            "p.yaml": "extends: a", "a.yaml": "extends: b", "b.yaml": "extends: a",
        ])
        #expect(
            folder.mistakes() == """
                b.yaml:1:10: error: profiles extend each other in a circle: `a` extends `b` extends `a` [extends-cycle]
                  1 | extends: a
                    |          ^
                  help: one of them must stand on its own

                1 mistake
                """)
        try folder.write(Array("extends: ./p.yaml".utf8), to: "p.yaml")
        #expect(folder.mistakes().contains("circle: `p` extends `p` [extends-cycle]"))
    }

    @Test("a profile that does not exist is a mistake where it is named, with those that do")
    func notFound() throws {
        let folder = try ProfileFolder([
            "p.yaml": "extends: post-mortm", "shipped/post-mortem.yaml": base, "shipped/ci.yaml": base,
            "q.yaml": "extends: ./nowhere.yaml",
        ])
        #expect(
            folder.mistakes(searchPath: ["shipped"]) == """
                p.yaml:1:10: error: there is no profile `post-mortm` [profile-not-found]
                  1 | extends: post-mortm
                    |          ^~~~~~~~~~
                  help: did you mean `post-mortem`? profiles: ci, post-mortem

                1 mistake
                """)
        #expect(
            folder.mistakes("q.yaml") == """
                q.yaml:1:10: error: there is no profile `./nowhere.yaml` [profile-not-found]
                  1 | extends: ./nowhere.yaml
                    |          ^~~~~~~~~~~~~~
                  help: the path is relative to the file that extends it

                1 mistake
                """)
    }

    @Test("the profile asked for may be missing as well")
    func requestedNotFound() throws {
        let folder = try ProfileFolder(["shipped/quick.yaml": base])
        let error = #expect(throws: ProfileErrors.self) {
            try ProfileLoader.load("quik", searchPath: ["\(folder.path)/shipped"], analyzers: fakeAnalyzers)
        }
        #expect(
            error?.description == """
                error: there is no profile `quik` [profile-not-found]
                  help: did you mean `quick`? profiles: quick

                1 mistake
                """)
        #expect(folder.mistakes("shipped").hasPrefix("error: there is no profile"))
    }
}
