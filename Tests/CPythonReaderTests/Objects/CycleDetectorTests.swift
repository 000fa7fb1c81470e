import Testing

@testable import CPythonReader

@Suite("Walks along linked lists")
struct CycleDetectorTests {
    @Test("A list that ends is walked to its end")
    func endingList() {
        var walk = CycleDetector()
        #expect((1...10_000 as ClosedRange<UInt64>).allSatisfy { !walk.isBack(at: $0 * 16) })
    }

    @Test("A list that closes on itself is left soon, wherever it closes")
    func closingLists() {
        for tail in [0, 1, 2, 7, 100] as [UInt64] {
            for cycle in [1, 2, 3, 64, 1000] as [UInt64] {
                var walk = CycleDetector()
                var address: UInt64 = 1
                var steps: UInt64 = 0
                while !walk.isBack(at: address * 16) {
                    address = address < tail + cycle ? address + 1 : tail + 1
                    steps += 1
                    guard steps <= 3 * (tail + cycle) else { break }
                }
                #expect(steps <= 3 * (tail + cycle), "\(tail) before a cycle of \(cycle)")
            }
        }
    }
}
