import AnalysisResults
import Testing

@testable import Profiles

@Suite("Quantities")
struct QuantityTests {
    @Test(
        "sizes in bytes",
        arguments: [
            ("0", 0), ("4096", 4096), ("1_000", 1000), ("12 B", 12), ("64 kB", 64_000), ("64kB", 64_000),
            ("3 MB", 3_000_000), ("2 GB", 2_000_000_000), ("1 TB", 1_000_000_000_000), ("1 KiB", 1024),
            ("512 MiB", 512 << 20), ("1.5 GiB", 3 << 29), ("0.1 KiB", 102), ("2 TiB", 2 << 40),
            ("9223372036854775807", Int64.max),
        ] as [(String, Int64)])
    func bytes(text: String, value: Int64) throws {
        #expect(try Quantity.bytes(text) == value)
    }

    @Test(
        "counts",
        arguments: [
            ("0", 0), ("-12", -12), ("1_000_000", 1_000_000), ("10k", 10_000), ("1.5M", 1_500_000),
            ("2 G", 2_000_000_000),
        ] as [(String, Int64)])
    func counts(text: String, value: Int64) throws {
        #expect(try Quantity.count(text) == value)
    }

    @Test("durations", arguments: [("90s", 90), ("2m", 120), ("1.5 h", 5400), ("500ms", 0.5), ("0s", 0)])
    func durations(text: String, value: Double) throws {
        #expect(try Quantity.duration(text) == value)
    }

    @Test(
        "shares", arguments: [("30%", 0.3), ("0.3", 0.3), ("100%", 1), ("1", 1), ("12.5 %", 0.125), ("0", 0)])
    func shares(text: String, value: Double) throws {
        #expect(try Quantity.ratio(text) == value)
    }

    @Test(
        "what is none is refused, whatever it is asked as",
        arguments: [
            "", " ", "MiB", "1e3", "+1", "--1", "1__0", "_1", "1_", ".5", "1.", "1.2.3", "1,000", "0x10",
            "1  MiB",
            "1 \u{664}", "\u{661}", "1\u{A0}MiB", "nan", "inf", "1 MiB 2", "1/2", "1\n",
        ])
    func malformed(text: String) {
        for unit in Unit.allCases {
            let problem = #expect(throws: Quantity.Problem.self) { try Quantity.value(text, of: unit) }
            #expect(problem?.code == .wrongType)
        }
    }

    @Test("what is too large is refused without overflow")
    func tooLarge() {
        for text in [
            "9223372036854775808", "9000000 TiB", "8388608.5 TiB", String(repeating: "9", count: 39),
        ] {
            let problem = #expect(throws: Quantity.Problem.self) { try Quantity.bytes(text) }
            #expect(problem?.code == .outOfRange)
        }
        #expect(throws: Quantity.Problem.self) { try Quantity.bytes(String(repeating: "9", count: 5000)) }
        #expect(throws: Quantity.Problem.self) { try Quantity.ratio("101%") }
    }

    @Test(
        "a unit that is nearly right is recognised",
        arguments: [
            ("64 kb", "did you mean `64 kB`?"), ("64K", "did you mean `64 kB` or `64 KiB`?"),
            ("1G", "did you mean `1 GB` or `1 GiB`?"), ("1 mib", "did you mean `1 MiB`?"),
        ])
    func unitHints(text: String, hint: String) {
        let problem = #expect(throws: Quantity.Problem.self) { try Quantity.bytes(text) }
        #expect(problem?.help.hasPrefix(hint) == true)
    }

    @Test("defaults are written back as one would write them")
    func written() {
        #expect(Quantity.written(bytes: 1 << 20) == "1 MiB")
        #expect(Quantity.written(bytes: 1536) == "1536")
        #expect(Quantity.written(bytes: 0) == "0")
        #expect(Quantity.written(ratio: 0.01) == "1%")
        #expect(Quantity.written(ratio: 0.125) == "12.5%")
        #expect(Quantity.written(ratio: 1.0 / 3) == "\(1.0 / 3)")
    }
}
