import AnalysisResults
import Testing

@testable import Profiles

@Suite("A profile that is right")
struct ProfileLoaderTests {
    @Test("is complete: every option, limit and policy")
    func everything() throws {
        let profile = try profile(
            """
            description: What CI runs on every change
            strict: true
            strings: hashed
            reports: [json, html]
            figures: off
            defaults: {deadline: 30s}
            analyzers:
              dominator-tree:
                depth: 8
                minimum-retained: 2.5%
                group: module
                title: "007"
                deadline: 2m
                memory: 512 MiB
              cycle-finder: {}
            budgets:
              cycle-finder.garbage-bytes: at most 1 MiB
              dominator-tree.largest-retained-share: {at-most: 30%, message: Something holds a third}
              dominator-tree.objects: at least 1k
              dominator-tree.pause: at most 200ms
            """)
        #expect(profile.name == "p")
        #expect(profile.description == "What CI runs on every change")
        #expect(profile.strict)
        #expect(profile.strings == .hashed)
        #expect(profile.reports == [.json, .html])
        #expect(!profile.figures)
        #expect(
            profile.analyzers == [
                AnalyzerRun(
                    name: "dominator-tree",
                    options: [
                        "depth": .integer(8), "minimum-retained": .real(0.025), "smallest": .integer(1024),
                        "group": .text("module"), "title": .text("007"), "treemap": .boolean(true),
                    ],
                    deadline: 120, memory: 512 << 20),
                AnalyzerRun(
                    name: "cycle-finder", options: ["limit": .integer(50)], deadline: 30, memory: 1 << 30),
            ])
        #expect(
            profile.budgets == [
                Budget(
                    analyzer: "cycle-finder", metric: "garbage-bytes", comparison: .atMost, limit: 1_048_576,
                    unit: .bytes, written: "1 MiB"),
                Budget(
                    analyzer: "dominator-tree", metric: "largest-retained-share", comparison: .atMost,
                    limit: 0.3,
                    unit: .ratio, written: "30%", message: "Something holds a third"),
                Budget(
                    analyzer: "dominator-tree", metric: "objects", comparison: .atLeast, limit: 1000,
                    unit: .count,
                    written: "1k"),
                Budget(
                    analyzer: "dominator-tree", metric: "pause", comparison: .atMost, limit: 0.2,
                    unit: .seconds,
                    written: "200ms"),
            ])
    }

    @Test("says as little as the name of one analyzer")
    func smallest() throws {
        let profile = try profile("analyzers: {type-histogram: }")
        #expect(profile.analyzers.map(\.name) == ["type-histogram"])
        #expect(profile.analyzers[0].deadline == 120)
        #expect(profile.reports == [.html, .json])
        #expect(profile.strings == .full)
        #expect(profile.figures)
        #expect(!profile.strict)
        #expect(profile.budgets.isEmpty)
    }

    @Test("keeps the analyzers in the order written")
    func order() throws {
        let profile = try profile("analyzers: {type-histogram: on, dominator-tree: {}, cycle-finder: {}}")
        #expect(profile.analyzers.map(\.name) == ["type-histogram", "dominator-tree", "cycle-finder"])
    }

    @Test("may share values through anchors")
    func aliases() throws {
        let profile = try profile(
            """
            analyzers:
              dominator-tree: {deadline: &long 5m}
              cycle-finder: {deadline: *long}
            """)
        #expect(profile.analyzers.map(\.deadline) == [300, 300])
    }

    @Test("may begin with a byte order mark, and places still count from the text")
    func byteOrderMark() throws {
        #expect(try profile("\u{FEFF}analyzers: {cycle-finder: {}}").analyzers.count == 1)
        #expect(try mistakes("\u{FEFF}strikt: on\nextends: x").hasPrefix("p.yaml:1:1: error: unknown key"))
    }

    @Test("is found by name on the search path, the first directory winning")
    func searchPath() throws {
        let folder = try ProfileFolder([
            "one/ci.yaml": "analyzers: {cycle-finder: {}}",
            "two/ci.yaml": "analyzers: {type-histogram: {}}",
            "two/quick.yml": "analyzers: {dominator-tree: {}}",
        ])
        let path = ["one", "two", "nowhere"].map { "\(folder.path)/\($0)" }
        let ci = try ProfileLoader.load("ci", searchPath: path, analyzers: fakeAnalyzers)
        #expect(ci.analyzers.map(\.name) == ["cycle-finder"])
        #expect(ci.name == "ci")
        let quick = try ProfileLoader.load("quick", searchPath: path, analyzers: fakeAnalyzers)
        #expect(quick.analyzers.map(\.name) == ["dominator-tree"])
        #expect(ProfileLoader.names(in: path) == ["ci", "quick"])
    }
}
