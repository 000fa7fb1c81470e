extension Runtime {
    /// `sys.getsizeof`: what `__sizeof__` says, and the headers in front of the object.
    func sizeOf(_ object: ObjectRef, default fallback: ObjectRef?) throws(Raised) -> ObjectRef {
        do throws(Raised) {
            return makeInt(try declaredSize(object) + countedPrefix(object))
        } catch {
            guard let fallback, pendingIs(.typeError) else { throw error }
            dropException()
            return retained(fallback)
        }
    }

    /// Of instances of classes that derive from a type of varying size, 3.11 keeps the dict behind the object.
    private func countedPrefix(_ object: ObjectRef) -> Int {
        switch object.kind {
        case .int, .bytes, .tuple: min(object.prefix, KindLayout.collected)
        default: object.prefix
        }
    }

    private func declaredSize(_ object: ObjectRef) throws(Raised) -> Int {
        guard let result = try callSpecialIfPresent(object, .__sizeof__) else {
            throw typeError("Type \(typeName(of: object)) doesn't define __sizeof__")
        }
        defer { release(result) }
        guard isInt(result) else { throw typeError("an integer is required") }
        let size = try asInt(result)
        guard size >= 0 else { throw valueError("__sizeof__() should return >= 0") }
        return size
    }

    /// What `sys._debugmallocstats` writes: size classes, arenas and free lists.
    func allocatorReport() -> String {
        let statistics = allocator.statistics()
        var lines = ["class   size   num pools   blocks in use  avail blocks"]
        lines.append("-----   ----   ---------   -------------  ------------")
        var classes: [(pools: Int, used: Int, free: Int)] = Array(
            repeating: (0, 0, 0), count: SizeClass.count)
        allocator.forEachUsedPool { pool, _ in
            classes[pool.sizeClass].pools += 1
            classes[pool.sizeClass].used += pool.usedBlocks
            classes[pool.sizeClass].free += pool.capacity - pool.usedBlocks
        }
        func column(_ value: Int, _ width: Int) -> String {
            let text = "\(value)"
            return String(repeating: " ", count: max(0, width - text.count)) + text
        }
        for (index, entry) in classes.enumerated() where entry.pools > 0 {
            lines.append(
                column(index, 5) + column(SizeClass.blockSize(index), 7) + column(entry.pools, 12)
                    + column(entry.used, 16) + column(entry.free, 14))
        }
        lines.append("")
        lines.append("\(statistics.arenasMappedEver) arenas allocated in all, \(statistics.arenaCount) now")
        lines.append(
            "\(statistics.usedBlockBytes) bytes in blocks in use, \(statistics.freeBlockBytes) in free ones")
        lines.append("\(statistics.largeCount) large allocations of \(statistics.largeBytes) bytes")
        for list in freeLists where list.count > 0 {
            lines.append("\(list.count) free \(list.name) of \(list.blockSize) bytes each")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
