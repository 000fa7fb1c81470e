/// The runtime's metrics. Their names are what `Config/grafana-runtime.json` asks for.
extension Runtime {
    /// All metrics as text for Prometheus. Walks the heap.
    package func metricsText() -> String {
        var text = MetricsText()
        writeHeap(&text)
        writeAllocator(&text)
        writeCollector(&text)
        writeInterning(&text)
        writeFreeLists(&text)
        return text.text
    }

    private func writeHeap(_ text: inout MetricsText) {
        let counts = typeCounts()
        let statistics = allocator.statistics()
        text.metric(
            "barrow_heap_bytes", .gauge, "Bytes of blocks in use and of large allocations.",
            statistics.usedBlockBytes + statistics.largeBytes)
        text.metric(
            "barrow_heap_objects", .gauge, "Live objects.", counts.reduce(0) { $0 + $1.count })
        text.metric("barrow_type_objects", .gauge, "Live objects by type, of the types with the most bytes.")
        {
            for entry in counts.prefix(50) {
                $0.sample("barrow_type_objects", ["type": entry.name], Double(entry.count))
            }
        }
        text.metric("barrow_type_bytes", .gauge, "Bytes of live objects by type, buffers included.") {
            for entry in counts.prefix(50) {
                $0.sample("barrow_type_bytes", ["type": entry.name], Double(entry.bytes))
            }
        }
        text.metric(
            "barrow_allocations_total", .counter, "Blocks allocated since the start.",
            allocator.state.pointee.blocksAllocatedEver)
    }

    private func writeAllocator(_ text: inout MetricsText) {
        let statistics = allocator.statistics()
        text.metric("barrow_arenas", .gauge, "Arenas mapped.", statistics.arenaCount)
        text.metric(
            "barrow_arenas_peak", .gauge, "The most arenas that were mapped at once.",
            statistics.peakArenaCount)
        text.metric(
            "barrow_arenas_mapped_total", .counter, "Arenas mapped since the start.",
            statistics.arenasMappedEver)
        text.metric("barrow_arena_bytes", .gauge, "Bytes of the mapped arenas.", statistics.arenaBytes)
        text.metric("barrow_pools", .gauge, "Pools of the mapped arenas.") {
            $0.sample("barrow_pools", ["state": "used"], Double(statistics.usedPoolCount))
            $0.sample("barrow_pools", ["state": "free"], Double(statistics.freePoolCount))
        }
        text.metric("barrow_blocks", .gauge, "Blocks of the pools in use.") {
            $0.sample("barrow_blocks", ["state": "used"], Double(statistics.usedBlockCount))
            $0.sample("barrow_blocks", ["state": "free"], Double(statistics.freeBlockCount))
        }
        text.metric(
            "barrow_large_allocations", .gauge, "Allocations of more than 512 bytes.", statistics.largeCount)
        text.metric(
            "barrow_large_bytes", .gauge, "Bytes of allocations of more than 512 bytes.",
            statistics.largeBytes)
        let fragmentation =
            statistics.arenaBytes == 0
            ? 0 : 1 - Double(statistics.usedBlockBytes) / Double(statistics.arenaBytes)
        text.metric(
            "barrow_fragmentation_ratio", .gauge,
            "Part of the mapped arenas that no block in use takes, 0 to 1.",
            fragmentation)
        text.metric(
            "barrow_system_bytes", .gauge, "Bytes taken from the system for arenas and large allocations.",
            allocator.state.pointee.limit.used)
    }

    private func writeCollector(_ text: inout MetricsText) {
        let generations = (0..<Self.generationCount).map { state.pointee.collector.generations[$0] }
        func each(_ name: String, _ kind: MetricsText.Kind, _ help: String, _ value: (Generation) -> Int) {
            text.metric(name, kind, help) {
                for (index, generation) in generations.enumerated() {
                    $0.sample(name, ["generation": "\(index)"], Double(value(generation)))
                }
            }
        }
        each("barrow_collections_total", .counter, "Collections.") { $0.statistics.collections }
        each("barrow_collected_objects_total", .counter, "Unreachable objects freed by collections.") {
            $0.statistics.collected
        }
        each("barrow_generation_count", .gauge, "The count that a collection's threshold is compared with.") {
            $0.count
        }
        each("barrow_generation_threshold", .gauge, "The threshold of a generation.") { $0.threshold }
        text.metric(
            "barrow_collection_pause_seconds", .histogram, "How long collections held the program up."
        ) {
            for (index, generation) in generations.enumerated() { $0.pauses(generation.pauses, "\(index)") }
        }
        text.metric(
            "barrow_frozen_objects", .gauge, "Objects that no collection looks at.",
            state.pointee.collector.permanent.count)
    }

    private func writeInterning(_ text: inout MetricsText) {
        text.metric("barrow_interned_strings", .gauge, "Strings on the interned table.", internedCount)
        text.metric(
            "barrow_intern_hits_total", .counter, "Strings that were on the interned table already.",
            state.pointee.internHits)
        text.metric(
            "barrow_intern_misses_total", .counter, "Strings that were entered into the interned table.",
            state.pointee.internMisses)
    }

    private func writeFreeLists(_ text: inout MetricsText) {
        let lists = freeLists
        func each(_ name: String, _ kind: MetricsText.Kind, _ help: String, _ value: (FreeListSummary) -> Int)
        {
            text.metric(name, kind, help) {
                for list in lists { $0.sample(name, ["list": list.name], Double(value(list))) }
            }
        }
        each("barrow_free_list_blocks", .gauge, "Blocks kept for the next object of a type.") { $0.count }
        each("barrow_free_list_hits_total", .counter, "Objects made from a free list.") { $0.hits }
        each("barrow_free_list_misses_total", .counter, "Objects made while their free list was empty.") {
            $0.misses
        }
    }
}

extension MetricsText {
    /// The samples of a histogram, whose buckets count all pauses up to their bound.
    fileprivate mutating func pauses(_ pauses: PauseStatistics, _ generation: String) {
        let name = "barrow_collection_pause_seconds"
        var sum = 0
        for (index, bound) in PauseStatistics.bounds.enumerated() {
            sum += pauses.buckets[index]
            let limit = "\(Double(bound) / 1e9)"
            sample("\(name)_bucket", ["generation": generation, "le": limit], Double(sum))
        }
        sample("\(name)_bucket", ["generation": generation, "le": "+Inf"], Double(pauses.count))
        sample("\(name)_sum", ["generation": generation], Double(pauses.total) / 1e9)
        sample("\(name)_count", ["generation": generation], Double(pauses.count))
    }
}
