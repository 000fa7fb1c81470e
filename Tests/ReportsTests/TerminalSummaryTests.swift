import AnalysisResults
import Testing

@testable import Reports

@Suite("Terminal: the summary at the end of a run")
struct TerminalSummaryTests {
    @Test("a report with everything in it")
    func full() {
        let text = TerminalSummary(colour: false).render(SampleReport.full, location: "report/index.html")
        #expect(
            text == """
                service-4411.barrow: A budget is broken
                  The largest retained size is 68.9 MiB; at most 32 MiB are allowed.

                  1,204,331 objects, 100 MiB; reachable 96.4 MiB, unreachable 3.8 MiB.

                  Coverage
                    salvaged: 412 strings. Recovered from a damaged chunk.
                    skipped: 0 allocation sites. The dump was written without tracing, so it has
                    none.
                    missing: 12 dangling references. They lead to objects in a lost chunk;
                    retained sizes may be too small by what those held.

                  Findings
                      68.9 MiB  critical  RequestCache.entries holds 20,000 CachedResponse
                                          objects, 68.9 MiB in all
                      11.3 MiB  warning   EventBus.listeners holds 50,000 Listener objects that
                                          nothing else refers to
                       1.2 MiB  warning   3,000 objects in 1,000 cycles of Parent and Child wait
                                          for the collector
                       9.9 MiB  info      41 arenas are kept alive by fewer than ten blocks each

                  Failed analyzers
                    interning-savings: The worker needed more than 512 MiB of private memory.
                    Raise memory for interning-savings in the profile, or analyse a smaller
                    dump.

                  Budgets
                    broken      dominator-tree.largest_retained: 68.9 MiB, limit 32 MiB
                    held        cycle-finder.garbage_bytes: 1.2 MiB, limit 4 MiB
                    held        fragmentation-map.external: 21.4%, limit 30%
                    unmeasured  interning-savings.bytes: -, limit 1 MiB

                Report: report/index.html

                """)
    }

    @Test("a report with nothing in it")
    func empty() {
        let text = TerminalSummary(colour: false).render(SampleReport.empty, location: nil)
        #expect(
            text == """
                empty.barrow: Pass
                  Every analyzer finished. The profile sets no budgets.

                  0 objects, 0 B; reachable 0 B, unreachable 0 B.

                """)
    }

    @Test("colour adds escape sequences and nothing else", arguments: [40, 80, 200])
    func colour(width: Int) {
        let plain = TerminalSummary(colour: false, width: width).render(SampleReport.full, location: "r")
        let coloured = TerminalSummary(colour: true, width: width).render(SampleReport.full, location: "r")
        #expect(coloured.contains("\u{1B}[1;31mA budget is broken\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test("prose and findings keep to the width", arguments: [60, 80, 120])
    func width(columns: Int) {
        let text = TerminalSummary(colour: false, width: columns).render(SampleReport.full, location: nil)
        let budgets = text.range(of: "  Budgets")!.lowerBound
        for line in text[..<budgets].split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
    }
}
