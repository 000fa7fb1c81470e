package import DumpFormat
internal import HeapGraph

extension DumpDescription {
    /// Writes the dump; the writer's own facts come before those described.
    package func write(
        to path: String, options: DumpWriter.Options = DumpWriter.Options(usesSecondThread: false)
    ) throws {
        let writer = try DumpWriter(path: path, options: options)
        record(on: writer)
        try writer.finish()
    }

    /// Everything but the end of the file.
    package func record(on writer: DumpWriter) {
        for fact in facts { writer.fact(fact.key, fact.value) }
        let types = addTypes(to: writer)
        var sites: [SiteRow: UInt32] = [:]
        for object in objects {
            writer.beginObject(
                address: object.address, type: types[object.type]!, size: object.size,
                slack: UInt64(object.slack), referenceCount: UInt64(object.referenceCount),
                flags: ObjectFlags(rawValue: object.flags))
            if let site = object.site {
                let row =
                    sites[site]
                    ?? writer.allocationSite(function: site.function, file: site.file, line: site.line)
                sites[site] = row
                writer.site(row)
            }
            for reference in object.references {
                writer.reference(to: reference.to, label: Self.label(reference, in: writer))
            }
            if let value = object.value {
                Self.bytes(hexadecimal: value).withUnsafeBytes { writer.value($0) }
            }
            writer.endObject()
            if object.flags & ObjectFlags.interned.rawValue != 0 { writer.interned(object.address) }
        }
        addRoots(to: writer)
        addAllocator(to: writer)
        addMemory(to: writer)
    }

    private func addTypes(to writer: DumpWriter) -> [String: TypeID] {
        var ids: [String: TypeID] = [:]
        for type in types {
            ids[type.name] = writer.type(
                name: type.name, module: type.module, kind: TypeKind(rawValue: type.kind)!,
                labels: LabelTemplate(rawValue: type.labels)!, base: type.base.map { ids[$0]! },
                basicSize: type.basicSize, itemSize: type.itemSize, object: type.object)
        }
        return ids
    }

    private static func label(_ reference: ReferenceRow, in writer: DumpWriter) -> LabelID {
        guard let text = reference.label else { return .implied }
        let strength = ReferenceStrength(rawValue: reference.strength)!
        if text.hasPrefix("["), let index = UInt32(text.dropFirst().dropLast()) {
            return writer.label(index: index, strength: strength)
        }
        return writer.label(text, strength: strength)
    }

    private func addRoots(to writer: DumpWriter) {
        var frames: [FrameIndex] = []
        var threads: [ThreadIndex] = []
        for thread in self.threads {
            threads.append(writer.thread(id: thread.id, name: thread.name))
            for frame in thread.frames {
                frames.append(
                    writer.frame(
                        thread: threads.last!, function: frame.function, file: frame.file, line: frame.line,
                        object: frame.object))
            }
        }
        for root in roots {
            writer.root(
                root.address, kind: RootKind(rawValue: root.kind)!, name: root.name,
                thread: root.thread.map { threads[Int($0)] }, frame: root.frame.map { frames[Int($0)] })
        }
    }

    private func addAllocator(to writer: DumpWriter) {
        for arena in arenas {
            _ = writer.arena(
                address: arena.address, size: arena.size, poolSize: arena.poolSize,
                poolCount: arena.poolCount, freePools: arena.freePools)
        }
        for pool in pools {
            Self.bytes(hexadecimal: pool.occupancy).withUnsafeBytes {
                writer.pool(
                    arena: pool.arena, address: pool.address, blockSize: pool.blockSize,
                    capacity: pool.capacity, used: pool.used, occupancy: $0)
            }
        }
        for allocation in largeAllocations {
            writer.largeAllocation(
                address: allocation.address, requested: allocation.requested, usable: allocation.usable)
        }
        for row in generations {
            writer.generation(
                collections: row.collections, collected: row.collected, uncollectable: row.uncollectable,
                count: row.count, threshold: row.threshold)
        }
    }

    private func addMemory(to writer: DumpWriter) {
        for row in coverage { writer.coverage(row.what, count: row.count) }
        for row in mappings {
            writer.mapping(
                row.start..<row.end, kind: MappingKind(rawValue: row.kind)!,
                permissions: MappingPermissions(rawValue: row.permissions), name: row.name,
                fileOffset: row.fileOffset, residentBytes: row.residentBytes)
        }
        for row in pages {
            Self.bytes(hexadecimal: row.bits).withUnsafeBytes {
                writer.residentPages(
                    start: row.start, pageCount: Int(row.count), bits: $0, isEstimate: row.isEstimate == 1)
            }
        }
    }
}
