import AnalyzerKit
import Testing

@Suite("Numbers as text")
struct FormatTests {
    @Test(
        "bytes have binary units and never round up to 1024",
        arguments: [
            (0, "0 B"), (1023, "1023 B"), (1024, "1.0 KiB"), (10 * 1024, "10 KiB"), (1_468_006, "1.4 MiB"),
            (1024 * 1024 - 1, "1.0 MiB"), (1023 * 1024, "1023 KiB"), (23 << 30, "23 GiB"),
            (-2048, "-2.0 KiB"), (.max, "8.0 EiB"),
        ])
    func bytes(count: Int, expected: String) {
        #expect(Format.bytes(count) == expected)
    }

    @Test(
        "counts are grouped by thousands",
        arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
    func counts(count: Int, expected: String) {
        #expect(Format.count(count) == expected)
    }

    @Test(
        "shares say 0% and 100% only for exactly that",
        arguments: [
            (0.0, "0%"), (1.0, "100%"), (0.0001, "<0.1%"), (0.9999, ">99.9%"), (0.123, "12.3%"),
            (1.5, "150.0%"),
        ])
    func shares(ratio: Double, expected: String) {
        #expect(Format.share(ratio) == expected)
    }

    @Test("a share of nothing is nothing")
    func shareOfNothing() {
        #expect(Format.share(0, of: 0) == "0%")
        #expect(Format.share(1, of: 8) == "12.5%")
    }

    @Test("long texts lose their middle")
    func shortened() {
        #expect(Format.shortened("abcdefghij", to: 7) == "abcd…ij")
        #expect(Format.shortened("abcdefg", to: 7) == "abcdefg")
    }
}
