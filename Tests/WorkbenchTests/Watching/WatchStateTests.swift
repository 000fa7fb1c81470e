import Testing

@testable import Workbench

@Suite("When a watched process is captured")
struct WatchStateTests {
    private let mebibyte: UInt64 = 1 << 20

    private func limits(
        rss: String? = nil, growth: String? = nil, window: String = "10m"
    ) throws -> WatchLimits {
        try WatchLimits(residentSize: rss, growth: growth, growthWindow: window, interval: "5s")
    }

    @Test("A capture when the limit is passed, the next when it is a tenth larger, none in between")
    func residentSize() throws {
        var state = WatchState(try limits(rss: "100MiB"))
        let sizes: [UInt64] = [50, 99, 100, 105, 109, 111, 112, 90, 123]
        let reasons = sizes.enumerated().map {
            state.observe(.init(time: Double($0) * 5, resident: $1 * mebibyte))
        }
        #expect(reasons.map { $0 != nil } == [false, false, true, false, false, true, false, false, true])
        #expect(reasons[2] == "resident set size 100 MiB passed 100 MiB")
    }

    @Test("Growth counts over a whole window only, so that a start-up is no leak")
    func growth() throws {
        var state = WatchState(try limits(growth: "600MiB/h", window: "10m"))
        // 300 MiB in the first minute, then 60 MiB/h.
        for minute in 0...1 {
            #expect(
                state.observe(
                    .init(time: Double(minute) * 60, resident: (100 + UInt64(minute) * 300) * mebibyte))
                    == nil)
        }
        for minute in 2..<10 {
            #expect(
                state.observe(.init(time: Double(minute) * 60, resident: (400 + UInt64(minute)) * mebibyte))
                    == nil)
        }
        // The start-up is still in the window here: 311 MiB in 10 minutes.
        #expect(state.observe(.init(time: 600, resident: 411 * mebibyte)) != nil)
    }

    @Test("Slow growth is left alone, fast growth is captured")
    func slowAndFastGrowth() throws {
        var slow = WatchState(try limits(growth: "600MiB/h", window: "10m"))
        var fast = slow
        var slowReasons = 0
        var fastReasons = 0
        for minute in 0...60 {
            let time = Double(minute) * 60
            if slow.observe(.init(time: time, resident: (1000 + 9 * UInt64(minute)) * mebibyte)) != nil {
                slowReasons += 1
            }
            if fast.observe(.init(time: time, resident: (1000 + 11 * UInt64(minute)) * mebibyte)) != nil {
                fastReasons += 1
            }
        }
        #expect(slowReasons == 0)
        // At 10 minutes, then a tenth larger than 1,110 MiB: at 21 … and so on.
        #expect(fastReasons >= 3 && fastReasons <= 6)
    }

    @Test(
        "A limit that is none says which option and how it is written",
        arguments: [
            ("8", "0.5Gib", nil), ("0", nil, nil), ("8GiB", "500MiB", nil), ("8GiB", "500MiB/day", nil),
            ("8GiB", nil, "10"),
        ] as [(String, String?, String?)])
    func mistakes(_ rss: String, _ growth: String?, _ window: String?) {
        let error = #expect(throws: WorkbenchError.self) {
            try WatchLimits(residentSize: rss, growth: growth, growthWindow: window ?? "10m", interval: "5s")
        }
        #expect(error?.message.hasPrefix("--") == true)
    }
}
