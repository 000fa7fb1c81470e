/// A program that allocates much and frees nearly all of it, but not quite.
///
/// Messages fill arena after arena; then all go but a few in every arena, listed in `buffers.survivors`. An analysis must
/// find: the free bytes of pools in use, and the arenas that a handful of blocks keep from being unmapped, exactly as
/// many as the allocator counted.
package struct FragmentingWorkload: Workload {
    package let name = "fragmenting"
    package let summary = "many allocations, nearly all freed: holes that keep arenas mapped"

    /// Bytes of a message's contents: with the header, in the size class of 128.
    private static let messageBytes = 90

    package init() {}

    package func run(_ runtime: Runtime, _ parameters: WorkloadParameters) -> PlantedTruth {
        plant(runtime, parameters)
        return PlantedTruth(holes: .measure(runtime))
    }

    /// Makes `parameters.objects` messages and leaves one to four of each arena's.
    func plant(_ runtime: Runtime, _ parameters: WorkloadParameters) {
        var random = SplitMix64(seed: parameters.seed)
        let module = runtime.makeModule("buffers")
        let survivors = runtime.makeList()
        runtime.setGlobal(module, "survivors", owned: survivors)
        runtime.makeCurrent(runtime.define("drain", file: "buffers.py", line: 27), line: 31)

        let geometry = runtime.allocator.geometry
        let sizeClass = SizeClass.index(forRequest: BytesLayout.emptySize + Self.messageBytes)
        let perPool = PoolHeader.blockCapacity(poolSize: geometry.poolSize.rawValue, sizeClass: sizeClass)
        let perArena = geometry.poolsPerAlignedArena * perPool
        var serial = 0
        var messages: [ObjectRef] = []
        messages.reserveCapacity(max(parameters.objects, perArena))
        while serial < max(parameters.objects, perArena) {
            messages.append(runtime.makePayload(serial: serial, count: Self.messageBytes))
            serial += 1
        }
        // In runs of an arena's worth, each far from the next, so that survivors of one run share an arena.
        for start in stride(from: 0, to: messages.count, by: perArena) {
            let run = start..<min(start + perArena, messages.count)
            let kept = Set((0..<(1 + random.below(4))).map { _ in run.lowerBound + random.below(run.count) })
            for index in run {
                if kept.contains(index) { runtime.append(messages[index], to: survivors) }
                runtime.release(messages[index])
            }
        }
    }
}
