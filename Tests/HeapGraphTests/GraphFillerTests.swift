import HeapGraph
import TestSupport
import Testing

/// The ways to fill in references and labels, and what they leave out.
@Suite struct GraphFillerTests {
    private static let addresses: [UInt64] = [0x1000, 0x1010, 0x1020]

    /// Three objects; the first one has four references.
    private func builder(isLabelled: Bool = false) throws -> (HeapGraphBuilder, GraphFiller) {
        let builder = try HeapGraphBuilder()
        builder.addType(name: "Node", labels: .indexed)
        var part = DeclarationPart()
        for address in Self.addresses {
            part.append(address: address, references: address == 0x1000 ? 4 : 0, isLabelled: isLabelled)
        }
        builder.add(part)
        try builder.seal(columns: [])
        let filler = builder.makeFiller()
        for address in Self.addresses { filler.define(filler.claim(address), type: 0, size: 16) }
        return (builder, filler)
    }

    private func targets(_ builder: HeapGraphBuilder) throws -> [UInt32?] {
        let graph = try builder.finish(contentHash: ContentHash(high: 1, low: 2))
        return graph.references(of: ObjectID(0)).map { graph.target(of: ReferenceIndex($0))?.rawValue }
    }

    @Test func fewerReferencesThanDeclaredLeaveTheRestWithoutATarget() throws {
        let (builder, filler) = try builder()
        ([0x1010] as [UInt64]).withUnsafeBufferPointer { filler.setReferences(of: 0, addresses: $0) }
        #expect(try targets(builder) == [1, nil, nil, nil])
    }

    @Test func moreReferencesThanDeclaredAreDropped() throws {
        let (builder, filler) = try builder()
        [UInt64](repeating: 0x1020, count: 9).withUnsafeBufferPointer {
            filler.setReferences(of: 0, addresses: $0)
            filler.setReferences(of: 0, from: 3, addresses: $0)
            filler.setReferences(of: 0, from: 20, addresses: $0)
            filler.setReferences(of: 2, addresses: $0)
        }
        #expect(try targets(builder) == [2, 2, 2, 2])
    }

    @Test func referencesInPartsGoOnWhereTheyAreSaidTo() throws {
        let (builder, filler) = try builder()
        ([1, 2] as [UInt32]).withUnsafeBufferPointer {
            filler.setReferences(of: 0, objects: $0)
            filler.setReferences(of: 0, from: 2, objects: $0)
        }
        #expect(try targets(builder) == [1, 2, 1, 2])
    }

    @Test func bigEndianIdsOfEitherSizeAreRead() throws {
        for idSize in [4, 8] {
            let (builder, filler) = try builder()
            let bytes = ([0x1010, 0, 0x1020, 0x7777] as [UInt64]).flatMap { address in
                (0..<idSize).reversed().map { UInt8(truncatingIfNeeded: address >> UInt64($0 * 8)) }
            }
            // Files do not align.
            ([0xFF] + bytes).withUnsafeBytes {
                filler.setReferences(of: 0, bigEndian: $0.baseAddress! + 1, idSize: idSize, count: 4)
            }
            #expect(try targets(builder) == [1, nil, 2, nil], "\(idSize)")
        }
    }

    @Test func nullIsNothingMissing() throws {
        let (builder, filler) = try builder()
        ([0, 0, 0x1010, 0] as [UInt64]).withUnsafeBufferPointer { filler.setReferences(of: 0, addresses: $0) }
        let graph = try builder.finish(contentHash: ContentHash(high: 1, low: 2))
        #expect(graph.coverage.isEmpty)
        #expect(graph.strength(of: ReferenceIndex(0)) == .missing)
        #expect(!graph.keepsAlive(ReferenceIndex(0)))
        #expect(graph.label(of: ReferenceIndex(2), from: ObjectID(0)) == "[2]")
    }

    @Test func nullIsNoReferenceToAnObjectAtAddressZero() throws {
        let builder = try HeapGraphBuilder()
        builder.addType(name: "Node", labels: .indexed)
        var part = DeclarationPart()
        part.append(address: 0, references: 2)
        part.append(address: 0x1000, references: 0)
        builder.add(part)
        try builder.seal(columns: [])
        let filler = builder.makeFiller()
        for address: UInt64 in [0, 0x1000] { filler.define(filler.claim(address), type: 0, size: 16) }
        ([0, 0x1000] as [UInt64]).withUnsafeBufferPointer { filler.setReferences(of: 0, addresses: $0) }
        #expect(try targets(builder) == [nil, 1])
    }

    @Test func whatTheRuntimeDoesNotHaveHasNoColumn() throws {
        let (builder, filler) = try builder()
        filler.setSlack(8, of: 0)
        filler.setReferenceCount(3, of: 0)
        filler.setSite(1, of: 0)
        filler.setIdentifier(7, of: 0)
        let graph = try builder.finish(contentHash: ContentHash(high: 1, low: 2))
        for section in [SectionID.objectSlack, .objectReferenceCount, .objectSite, .objectIdentifier] {
            #expect(!graph.table.contains(section), "\(section)")
        }
        #expect(graph.slack(of: ObjectID(0)) == 0)
        #expect(graph.referenceCount(of: ObjectID(0)) == nil)
    }

    @Test func aFieldHasTheLabelAndStrengthOfItsType() throws {
        let builder = try HeapGraphBuilder()
        let labels = [
            builder.addLabel(".referent", strength: .weak), builder.addLabel(".next"), LabelID.index(2),
        ]
        let reference = builder.addType(name: "WeakReference", labels: .fields)
        let plain = builder.addType(name: "Object", labels: .fields)
        builder.setFields(of: reference, labels)
        var part = DeclarationPart()
        part.append(address: 0x10, shape: 1)
        part.append(address: 0x20, shape: 0)
        builder.add(part, shapes: [0, 4])
        try builder.seal(columns: [])
        let filler = builder.makeFiller()
        filler.define(filler.claim(0x10), type: reference.rawValue, size: 24)
        filler.define(filler.claim(0x20), type: plain.rawValue, size: 16)
        [UInt64](repeating: 0x20, count: 4).withUnsafeBufferPointer {
            filler.setReferences(of: 0, addresses: $0)
        }
        let graph = try builder.finish(contentHash: ContentHash(high: 1, low: 2))
        let rows = (0..<4).map { ReferenceIndex($0) }
        #expect(
            rows.map { graph.label(of: $0, from: ObjectID(0)) } == [".referent", ".next", "[2]", ""])
        #expect(rows.map { graph.strength(of: $0) } == [.weak, .strong, .strong, .strong])
        #expect(rows.map { graph.keepsAlive($0) } == [false, true, true, true])
        #expect(rows.allSatisfy { graph.explicitLabel(of: $0) == nil })
        #expect(graph.label(from: ObjectID(0), to: ObjectID(1)) == ".next")
    }

    @Test func objectsWithoutAddressesAreNumberedAsTheyCome() throws {
        let builder = try HeapGraphBuilder()
        builder.addType(name: "Object")
        let weak = builder.addLabel("weak part", strength: .weak)
        let counts: [UInt32] = [2, 0, 1]
        try counts.withUnsafeBufferPointer {
            try builder.sealNumbered(references: [$0], isLabelled: true)
        }
        let filler = builder.makeFiller()
        for row in 0..<3 as Range<UInt32> {
            #expect(filler.claim(row: row))
            filler.define(row, type: 0, size: 8)
            filler.setIdentifier(9 - row * 2, of: row)
        }
        let labels = [weak.rawValue, LabelID.index(5).rawValue, LabelID.index(3_000_000).rawValue]
        ([2, 1, noRow] as [UInt32]).withUnsafeBufferPointer { objects in
            labels.withUnsafeBufferPointer {
                filler.setReferences(at: 0, objects: objects, labels: $0.baseAddress)
            }
        }
        let graph = try builder.finish(contentHash: ContentHash(high: 1, low: 2))
        #expect(!graph.hasAddresses)
        #expect(graph.objects.map { graph.address(of: $0) } == [9, 7, 5])
        #expect(graph.object(at: 7) == ObjectID(1))
        #expect(graph.object(at: 8) == nil)
        #expect(graph.object(before: 9) == nil)
        let rows = (0..<3).map { ReferenceIndex($0) }
        #expect(rows.map { graph.target(of: $0)?.rawValue } == [2, 1, nil])
        #expect(graph.label(of: rows[0], from: ObjectID(0)) == "weak part")
        #expect(graph.label(of: rows[1], from: ObjectID(0)) == "[5]")
        #expect(graph.label(of: rows[2], from: ObjectID(2)) == "[3000000]")
        #expect(rows.map { graph.keepsAlive($0) } == [false, true, false])
        // Six rows up to index 5 and one for the large index, not three million.
        #expect(graph.labels.count == 2 + 6 + 1)
    }

    @Test func equalNamesShareARowHoweverManyThereAre() throws {
        let builder = try HeapGraphBuilder()
        let names = (0..<5000).map { builder.name("name \($0)") }
        #expect(Set(names).count == 5000)
        for number in stride(from: 0, to: 5000, by: 7) {
            let again = Array("name \(number)".utf8).withUnsafeBufferPointer { builder.name(utf8: $0) }
            #expect(again == names[number])
        }
        #expect(builder.name("") == .empty)
    }

    @Test func valuesOfManyPartsAreInTheOrderOfTheObjects() throws {
        let (builder, _) = try builder()
        for (object, text) in [(2, "two"), (0, "zero"), (1, "one")] {
            var part = ValuePart()
            Array(text.utf8).withUnsafeBufferPointer {
                part.append(object: ObjectID(object), hash: 1, length: UInt32(text.utf8.count), bytes: $0)
            }
            builder.add(values: part)
        }
        let graph = try builder.finish(contentHash: ContentHash(high: 1, low: 2))
        let texts = (0..<3).map { object in
            graph.value(of: ObjectID(object)).map { String(decoding: graph.preview($0), as: UTF8.self) }
        }
        #expect(texts == ["zero", "one", "two"])
    }
}
