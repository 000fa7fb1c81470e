import Testing

@testable import Profiles

@Suite("Budgets nobody can check")
struct BudgetsMistakeTests {
    @Test("are told with place and remedy", arguments: cases)
    func rendered(mistake: MistakeCase) throws { try mistake.check() }

    static let cases = [
        MistakeCase(
            "a sign for words",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              cycle-finder.garbage-bytes: <= 1 MiB
            """,
            """
            p.yaml:3:31: error: `<= 1 MiB` is not a budget [malformed-budget]
              3 |   cycle-finder.garbage-bytes: <= 1 MiB
                |                               ^~~~~~~~
              help: did you mean `at most 1 MiB`? a budget is written like `at most 512 MiB` or `{at-most: 512 MiB, message: "..."}`
            """),
        MistakeCase(
            "a bare number",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              cycle-finder.cycles: 10
            """,
            """
            p.yaml:3:24: error: `10` is not a budget [malformed-budget]
              3 |   cycle-finder.cycles: 10
                |                        ^~
              help: did you mean `at most 10`? a budget is written like `at most 1_000` or `{at-most: 1_000, message: "..."}`
            """),
        MistakeCase(
            "words misspelt",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              cycle-finder.cycles: at mots 10
            """,
            """
            p.yaml:3:24: error: `at mots 10` is not a budget [malformed-budget]
              3 |   cycle-finder.cycles: at mots 10
                |                        ^~~~~~~~~~
              help: did you mean `at most 10`? a budget is written like `at most 1_000` or `{at-most: 1_000, message: "..."}`
            """),
        MistakeCase(
            "another unit than the metric's",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              cycle-finder.garbage-bytes: at most 30%
            """,
            """
            p.yaml:3:31: error: `30%` is not a size in bytes: unknown unit `%` [wrong-type]
              3 |   cycle-finder.garbage-bytes: at most 30%
                |                               ^~~~~~~~~~~
              help: sizes are written like `512 MiB`, `64 kB` or `4096`
            """),
        MistakeCase(
            "two limits",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              cycle-finder.cycles: {at-most: 10, at-least: 1}
            """,
            """
            p.yaml:3:24: error: a budget has `at-most` or `at-least`, this one has both [malformed-budget]
              3 |   cycle-finder.cycles: {at-most: 10, at-least: 1}
                |                        ^
              help: a budget is written like `at most 1_000` or `{at-most: 1_000, message: "..."}`
            """),
        MistakeCase(
            "no limit",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              cycle-finder.cycles: {message: x}
            """,
            """
            p.yaml:3:24: error: a budget has `at-most` or `at-least`, this one has neither [malformed-budget]
              3 |   cycle-finder.cycles: {message: x}
                |                        ^
              help: a budget is written like `at most 1_000` or `{at-most: 1_000, message: "..."}`
            """),
        MistakeCase(
            "a key misspelt",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              cycle-finder.cycles: {at-most: 10, mesage: x}
            """,
            """
            p.yaml:3:38: error: unknown key `mesage` of a budget [unknown-key]
              3 |   cycle-finder.cycles: {at-most: 10, mesage: x}
                |                                      ^~~~~~
              help: did you mean `message`? keys: at-most, at-least, message
            """),
        MistakeCase(
            "budgets as a text",
            """
            analyzers: {cycle-finder: {}}
            budgets: at most 10
            """,
            """
            p.yaml:2:10: error: expected a mapping of budgets, found `at most 10` [wrong-type]
              2 | budgets: at most 10
                |          ^~~~~~~~~~
              help: write each like `dominator-tree.largest-retained-bytes: at most 512 MiB`
            """),
        MistakeCase(
            "an analyzer that is not run",
            """
            analyzers: {cycle-finder: {}}
            budgets: {dominator-tree.objects: at most 10}
            """,
            """
            p.yaml:2:11: error: a budget on `dominator-tree`, which the profile does not run [analyzer-not-run]
              2 | budgets: {dominator-tree.objects: at most 10}
                |           ^~~~~~~~~~~~~~~~~~~~~~
              help: add `dominator-tree: {}` under `analyzers:`, or remove the budget
            """),
    ]
}
