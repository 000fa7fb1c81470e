import TestSupport
import Testing

@testable import CPythonReader

@Suite("Address table")
struct AddressTableTests {
    @Test("Finds what was put in, through any number of growths, and nothing else")
    func agreesWithDictionary() {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        var table = AddressTable(log2Capacity: 2)
        defer { table.deallocate() }
        var expected: [UInt64: Int32] = [:]
        for _ in 0..<20_000 {
            // Near neighbours, as objects of one arena are, so that slots are contended.
            let address = 0x7f00_0000_0000 + UInt64.random(in: 1..<8000, using: &random) * 16
            let row = Int32.random(in: -1...Int32.max, using: &random)
            table.insert(address, row: row)
            expected[address] = row
        }
        #expect(table.count == expected.count, "seed \(seed)")
        for offset in 1..<8000 as Range<UInt64> {
            let address = 0x7f00_0000_0000 + offset * 16
            #expect(table.row(of: address) == expected[address], "seed \(seed)")
        }
    }

    @Test("The slot of an address lies within the table, whatever its high bits")
    func hashUsesTheWholeProduct() {
        var table = AddressTable(log2Capacity: 4)
        defer { table.deallocate() }
        for bit in 3..<47 as Range<UInt64> {
            table.insert(1 << bit, row: Int32(bit))
        }
        for bit in 3..<47 as Range<UInt64> { #expect(table.row(of: 1 << bit) == Int32(bit)) }
    }
}
