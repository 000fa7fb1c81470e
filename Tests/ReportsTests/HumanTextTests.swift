import AnalysisResults
import Testing

@testable import Reports

@Suite("Numbers as people read them")
struct HumanTextTests {
    @Test(
        "bytes have binary units, one decimal below 100, and never a thousand of a unit",
        arguments: [
            (0, "0 B"), (1_023, "1023 B"), (1_024, "1.0 KiB"), (1_536, "1.5 KiB"), (102_348, "99.9 KiB"),
            (102_400, "100 KiB"), (1_048_575, "1.0 MiB"), (1_468_006, "1.4 MiB"), (1 << 40, "1.0 TiB"),
            (Int64.max, "8.0 EiB"), (-2_048, "-2.0 KiB"), (Int64.min, "-8.0 EiB"),
        ] as [(Int64, String)])
    func bytes(value: Int64, text: String) {
        #expect(HumanText.bytes(value) == text)
    }

    @Test("counts are grouped by three from the right")
    func counts() {
        #expect(HumanText.count(0) == "0")
        #expect(HumanText.count(999) == "999")
        #expect(HumanText.count(1_000) == "1\u{202F}000")
        #expect(HumanText.count(-1_234_567, .comma) == "-1,234,567")
        #expect(HumanText.count(UInt64.max, .comma) == "18,446,744,073,709,551,615")
    }

    @Test("percentages keep two digits below one percent, and no decimals from 100")
    func percentages() {
        #expect(HumanText.percentage(0) == "0%")
        #expect(HumanText.percentage(0.0025) == "0.25%")
        #expect(HumanText.percentage(0.214) == "21.4%")
        #expect(HumanText.percentage(1) == "100%")
        #expect(HumanText.percentage(12.5) == "1250%")
        #expect(HumanText.percentage(-0.5) == "-50.0%")
    }

    @Test("a measure is shown in its unit")
    func measures() {
        #expect(HumanText.measure(1_048_576, .bytes) == "1.0 MiB")
        #expect(HumanText.measure(12_345, .count, .comma) == "12,345")
        #expect(HumanText.measure(2.5, .count) == "2.50")
        #expect(HumanText.measure(2.5, .seconds) == "2.50 s")
        #expect(HumanText.measure(1e300, .bytes) == "1e+300 B")
        #expect(HumanText.exact(72_246_886, .bytes) == "72246886 bytes")
    }
}
