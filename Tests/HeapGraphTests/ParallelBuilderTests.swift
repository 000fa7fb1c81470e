import HeapGraph
import TestSupport
import Testing

/// What many threads put together is what one would have.
@Suite struct ParallelBuilderTests {
    /// An object as a reader meets it.
    private struct Input {
        var address: UInt64
        var targets: [UInt64]
        var labels: [UInt32]?
        var isShaped: Bool
    }

    /// Objects in random order, some with labels for some of their references, some whose count comes with their shape.
    private func input(_ count: Int, using generator: inout SeededGenerator) -> [Input] {
        let places = (0..<count).map { 0x7_0000_0000 + UInt64($0) * 24 }.shuffled(using: &generator)
        return places.map { address in
            let targets = (0..<Int.random(in: 0...5, using: &generator)).map { _ -> UInt64 in
                switch Int.random(in: 0..<10, using: &generator) {
                case 0: 0
                case 1: 3
                default: places.randomElement(using: &generator)!
                }
            }
            let isLabelled = Int.random(in: 0..<3, using: &generator) == 0
            let labels = targets.map { _ in UInt32.random(in: 0...3, using: &generator) }
            return Input(
                address: address, targets: targets, labels: isLabelled ? labels : nil,
                isShaped: !isLabelled && Bool.random(using: &generator))
        }
    }

    private func build(_ input: [Input], parts: Int) throws -> HeapGraph {
        let builder = try HeapGraphBuilder()
        let type = builder.addType(name: "Node", labels: .indexed)
        for strength in [ReferenceStrength.strong, .weak, .soft] {
            builder.addLabel(".\(strength)", strength: strength)
        }
        let ranges = (0..<parts).map { input.count * $0 / parts..<input.count * ($0 + 1) / parts }
        for range in ranges {
            var part = DeclarationPart()
            for object in input[range] {
                let count = UInt32(object.targets.count)
                if object.isShaped {
                    part.append(address: object.address, shape: count)
                } else {
                    part.append(
                        address: object.address, references: count, isLabelled: object.labels != nil)
                }
            }
            builder.add(part, shapes: [0, 1, 2, 3, 4, 5])
        }
        try builder.seal(columns: [])
        let fillers = ranges.map { _ in builder.makeFiller() }
        Parallel.perform(parts) { piece in
            for object in input[ranges[piece]] { Self.fill(object, type, fillers[piece]) }
        }
        return try builder.finish(contentHash: ContentHash(high: 1, low: 2))
    }

    private static func fill(_ object: Input, _ type: TypeID, _ filler: GraphFiller) {
        let row = filler.claim(object.address)
        guard row != noRow else { return }
        filler.define(row, type: type.rawValue, size: object.address)
        object.targets.withUnsafeBufferPointer { targets in
            if let labels = object.labels {
                labels.withUnsafeBufferPointer {
                    filler.setReferences(of: row, addresses: targets, labels: $0.baseAddress)
                }
            } else {
                filler.setReferences(of: row, addresses: targets)
            }
        }
    }

    private func bytes(_ graph: HeapGraph, _ section: SectionID) -> [UInt8] {
        guard let column = graph.table.columns[section.rawValue] else { return [] }
        return Array(UnsafeRawBufferPointer(start: column.base, count: column.count * column.width))
    }

    @Test func partsAndThreadsMakeNoDifference() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        for round in 0..<40 {
            let input = input(Int.random(in: 0...400, using: &generator), using: &generator)
            let one = try build(input, parts: 1)
            for parts in [2, 7] {
                let many = try build(input, parts: parts)
                for section in SectionID.allCases {
                    #expect(
                        bytes(one, section) == bytes(many, section),
                        "BARROW_TEST_SEED=\(seed), round \(round), \(parts) parts, \(section)")
                }
            }
        }
    }

    @Test func everyReferenceComesOutAsItWentIn() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        for round in 0..<40 {
            let place: Comment = "BARROW_TEST_SEED=\(seed), round \(round)"
            let input = input(Int.random(in: 1...300, using: &generator), using: &generator)
            let graph = try build(input, parts: 3)
            for object in input {
                let id = try #require(graph.object(at: object.address))
                #expect(graph.shallowSize(of: id) == object.address, place)
                let rows = graph.references(of: id).map { ReferenceIndex($0) }
                let targets = rows.map { graph.target(of: $0).map { graph.address(of: $0) } }
                #expect(targets == object.targets.map { $0 < 8 ? nil : $0 }, place)
                let labels = rows.map { graph.explicitLabel(of: $0)?.rawValue ?? 0 }
                #expect(labels == object.labels ?? labels.map { _ in 0 }, place)
                let strong = zip(object.targets, labels).map { $0 >= 8 && $1 < 2 }
                #expect(rows.map { graph.keepsAlive($0) } == strong, place)
            }
            let dangling = input.reduce(0) { $0 + $1.targets.count { $0 == 3 } }
            let counted = graph.coverage.first {
                graph.name(NameID($0.what)) == "references to no object of the dump"
            }
            #expect(Int(counted?.count ?? 0) == dangling, place)
        }
    }

    @Test func ofTwoObjectsAtAnAddressTheFirstPartsOneCounts() throws {
        let builder = try HeapGraphBuilder()
        let type = builder.addType(name: "Node")
        for references in [2, 5] as [UInt32] {
            var part = DeclarationPart()
            part.append(address: 0x1000, references: references)
            builder.add(part)
        }
        try builder.seal(columns: [])
        #expect(builder.hasDuplicates)
        #expect(builder.objectCount == 1)
        #expect(builder.referenceCount == 2)
        let filler = builder.makeFiller()
        let row = filler.claim(0x1000)
        filler.define(row, type: type.rawValue, size: 8)
        #expect(filler.claim(0x1000) == noRow)
        #expect(filler.claim(row: 1) == false)
    }
}
