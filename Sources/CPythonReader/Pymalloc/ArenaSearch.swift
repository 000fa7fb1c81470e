/// Finds pymalloc's arenas in a Python without symbols: first the pools, by their headers, then the array that the
/// pools' `arenaindex` counts in, by the pointer to it in the static data of Python's module.
struct ArenaSearch {
    let geometry: PoolGeometry
    let image: ProcessImage
    private let space: AddressSpace
    /// By `arenaindex`, what the pools say that are in use.
    private(set) var sightings: [UInt32: Sighting] = [:]

    /// Pools of one arena.
    struct Sighting {
        var lowest: UInt64
        var highest: UInt64
        var pools: Int

        /// Whether an arena at `address` holds all of them.
        func lies(inArenaAt address: UInt64, _ geometry: PoolGeometry) -> Bool {
            address <= lowest && highest &+ geometry.poolSize &- address <= geometry.arenaSize
        }

        /// Whether one arena can hold all of them.
        func fitsAnArena(_ geometry: PoolGeometry) -> Bool {
            highest &+ geometry.poolSize &- lowest <= geometry.arenaSize
        }
    }

    /// What an `arenaindex` may be: 2^20 arenas are 256 GiB at least.
    private static let indexLimit: UInt32 = 1 << 20
    /// Arenas that a candidate for the array is tried with.
    private static let probeCount = 32

    init(geometry: PoolGeometry, image: ProcessImage) {
        self.geometry = geometry
        self.image = image
        space = image.space
        for region in image.memory.regions where region.isWritable && !region.isFile {
            findPools(in: region)
        }
    }

    private mutating func findPools(in region: MemoryRegion) {
        var pool = geometry.alignUp(region.start)
        while pool < region.end, region.end - pool >= geometry.poolSize {
            let header = (region.bytes + Int(pool - region.start)).loadUnaligned(as: PoolHeader.self)
            if isPool(header, at: pool) {
                sightings[header.arenaindex, default: Sighting(lowest: pool, highest: pool, pools: 0)]
                    .add(pool)
            }
            pool += geometry.poolSize
        }
    }

    private func isPool(_ header: PoolHeader, at address: UInt64) -> Bool {
        guard header.count > 0, header.arenaindex < Self.indexLimit, let shape = header.shape(geometry),
            Int(header.count) <= shape.carved
        else { return false }
        return header.startsItsFreeList(at: address, shape)
    }

    /// The array that most of the pools agree with; nil where there is none. `regions` are looked at word by word.
    func findTable(in regions: [MemoryRegion]) -> ArenaTable? {
        let probes = sightings.filter { $0.value.fitsAnArena(geometry) }
            .sorted { ($0.value.pools, $1.key) > ($1.value.pools, $0.key) }.prefix(Self.probeCount)
        guard let first = probes.first else { return nil }
        var best: (address: UInt64, votes: Int)?
        for region in regions {
            for offset in stride(from: 0, to: Int(region.end - region.start) & ~7, by: 8) {
                let address = (region.bytes + offset).loadUnaligned(as: UInt64.self)
                guard address & 7 == 0, agrees(address, first.key, first.value) else { continue }
                let votes = probes.count { agrees(address, $0.key, $0.value) }
                if votes > best?.votes ?? 0 { best = (address, votes) }
            }
        }
        guard let best, best.votes * 2 > probes.count else { return nil }
        let used = sightings.filter { agrees(best.address, $0.key, $0.value) }.map(\.key).max()
        return used.map { ArenaTable(address: best.address, count: slots(of: best.address, last: $0)) }
    }

    /// How many slots the array has, `last` being one with pools in use: the last arenas may have none, and then only the
    /// size of the array's chunk says how far it goes. With the debug hooks the chunk begins at their pad.
    private func slots(of table: UInt64, last: UInt32) -> UInt32 {
        let pads = [0, UInt64(AllocatorKind.pymallocDebug.leadingPad)]
        let sizes = pads.compactMap { pad in
            GlibcChunk.usableSize(of: table &- pad, in: space).map { $0 - Int(pad) }
        }
        let most = (sizes.first ?? 0) / Int(ArenaObject.stride)
        var count = last + 1
        while count < most, count < Self.indexLimit,
            let next = ArenaTable(address: table, count: .max).slot(count, in: space),
            next.address == 0 || next.isConsistent(geometry)
        {
            count += 1
        }
        return count
    }

    /// Whether slot `index` of an array at `table` is the arena of those pools.
    private func agrees(_ table: UInt64, _ index: UInt32, _ sighting: Sighting) -> Bool {
        guard let object = ArenaTable(address: table, count: .max).slot(index, in: space) else {
            return false
        }
        return sighting.lies(inArenaAt: object.address, geometry) && object.isConsistent(geometry)
    }

    /// The writable static data of a module: its file's, and what follows that without a file (`.bss`).
    static func staticData(of module: LoadedModule, in image: ProcessImage) -> [MemoryRegion] {
        var end = module.range.upperBound
        return image.memory.regions.filter { region in
            guard region.start <= end, region.end > module.range.lowerBound else { return false }
            end = max(end, region.end)
            return region.isWritable
        }
    }
}

extension ArenaSearch.Sighting {
    fileprivate mutating func add(_ pool: UInt64) {
        lowest = min(lowest, pool)
        highest = max(highest, pool)
        pools += 1
    }
}
