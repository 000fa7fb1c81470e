package import DumpFormat
package import HeapGraph

extension DumpDescription {
    /// What a graph says; whole values come from the dump it was read from, if that is given.
    package init(_ graph: HeapGraph, values reader: BarrowReader?) throws {
        self.init()
        types = graph.types.map { Self.row($0, graph) }
        objects = try graph.objects.map { try Self.row($0, graph, reader) }
        roots = graph.roots.map {
            RootRow(
                address: graph.address(of: ObjectID($0.object)), kind: $0.kind,
                name: graph.name(NameID($0.name)), thread: $0.thread == noRow ? nil : $0.thread,
                frame: $0.frame == noRow ? nil : $0.frame)
        }
        threads = graph.threads.map { thread in
            let rows = Int(thread.firstFrame)..<Int(thread.firstFrame + thread.frameCount)
            return ThreadRow(
                id: thread.id, name: graph.name(NameID(thread.name)),
                frames: graph.frames[rows].map { Self.row($0, graph) })
        }
        facts = graph.facts.map {
            FactRow(key: graph.name(NameID($0.key)), value: graph.name(NameID($0.value)))
        }
        describeAllocator(graph)
        describeMemory(graph)
    }

    private static func row(_ type: TypeRecord, _ graph: HeapGraph) -> TypeRow {
        TypeRow(
            name: graph.name(NameID(type.name)), module: graph.name(NameID(type.module)), kind: type.kind,
            labels: type.labelTemplate,
            base: type.base == noRow ? nil : graph.name(NameID(graph.types[Int(type.base)].name)),
            basicSize: type.basicSize, itemSize: type.itemSize,
            object: type.object == noRow ? 0 : graph.address(of: ObjectID(type.object)))
    }

    private static func row(
        _ object: ObjectID, _ graph: HeapGraph, _ reader: BarrowReader?
    ) throws -> ObjectRow {
        let address = graph.address(of: object)
        let site = graph.allocationSite(of: object).map {
            SiteRow(
                function: graph.name(NameID($0.function)), file: graph.name(NameID($0.file)), line: $0.line)
        }
        return ObjectRow(
            address: address, type: graph.name(NameID(graph.types[graph.type(of: object).index].name)),
            size: graph.shallowSize(of: object), slack: UInt32(graph.slack(of: object)),
            referenceCount: graph.referenceCount(of: object) ?? 0,
            flags: graph.columns.flags[object.index], site: site,
            references: graph.references(of: object).map { row(ReferenceIndex($0), object, graph) },
            value: try reader?.fullValue(at: address).map { hexadecimal($0) })
    }

    private static func row(
        _ reference: ReferenceIndex, _ object: ObjectID, _ graph: HeapGraph
    ) -> ReferenceRow {
        let isExplicit = graph.explicitLabel(of: reference) != nil
        return ReferenceRow(
            to: graph.target(of: reference).map { graph.address(of: $0) } ?? 0,
            label: isExplicit ? graph.label(of: reference, from: object) : nil,
            strength: graph.strength(of: reference).rawValue)
    }

    private static func row(_ frame: FrameRecord, _ graph: HeapGraph) -> FrameRow {
        FrameRow(
            function: graph.name(NameID(frame.function)), file: graph.name(NameID(frame.file)),
            line: frame.line,
            object: frame.object == noRow ? 0 : graph.address(of: ObjectID(frame.object)))
    }

    private mutating func describeAllocator(_ graph: HeapGraph) {
        arenas = graph.arenas.map {
            ArenaRow(
                address: $0.address, size: $0.size, poolSize: $0.poolSize, poolCount: $0.poolCount,
                freePools: $0.freePools)
        }
        pools = graph.pools.map { pool in
            let start = Int(pool.occupancyOffset)
            let bitmap = graph.poolOccupancy[start..<start + (Int(pool.capacity) + 7) / 8]
            return PoolRow(
                address: pool.address, arena: pool.arena, blockSize: pool.blockSize, capacity: pool.capacity,
                used: pool.used, occupancy: Self.hexadecimal(bitmap))
        }
        largeAllocations = graph.largeAllocations.map {
            LargeAllocationRow(address: $0.address, requested: $0.requested, usable: $0.usable)
        }
        generations = graph.generations.map {
            GenerationRow(
                collections: $0.collections, collected: $0.collected, uncollectable: $0.uncollectable,
                count: $0.count, threshold: $0.threshold)
        }
    }

    private mutating func describeMemory(_ graph: HeapGraph) {
        coverage = graph.coverage.map { CoverageRow(what: graph.name(NameID($0.what)), count: $0.count) }
        mappings = graph.mappings.map {
            MappingRow(
                start: $0.start, end: $0.end,
                residentBytes: $0.residentBytes == .max ? nil : $0.residentBytes,
                fileOffset: $0.fileOffset, name: graph.name(NameID($0.name)), permissions: $0.permissions,
                kind: $0.kind)
        }
        let bits = graph.table.elements(.pageBits, as: UInt8.self)
        pages = graph.residentPages.runs.map { run in
            let start = Int(run.bitsOffset)
            return PageRow(
                start: run.start, count: run.pageCount, isEstimate: run.isEstimate,
                bits: Self.hexadecimal(bits[start..<start + (Int(run.pageCount) + 7) / 8]))
        }
    }
}
