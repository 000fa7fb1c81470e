import Foundation
import Testing

@testable import Profiles

@Suite("The list of mistakes")
struct ProfileErrorsTests {
    @Test("has all of them, from top to bottom, and their number")
    func all() throws {
        #expect(
            try mistakes(
                """
                strict: perhaps
                budgets:
                  cycle-finder.cycle: at most 1
                analyzers:
                  dominator-tree:
                    dpeth: 6
                    smallest: big
                """) == """
                    p.yaml:1:9: error: expected `on` or `off`, found `perhaps` [wrong-type]
                      1 | strict: perhaps
                        |         ^~~~~~~
                      help: write it like `strict: true`; `true`, `yes`, `false` and `no` will do too

                    p.yaml:3:3: error: unknown metric `cycle-finder.cycle` [unknown-metric]
                      3 |   cycle-finder.cycle: at most 1
                        |   ^~~~~~~~~~~~~~~~~~
                      help: did you mean `cycle-finder.cycles`? metrics: cycle-finder.garbage-bytes, cycle-finder.cycles

                    p.yaml:6:5: error: unknown option `dpeth` of `dominator-tree` [unknown-option]
                      6 |     dpeth: 6
                        |     ^~~~~
                      help: did you mean `depth`? options: depth, minimum-retained, smallest, group, title, treemap, deadline, memory

                    p.yaml:7:15: error: `big` is not a size in bytes [wrong-type]
                      7 |     smallest: big
                        |               ^~~
                      help: sizes are written like `512 MiB`, `64 kB` or `4096`

                    4 mistakes
                    """)
    }

    @Test("tells a mistake once, however many aliases repeat it")
    func aliases() throws {
        #expect(
            try codes("analyzers: {cycle-finder: {deadline: &d 5 min}, dominator-tree: {deadline: *d}}") == [
                .wrongType
            ])
    }

    @Test("says nothing of budgets on analyzers that a mistake hides")
    func consequences() throws {
        #expect(
            try codes("analyzers: {cycle-findr: {}}\nbudgets: {cycle-finder.cycles: at most 1}") == [
                .unknownAnalyzer
            ])
        #expect(
            try codes("extends: nothing\nbudgets: {cycle-finder.cycles: at most 1}") == [.profileNotFound])
    }

    @Test("shows a hundred, and counts the rest")
    func many() throws {
        let text = (1...250).map { "key\($0): 1" }.joined(separator: "\n")
        let told = try mistakes(text + "\nanalyzers: {cycle-finder: {}}")
        #expect(told.components(separatedBy: "error: unknown key").count == 101)
        #expect(told.hasSuffix("\n\n250 mistakes, the first 100 shown"))
    }

    @Test("is met by every code there is")
    func everyCode() {
        let rendered =
            NamesMistakeTests.cases + ValuesMistakeTests.cases + BudgetsMistakeTests.cases
            + YAMLMistakeTests.cases
        // The others need files: `ExtendsTests`, `HostileYAMLTests` and `DefaultsFileTests` have them.
        let others: [ProfileMistake.Code] = [
            .profileNotFound, .unreadableFile, .tooLarge, .extendsCycle, .missingOption,
        ]
        for code in ProfileMistake.Code.allCases where !others.contains(code) {
            #expect(rendered.contains { $0.rendered.contains("[\(code.rawValue)]") }, "\(code)")
        }
    }
}
