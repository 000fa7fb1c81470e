import Testing

@testable import Profiles

@Suite("Names nobody knows")
struct NamesMistakeTests {
    @Test("are told with place and remedy", arguments: cases)
    func rendered(mistake: MistakeCase) throws { try mistake.check() }

    static let cases = [
        MistakeCase(
            "an option misspelt",
            """
            analyzers:
              dominator-tree:
                dpeth: 6
            """,
            """
            p.yaml:3:5: error: unknown option `dpeth` of `dominator-tree` [unknown-option]
              3 |     dpeth: 6
                |     ^~~~~
              help: did you mean `depth`? options: depth, minimum-retained, smallest, group, title, treemap, deadline, memory
            """),
        MistakeCase(
            "an option like no other",
            """
            analyzers: {cycle-finder: {colour: red}}
            """,
            """
            p.yaml:1:28: error: unknown option `colour` of `cycle-finder` [unknown-option]
              1 | analyzers: {cycle-finder: {colour: red}}
                |                            ^~~~~~
              help: options: limit, deadline, memory
            """),
        MistakeCase(
            "a key misspelt",
            """
            desription: x
            analyzers: {cycle-finder: {}}
            """,
            """
            p.yaml:1:1: error: unknown key `desription` [unknown-key]
              1 | desription: x
                | ^~~~~~~~~~
              help: did you mean `description`? keys: extends, description, strict, strings, reports, figures, defaults, analyzers, budgets
            """),
        MistakeCase(
            "an analyzer outside `analyzers`",
            """
            cycle-finder: {}
            analyzers: {cycle-finder: {}}
            """,
            """
            p.yaml:1:1: error: unknown key `cycle-finder` [unknown-key]
              1 | cycle-finder: {}
                | ^~~~~~~~~~~~
              help: an analyzer belongs under `analyzers:`
            """),
        MistakeCase(
            "an analyzer that is not there",
            """
            analyzers: {histogram: {}}
            """,
            """
            p.yaml:1:13: error: unknown analyzer `histogram` [unknown-analyzer]
              1 | analyzers: {histogram: {}}
                |             ^~~~~~~~~
              help: did you mean `type-histogram`? analyzers: dominator-tree, cycle-finder, type-histogram
            """),
        MistakeCase(
            "a limit misspelt",
            """
            analyzers: {cycle-finder: {}}
            defaults: {dedline: 5s}
            """,
            """
            p.yaml:2:12: error: unknown limit `dedline` [unknown-key]
              2 | defaults: {dedline: 5s}
                |            ^~~~~~~
              help: did you mean `deadline`? limits: deadline, memory
            """),
        MistakeCase(
            "a metric misspelt",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              cycle-finder.garbage_byte: at most 1 MiB
            """,
            """
            p.yaml:3:3: error: unknown metric `cycle-finder.garbage_byte` [unknown-metric]
              3 |   cycle-finder.garbage_byte: at most 1 MiB
                |   ^~~~~~~~~~~~~~~~~~~~~~~~~
              help: did you mean `cycle-finder.garbage-bytes`? metrics: cycle-finder.garbage-bytes, cycle-finder.cycles
            """),
        MistakeCase(
            "a metric without its analyzer",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              garbage-bytes: at most 1 MiB
            """,
            """
            p.yaml:3:3: error: unknown metric `garbage-bytes` [unknown-metric]
              3 |   garbage-bytes: at most 1 MiB
                |   ^~~~~~~~~~~~~
              help: did you mean `cycle-finder.garbage-bytes`? metrics are written `analyzer.metric`, such as `dominator-tree.largest-retained-bytes: at most 512 MiB`
            """),
        MistakeCase(
            "a metric of an analyzer misspelt",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              cycle-findr.cycles: at most 1
            """,
            """
            p.yaml:3:3: error: unknown metric `cycle-findr.cycles` [unknown-metric]
              3 |   cycle-findr.cycles: at most 1
                |   ^~~~~~~~~~~~~~~~~~
              help: did you mean `cycle-finder.cycles`? metrics are written `analyzer.metric`, such as `dominator-tree.largest-retained-bytes: at most 512 MiB`
            """),
        MistakeCase(
            "a metric like no other",
            """
            analyzers: {cycle-finder: {}}
            budgets:
              happiness: at least 1
            """,
            """
            p.yaml:3:3: error: unknown metric `happiness` [unknown-metric]
              3 |   happiness: at least 1
                |   ^~~~~~~~~
              help: metrics are written `analyzer.metric`, such as `dominator-tree.largest-retained-bytes: at most 512 MiB`
            """),
        MistakeCase(
            "a word out of a few",
            """
            analyzers: {cycle-finder: {}}
            strings: hash
            """,
            """
            p.yaml:2:10: error: unknown value `hash` of `strings` [unknown-value]
              2 | strings: hash
                |          ^~~~
              help: did you mean `hashed`? values: full, hashed, omitted
            """),
        MistakeCase(
            "a report nobody writes",
            """
            analyzers: {cycle-finder: {}}
            reports: [html, pdf]
            """,
            """
            p.yaml:2:17: error: unknown value `pdf` of `reports` [unknown-value]
              2 | reports: [html, pdf]
                |                 ^~~
              help: values: html, json, junit, sarif, markdown, github, gitlab, prometheus, csv
            """),
        MistakeCase(
            "a choice misspelt",
            """
            analyzers: {dominator-tree: {group: typ}}
            """,
            """
            p.yaml:1:37: error: unknown value `typ` of `group` [unknown-value]
              1 | analyzers: {dominator-tree: {group: typ}}
                |                                     ^~~
              help: did you mean `type`? values: type, module, none
            """),
    ]
}
