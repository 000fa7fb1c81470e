import Testing
import TestSupport

@Suite("barrow info")
struct InfoTests {
    @Test("Sizes among the facts of a process were shown without their value")
    func sizesAmongFacts() throws {
        let dump = try WorkloadDump()
        let lines = try dump.barrow("info").output.split(separator: "\n")
        let size = try #require(lines.first { $0.hasPrefix("  process.rss") })
        #expect(size.contains("MiB (") && size.hasSuffix(" bytes)"))
    }
}
