import Foundation
import TestSupport
import Testing

@testable import Profiles

/// The generated schema against jsonschema and PyYAML (both PyPI).
@Suite("The JSON Schema of a profile")
struct ProfileSchemaTests {
    private struct Question: Encodable {
        var schema: String
        var profiles: [String]
    }

    /// What is wrong with a profile, as one reads it by YAML 1.1 (PyYAML) and by 1.2 (most editors); nil where
    /// it is valid, "unreadable" where Python does not read it at all.
    private struct Answer: Decodable {
        var yaml11: String?
        var yaml12: String?
    }

    private static let script = #"""
        import json, re, sys, yaml
        from jsonschema import Draft202012Validator

        class Core(yaml.SafeLoader):
            yaml_implicit_resolvers = {}
        for tag, pattern, first in [
            ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
            ("int", r"[-+]?[0-9]+", "-+0123456789"),
            ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
            ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ]:
            Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile("^(?:" + pattern + ")$"), list(first))
        Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))

        question = json.load(sys.stdin)
        schema = json.loads(question["schema"])
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)

        def problem(text, loader):
            try:
                value = yaml.load(text, loader)
            except (yaml.YAMLError, ValueError, RecursionError):
                return "unreadable"
            error = next(validator.iter_errors(value), None)
            return error and error.message

        json.dump([{"yaml11": problem(text, yaml.SafeLoader), "yaml12": problem(text, Core)}
                   for text in question["profiles"]], sys.stdout)
        """#

    private func answers(_ profiles: [String]) throws -> [Answer] {
        let question = Question(schema: ProfileSchema.json(analyzers: fakeAnalyzers), profiles: profiles)
        let output = try Python.run(Self.script, input: try JSONEncoder().encode(question))
        return try JSONDecoder().decode([Answer].self, from: output)
    }

    @Test("accepts what the loader accepts")
    func accepted() throws {
        let profiles = Self.good + ProfileMutation.good
        for text in profiles { #expect(throws: Never.self) { try ProfileMutation.read(Array(text.utf8)) } }
        for (text, answer) in zip(profiles, try answers(profiles)) {
            #expect(answer.yaml11 == nil, "\(text)")
            #expect(answer.yaml12 == nil, "\(text)")
        }
    }

    @Test("accepts whatever mutation the loader accepts")
    func mutations() throws {
        let seed = SeededGenerator.seed()
        print("schema: BARROW_TEST_SEED=\(seed)")
        var random = SeededGenerator(seed: seed)
        var profiles: Set<String> = []
        for _ in 0..<3000 {
            let bytes = ProfileMutation.random(&random)
            if (try? ProfileMutation.read(bytes)) != nil {
                profiles.insert(String(decoding: bytes, as: UTF8.self))
            }
        }
        let texts = profiles.sorted()
        #expect(texts.count > 100, "seed \(seed)")
        for (text, answer) in zip(texts, try answers(texts)) where answer.yaml12 != "unreadable" {
            #expect(answer.yaml12 == nil, "seed \(seed): \(text)")
        }
    }

    @Test("refuses unknown names, wrong types and malformed budgets as the loader does")
    func rejected() throws {
        let codes = [
            "unknown-key", "unknown-analyzer", "unknown-option", "unknown-metric", "unknown-value",
            "wrong-type",
            "malformed-budget", "no-analyzers",
        ]
        let cases = (NamesMistakeTests.cases + ValuesMistakeTests.cases + BudgetsMistakeTests.cases)
            .filter { mistake in codes.contains { mistake.rendered.contains("[\($0)]") } }
        #expect(cases.count > 30)
        for (mistake, answer) in zip(cases, try answers(cases.map(\.yaml))) {
            #expect(answer.yaml11 != nil, "\(mistake.testDescription)")
            #expect(answer.yaml12 != nil, "\(mistake.testDescription)")
        }
    }

    @Test("is the same bytes for the same analyzers, whatever their order")
    func deterministic() {
        let schema = ProfileSchema.json(analyzers: fakeAnalyzers)
        #expect(schema == ProfileSchema.json(analyzers: fakeAnalyzers.reversed()))
        #expect(schema.hasSuffix("}\n"))
        #expect(schema.contains(#""description": "Over the \"figure\".""#))
    }

    private static let good = [
        "analyzers: {type-histogram: }", "analyzers: {type-histogram: on, cycle-finder: off}",
        "analyzers: {type-histogram: {}}\nfigures: no\nstrict: yes\nreports: []\nstrings: omitted",
        "analyzers: {cycle-finder: {limit: 1_000, memory: 1_000_000_000, deadline: 500ms}}",
        "analyzers: {cycle-finder: {limit: 10k, memory: 1.5 GiB, deadline: 1.5 h}}",
        "analyzers: {dominator-tree: {title: 12, treemap: off, group: none, smallest: 64kB, minimum-retained: 1}}",
        "analyzers: {dominator-tree: {title: on, treemap: 'yes', smallest: 0, minimum-retained: 2.5%}}",
        """
        analyzers: {dominator-tree: {minimum-retained: 0.25}, cycle-finder: {}}
        defaults: {memory: 64 MiB}
        description: 2
        budgets:
          cycle-finder.cycles: at most 10k
          cycle-finder.garbage-bytes: {at-least: 12, message: none}
          dominator-tree.pause: at most 0.5s
          dominator-tree.largest-retained-share: {at-most: 0.5}
          dominator-tree.objects: off
        """,
    ]
}
