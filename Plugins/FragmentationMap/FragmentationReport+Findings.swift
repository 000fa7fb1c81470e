import AnalyzerKit

extension FragmentationReport {
    func findings() -> [Finding] {
        (heldArenasFinding().map { [$0] } ?? [])
            + layout.classes.indices.compactMap { lowOccupancyFinding($0) }
    }

    private var minimumBytes: UInt64 { options.bytes("minimum-bytes") }

    private func heldArenasFinding() -> Finding? {
        guard held.isReturnable.contains(true), held.returnableBytes >= minimumBytes else { return nil }
        let arenas = zip(layout.arenas, held.isReturnable).filter(\.1).map(\.0)
        let blocks = arenas.reduce(0) { $0 + $1.usedBlocks }
        let types = contents.heldTypes(heap)
        let names = types.prefix(3).map { heap.typeName($0.type) }
        return Finding(
            kind: "arenas-held-by-few-blocks", severity: .warning, confidence: .high,
            title:
                "\(Format.count(blocks)) blocks keep \(Format.count(arenas.count)) arenas (\(Format.bytes(held.returnableBytes))) from returning to the system.",
            impact: held.returnableBytes,
            facts: [
                Fact("arenas", .count(Int64(arenas.count))),
                Fact("blocks in use in them", .count(Int64(blocks))),
                Fact("bytes of these blocks", .bytes(Int64(arenas.reduce(0) { $0 + $1.usedBytes }))),
                Fact("bytes of the arenas", .bytes(Int64(held.returnableBytes))),
            ] + typeFacts(types, blocks: blocks),
            hypothesis:
                "Many objects lived here at once and most are gone; the few that stayed hold whole arenas, because an arena returns to the system only when all of its pools are free.",
            nextChecks: [
                "Look at who holds the objects below (`barrow path`): long-lived objects made in the middle of a burst are the usual reason.",
                "Make what lives long before the burst, or in a process of its own.",
                "Compare with the peak: where the burst comes again, these arenas are not lost but reused.",
            ],
            evidence: typeEvidence(),
            fingerprint: "arenas-held-by-few-blocks \(names.sorted().joined(separator: ", "))")
    }

    /// The types in these arenas, and the blocks that are no object's: buffers, or the interpreter's own.
    private func typeFacts(_ types: [BlockContents.TypeCount], blocks: Int) -> [Fact] {
        let rest = blocks - contents.heldObjects
        return types.prefix(5).map {
            Fact("objects of type \(heap.typeName($0.type))", .count(Int64($0.objects)))
        }
            + (rest > 0 ? [Fact("blocks that hold a buffer and no object", .count(Int64(rest)))] : [])
    }

    /// Some of the objects, by type.
    private func typeEvidence() -> [Evidence] {
        contents.heldTypes(heap).prefix(3).compactMap { count in
            let objects = contents.heldSample.filter { heap.type(of: $0) == count.type }.prefix(8)
            guard !objects.isEmpty else { return nil }
            return Evidence(
                role: "\(heap.typeName(count.type)) in arenas held by few blocks",
                objects: objects.map { heap.reference(to: $0) })
        }
    }

    private func lowOccupancyFinding(_ index: Int) -> Finding? {
        let sizeClass = layout.classes[index]
        guard sizeClass.pools > 0, sizeClass.occupancy < options.ratio("low-occupancy"),
            sizeClass.freeBytes >= minimumBytes
        else { return nil }
        let types = contents.types(ofClass: index, heap)
        return Finding(
            kind: "low-occupancy-size-class", severity: .info, confidence: .medium,
            title:
                "Blocks of \(sizeClass.blockSize) bytes: only \(Format.share(sizeClass.occupancy)) in use, \(Format.bytes(sizeClass.freeBytes)) free in \(Format.count(sizeClass.pools)) pools.",
            impact: sizeClass.freeBytes,
            facts: [
                Fact("pools", .count(Int64(sizeClass.pools))),
                Fact("blocks in use", .count(Int64(sizeClass.used))),
                Fact("free blocks", .count(Int64(sizeClass.capacity - sizeClass.used))),
                Fact("bytes free", .bytes(Int64(sizeClass.freeBytes))),
            ]
                + types.prefix(5).map {
                    Fact("objects of type \(heap.typeName($0.type))", .count(Int64($0.objects)))
                },
            hypothesis:
                "Most objects of this size were freed, but nearly every pool still has one; a pool serves other sizes only when it is empty.",
            nextChecks: [
                "Look at what of this size stays alive, and whether it must.",
                "Where objects of this size come and go in bursts, the free blocks wait for the next burst.",
            ],
            fingerprint: "low-occupancy-size-class \(sizeClass.blockSize)")
    }
}
