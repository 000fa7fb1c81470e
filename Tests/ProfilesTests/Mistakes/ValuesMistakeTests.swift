import Testing

@testable import Profiles

@Suite("Values of the wrong kind or size")
struct ValuesMistakeTests {
    @Test("are told with place and remedy", arguments: cases)
    func rendered(mistake: MistakeCase) throws { try mistake.check() }

    static let cases = [
        MistakeCase(
            "a report twice",
            """
            analyzers: {cycle-finder: {}}
            reports: [html, html]
            """,
            """
            p.yaml:2:17: error: `html` is already in the list [duplicate-key]
              2 | reports: [html, html]
                |                 ^~~~
              help: keep one of the two
            """),
        MistakeCase(
            "reports that are no list",
            """
            analyzers: {cycle-finder: {}}
            reports: html
            """,
            """
            p.yaml:2:10: error: expected a list of reports, found `html` [wrong-type]
              2 | reports: html
                |          ^~~~
              help: write it like `reports: [html, json]`
            """),
        MistakeCase(
            "a word for a number",
            """
            analyzers: {dominator-tree: {depth: deep}}
            """,
            """
            p.yaml:1:37: error: `deep` is not a whole number [wrong-type]
              1 | analyzers: {dominator-tree: {depth: deep}}
                |                                     ^~~~
              help: whole numbers are written like `12`, `1_000` or `10k`
            """),
        MistakeCase(
            "a number out of range",
            """
            analyzers: {dominator-tree: {depth: 33}}
            """,
            """
            p.yaml:1:37: error: `33` is out of range for `depth` [out-of-range]
              1 | analyzers: {dominator-tree: {depth: 33}}
                |                                     ^~
              help: it is between 1 and 32
            """),
        MistakeCase(
            "a unit in the wrong case",
            """
            analyzers: {dominator-tree: {smallest: 64 kb}}
            """,
            """
            p.yaml:1:40: error: `64 kb` is not a size in bytes: unknown unit `kb` [wrong-type]
              1 | analyzers: {dominator-tree: {smallest: 64 kb}}
                |                                        ^~~~~
              help: did you mean `64 kB`? sizes are written like `512 MiB`, `64 kB` or `4096`
            """),
        MistakeCase(
            "a fraction of a byte",
            """
            analyzers: {dominator-tree: {smallest: 1.5}}
            """,
            """
            p.yaml:1:40: error: `1.5` is not a whole number of bytes [wrong-type]
              1 | analyzers: {dominator-tree: {smallest: 1.5}}
                |                                        ^~~
              help: sizes are written like `512 MiB`, `64 kB` or `4096`
            """),
        MistakeCase(
            "a share above the whole",
            """
            analyzers: {dominator-tree: {minimum-retained: 30}}
            """,
            """
            p.yaml:1:48: error: `30` is more than the whole [out-of-range]
              1 | analyzers: {dominator-tree: {minimum-retained: 30}}
                |                                                ^~
              help: did you mean `30%`? a share is between 0% and 100%
            """),
        MistakeCase(
            "a list for a switch",
            """
            analyzers: {dominator-tree: {treemap: [on]}}
            """,
            """
            p.yaml:1:39: error: expected `on` or `off`, found a list [wrong-type]
              1 | analyzers: {dominator-tree: {treemap: [on]}}
                |                                       ^
              help: write it like `treemap: on`; `true`, `yes`, `false` and `no` will do too
            """),
        MistakeCase(
            "a mapping for a text",
            """
            analyzers: {dominator-tree: {title: {a: b}}}
            """,
            """
            p.yaml:1:37: error: expected a text, found a mapping [wrong-type]
              1 | analyzers: {dominator-tree: {title: {a: b}}}
                |                                     ^
              help: write it like `title: some text`
            """),
        MistakeCase(
            "a key without a value",
            """
            strict:
            analyzers: {cycle-finder: {}}
            """,
            """
            p.yaml:1:8: error: expected `on` or `off`, found nothing [wrong-type]
              1 | strict:
                |        ^
              help: write it like `strict: true`; `true`, `yes`, `false` and `no` will do too
            """),
        MistakeCase(
            "a duration without a unit",
            """
            analyzers: {cycle-finder: {deadline: 60}}
            """,
            """
            p.yaml:1:38: error: `60` is a duration without a unit [wrong-type]
              1 | analyzers: {cycle-finder: {deadline: 60}}
                |                                      ^~
              help: did you mean `60s`? durations are written like `90s`, `2m`, `1h` or `500ms`
            """),
        MistakeCase(
            "limits out of range",
            """
            analyzers: {cycle-finder: {deadline: 0s, memory: 1 MiB}}
            """,
            """
            p.yaml:1:38: error: `0s` is out of range for `deadline` [out-of-range]
              1 | analyzers: {cycle-finder: {deadline: 0s, memory: 1 MiB}}
                |                                      ^~
              help: a deadline is between 1ms and 24h

            p.yaml:1:50: error: `1 MiB` is out of range for `memory` [out-of-range]
              1 | analyzers: {cycle-finder: {deadline: 0s, memory: 1 MiB}}
                |                                                  ^~~~~
              help: a worker needs at least 16 MiB to start
            """),
        MistakeCase(
            "a size beyond counting",
            """
            analyzers: {dominator-tree: {smallest: 9000000 TiB}}
            """,
            """
            p.yaml:1:40: error: `9000000 TiB` is too large a number [out-of-range]
              1 | analyzers: {dominator-tree: {smallest: 9000000 TiB}}
                |                                        ^~~~~~~~~~~
              help: sizes are written like `512 MiB`, `64 kB` or `4096`
            """),
        MistakeCase(
            "analyzers as a list",
            """
            analyzers: [cycle-finder]
            """,
            """
            p.yaml:1:12: error: expected a mapping of analyzers, found a list [wrong-type]
              1 | analyzers: [cycle-finder]
                |            ^
              help: write each as a key with its options, such as `dominator-tree: {}`
            """),
        MistakeCase(
            "options as a word",
            """
            analyzers: {cycle-finder: fast}
            """,
            """
            p.yaml:1:27: error: expected options of `cycle-finder`, found `fast` [wrong-type]
              1 | analyzers: {cycle-finder: fast}
                |                           ^~~~
              help: write options as a mapping, or `{}`, or `off`
            """),
        MistakeCase(
            "defaults as a word",
            """
            analyzers: {cycle-finder: {}}
            defaults: 60s
            """,
            """
            p.yaml:2:11: error: expected a mapping of limits, found `60s` [wrong-type]
              2 | defaults: 60s
                |           ^~~
              help: write it like `defaults: {deadline: 60s, memory: 1 GiB}`
            """),
        MistakeCase(
            "no analyzers",
            """
            description: nothing to do
            """,
            """
            p.yaml:1:1: error: the profile runs no analyzers [no-analyzers]
              1 | description: nothing to do
                | ^
              help: name some under `analyzers:`, or extend a profile that does
            """),
        MistakeCase(
            "a list for a profile",
            """
            - a
            - b
            """,
            """
            p.yaml:1:1: error: expected a profile, found a list [wrong-type]
              1 | - a
                | ^
              help: a profile is a mapping of keys, such as `extends: post-mortem`
            """),
        MistakeCase(
            "an empty file",
            "",
            """
            p.yaml:1:1: error: expected a profile, found nothing [wrong-type]
              1 |
                | ^
              help: a profile is a mapping of keys, such as `extends: post-mortem`
            """),
    ]
}
