import HeapGraph
import TestSupport
import Testing

/// Address → number against a sorted array.
@Suite struct AddressIndexTests {
    /// Ranges and alignments of runtimes, and those of nobody.
    private func addresses(_ round: Int, using generator: inout SeededGenerator) -> [UInt64] {
        let count = Int.random(in: 0...300, using: &generator)
        let alignment = UInt64(1) << UInt64.random(in: 0...20, using: &generator)
        let range: Range<UInt64> =
            switch round % 4 {
            case 0: 0x7_0000_0000..<0x7_0000_4000
            case 1: 0x7f12_0000_0000..<0x7f13_8000_0000
            case 2: 0..<UInt64.max
            default: UInt64.max - 0x10000..<UInt64.max
            }
        var addresses = (0..<count).map { _ in
            UInt64.random(in: range, using: &generator) / alignment * alignment
        }
        // Two places far apart, as a program's static objects and its heap.
        if round % 3 == 0 { addresses += addresses.map { $0 ^ 0x5500_0000_0000 } }
        if round % 5 == 0, let first = addresses.first { addresses.append(first) }
        return addresses
    }

    @Test func theNumberOfAnAddressIsItsRank() {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        for round in 0..<600 {
            let place: Comment = "BARROW_TEST_SEED=\(seed), round \(round)"
            let addresses = addresses(round, using: &generator)
            let index = AddressIndex(addresses)
            let sorted = Set(addresses).sorted()
            #expect(index.count == sorted.count, place)
            #expect(index.hasDuplicates == (sorted.count != addresses.count), place)
            let found = sorted.map { index.find($0) }
            #expect(found == sorted.indices.map { UInt32($0) }, place)
            let known = Set(sorted)
            for address in sorted {
                for other in [address &+ 1, address &- 1, address &+ 0x1000, address ^ 1 << 40, ~address]
                where !known.contains(other) {
                    #expect(index.find(other) == nil, place)
                }
            }
        }
    }

    /// As threads find them: every piece has some of the same windows, and one address is in two of them.
    @Test func piecesThatShareWindowsAreOneIndex() {
        let count = 600_000
        let pieces = (0..<3).map { piece in
            (0..<count / 3).map { 0x7_0000_0000 + UInt64($0 * 3 + piece) * 16 }.shuffled()
        }
        let repeated = pieces[1] + [pieces[0][7]]
        let buffers = [pieces[0], repeated, pieces[2]].map { addresses in
            let copy = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: addresses.count)
            _ = copy.initialize(from: addresses)
            return UnsafeBufferPointer(copy)
        }
        defer { for buffer in buffers { buffer.deallocate() } }
        let index = AddressIndex(buffers)
        #expect(index.count == count)
        #expect(index.hasDuplicates == true)
        #expect((0..<count).allSatisfy { index.find(0x7_0000_0000 + UInt64($0) * 16) == UInt32($0) })
        #expect(index.find(0x7_0000_0008) == nil)
    }

    @Test func objectsAcrossTheWholeAddressSpaceKeepTheirAddresses() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        for round in 0..<100 {
            let addresses = addresses(round, using: &generator)
            let builder = try HeapGraphBuilder()
            for address in addresses { builder.declare(address: address, references: 0, explicitLabels: 0) }
            try builder.seal()
            let graph = try builder.finish(contentHash: ContentHash(high: 1, low: 2))
            #expect(
                graph.objects.map { graph.address(of: $0) } == Set(addresses).sorted(),
                "BARROW_TEST_SEED=\(seed), round \(round)")
        }
    }
}
