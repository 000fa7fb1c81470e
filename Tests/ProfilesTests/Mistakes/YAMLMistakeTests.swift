import Testing

@testable import Profiles

@Suite("YAML that is broken, or more than a profile needs")
struct YAMLMistakeTests {
    @Test("are told with place and remedy", arguments: cases)
    func rendered(mistake: MistakeCase) throws { try mistake.check() }

    static let cases = [
        MistakeCase(
            "a key twice",
            """
            strict: on
            analyzers: {cycle-finder: {}}
            strict: off
            """,
            """
            p.yaml:3:1: error: `strict` is already set on line 1 [duplicate-key]
              3 | strict: off
                | ^~~~~~
              help: keep one of the two
            """),
        MistakeCase(
            "a tag",
            """
            strict: !!bool on
            analyzers: {cycle-finder: {}}
            """,
            """
            p.yaml:1:9: error: `!!bool` is a tag, which profiles do not use [unsupported-yaml]
              1 | strict: !!bool on
                |         ^~~~~~~~~
              help: leave it out: the key decides how a value is read
            """),
        MistakeCase(
            "a merge key",
            """
            analyzers:
              cycle-finder: &a {limit: 4}
              dominator-tree:
                <<: *a
            """,
            """
            p.yaml:4:5: error: `<<` merges mappings, which profiles do not support [unsupported-yaml]
              4 |     <<: *a
                |     ^~
              help: use `extends`, or an alias for the whole value
            """),
        MistakeCase(
            "two documents",
            """
            analyzers: {cycle-finder: {}}
            ---
            analyzers: {}
            """,
            """
            p.yaml:2:1: error: a second document in the same file [unsupported-yaml]
              2 | ---
                | ^~~
              help: a profile is one YAML document: put the other into a file of its own
            """),
        MistakeCase(
            "a key that is a list",
            """
            analyzers: {cycle-finder: {}}
            ? [a, b]
            : c
            """,
            """
            p.yaml:2:3: error: a key that is a list [unsupported-yaml]
              2 | ? [a, b]
                |   ^
              help: keys are plain text
            """),
        MistakeCase(
            "an alias misspelt",
            """
            analyzers:
              cycle-finder: {deadline: &long 5m}
              dominator-tree: {deadline: *lnog}
            """,
            """
            p.yaml:3:30: error: `*lnog` refers to no anchor above it [unknown-anchor]
              3 |   dominator-tree: {deadline: *lnog}
                |                              ^~~~~
              help: did you mean `*long`?
            """),
        MistakeCase(
            "an alias to nothing",
            """
            analyzers: {cycle-finder: {deadline: *any}}
            """,
            """
            p.yaml:1:38: error: `*any` refers to no anchor above it [unknown-anchor]
              1 | analyzers: {cycle-finder: {deadline: *any}}
                |                                      ^~~~
              help: give a value above the name with `&any`, or quote a text that begins with `*`
            """),
        MistakeCase(
            "an alias to what contains it",
            """
            analyzers: &a {cycle-finder: *a}
            """,
            """
            p.yaml:1:30: error: `*a` stands for a value that contains it [unknown-anchor]
              1 | analyzers: &a {cycle-finder: *a}
                |                              ^~
              help: an alias refers to a value that is complete before it
            """),
        MistakeCase(
            "indentation by tab",
            """
            analyzers:
            \tcycle-finder: {}
            """,
            """
            p.yaml:2:1: error: not valid YAML: found character that cannot start any token, while scanning for the next token [invalid-yaml]
              2 | \tcycle-finder: {}
                | ^
              help: indent with spaces: YAML does not allow tabs there
            """),
        MistakeCase(
            "a colon in a text",
            """
            description: CI: the daily one
            """,
            """
            p.yaml:1:16: error: not valid YAML: mapping values are not allowed in this context [invalid-yaml]
              1 | description: CI: the daily one
                |                ^
              help: quote a value that contains `: `, and check the line above: its indentation, the space after its colon
            """),
        MistakeCase(
            "no space after a colon",
            """
            strict:on
            analyzers: {cycle-finder: {}}
            """,
            """
            p.yaml:2:10: error: not valid YAML: mapping values are not allowed in this context [invalid-yaml]
              2 | analyzers: {cycle-finder: {}}
                |          ^
              help: quote a value that contains `: `, and check the line above: its indentation, the space after its colon
            """),
        MistakeCase(
            "a brace not closed",
            """
            analyzers: {cycle-finder: {}
            strict: on
            """,
            """
            p.yaml:2:1: error: not valid YAML: did not find expected ',' or '}', while parsing a flow mapping that starts on line 1 [invalid-yaml]
              2 | strict: on
                | ^
              help: close `{` with `}`, and put commas between what is inside
            """),
        MistakeCase(
            "a bracket not closed",
            """
            reports: [html, json
            analyzers: {cycle-finder: {}}
            """,
            """
            p.yaml:2:10: error: not valid YAML: did not find expected ',' or ']', while parsing a flow sequence that starts on line 1 [invalid-yaml]
              2 | analyzers: {cycle-finder: {}}
                |          ^
              help: close `[` with `]`, and put commas between what is inside
            """),
        MistakeCase(
            "a quotation mark not closed",
            """
            description: "no end
            strict: on
            """,
            """
            p.yaml:3:1: error: not valid YAML: found unexpected end of stream, while scanning a quoted scalar that starts on line 1 [invalid-yaml]
              3 |
                | ^
              help: close the quotation mark
            """),
        MistakeCase(
            "a key out of line",
            """
            analyzers:
              cycle-finder: {}
             strict: on
            """,
            """
            p.yaml:3:2: error: not valid YAML: did not find expected key, while parsing a block mapping that starts on line 1 [invalid-yaml]
              3 |  strict: on
                |  ^
              help: begin all keys of one mapping in the same column
            """),
        MistakeCase(
            "a control character, shown harmless",
            """
            strict: on
            description: \u{1B}[31mred
            """,
            """
            p.yaml:2:14: error: not valid YAML: control characters are not allowed [invalid-yaml]
              2 | description: �[31mred
                |              ^
              help: remove it
            """),
        MistakeCase(
            "a reserved character",
            """
            description: @home
            """,
            """
            p.yaml:1:14: error: not valid YAML: found character that cannot start any token, while scanning for the next token [invalid-yaml]
              1 | description: @home
                |              ^
              help: quote a value that begins with `%`, `@` or a backquote
            """),
        MistakeCase(
            "a very long line, of which a part is shown",
            """
            {description: long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long , strings: hash, analyzers: {cycle-finder: {}}} # more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more more\u{20}
            """,
            """
            p.yaml:1:226: error: unknown value `hash` of `strings` [unknown-value]
              1 | ...ong long long long long long long long , strings: hash, analyzers: {cycle-finder: {}}} # more more m...
                |                                                      ^~~~
              help: did you mean `hashed`? values: full, hashed, omitted
            """),
        MistakeCase(
            "columns count characters, not bytes",
            """
            {description: größe, strings: ｆｕｌｌ, analyzers: {cycle-finder: {}}}
            """,
            """
            p.yaml:1:31: error: unknown value `ｆｕｌｌ` of `strings` [unknown-value]
              1 | {description: größe, strings: ｆｕｌｌ, analyzers: {cycle-finder: {}}}
                |                               ^~~~
              help: values: full, hashed, omitted
            """),
    ]
}
