import Testing

@testable import ManagedRuntime

@Suite("Workloads")
struct WorkloadTests {
    static let names = WorkloadCatalog.all.filter { !$0.needsInput }.map(\.name)

    private func run(_ name: String, objects: Int, seed: UInt64 = 1) throws -> (Runtime, PlantedTruth) {
        let workload = try #require(WorkloadCatalog.workload(named: name))
        let runtime = Runtime()
        let truth = try workload.run(runtime, WorkloadParameters(objects: objects, seed: seed))
        return (runtime, truth)
    }

    @Test("Every reference is accounted for, and all is freed at the end", arguments: names)
    func references(name: String) throws {
        let (runtime, _) = try run(name, objects: 6000)
        runtime.checkInvariants(externalReferences: 0)
        #expect(runtime.finish() == 0)
        #expect(runtime.allocator.statistics().arenaCount == 0)
    }

    @Test("About as many objects are left as asked for", arguments: names.filter { $0 != "fragmenting" })
    func objectCount(name: String) throws {
        for objects in [3000, 12_000] {
            let (runtime, _) = try run(name, objects: objects)
            #expect((objects * 9 / 10...objects * 11 / 10 + 600).contains(runtime.objectCount))
        }
    }

    @Test("The same parameters give the same heap; another seed another", arguments: names)
    func determinism(name: String) throws {
        let runs = try [UInt64](arrayLiteral: 7, 7, 8).map { seed in
            let (runtime, truth) = try run(name, objects: 5000, seed: seed)
            var sizes = 0
            runtime.allocator.forEachObject { sizes += runtime.shallowSize(ObjectRef($0)) }
            return [truth.lines.joined(separator: "\n"), "\(runtime.objectsByType()) \(sizes)"]
        }
        #expect(runs[0][0] == runs[1][0] && runs[0][1].count == runs[1][1].count)
        #expect(runs[0] != runs[2])
    }

    @Test("A planted leak retains what the definition of retained size says", arguments: names)
    func leaks(name: String) throws {
        let (runtime, truth) = try run(name, objects: 6000)
        let oracle = HeapOracle(runtime)
        for leak in truth.leaks {
            let holder = ObjectRef(UnsafeMutableRawPointer(bitPattern: leak.address)!)
            #expect(oracle.retainedBytes(holder) == leak.retainedBytes)
            #expect(holder.kind.typeName == leak.holderType)
            #expect(
                leak.entries == (holder.kind == .dict ? runtime.dictCount(holder) : runtime.listCount(holder))
            )
        }
        #expect(truth.leaks.isEmpty == !["service", "listeners", "demo"].contains(name))
    }

    @Test("Planted cycles are the strongly connected components there are, and no others", arguments: names)
    func cycles(name: String) throws {
        let (runtime, truth) = try run(name, objects: 6000)
        let oracle = HeapOracle(runtime)
        let reachable = oracle.reachable()
        var (garbage, live) = (PlantedTruth.Cycles(), PlantedTruth.Cycles())
        for component in oracle.components() {
            let found = PlantedTruth.Cycles(
                components: 1, objects: component.count,
                bytes: component.reduce(0) { $0 + runtime.shallowSize($1) })
            if reachable.contains(component[0]) { live.add(found) } else { garbage.add(found) }
        }
        #expect(garbage == truth.garbageCycles)
        #expect(live == truth.liveCycles)
        #expect((garbage.components > 0) == ["cycles", "demo"].contains(name))
    }

    @Test("Planted duplicates are the equal values there are, and no others", arguments: names)
    func duplicates(name: String) throws {
        let (runtime, truth) = try run(name, objects: 6000)
        let found = [ObjectKind.str, .bytes, .int, .float].compactMap {
            PlantedTruth.Duplicates.measure($0, runtime)
        }
        #expect(found == truth.duplicates)
    }

    @Test(
        "Planted holes: emptied arenas stay for a handful of blocks each", arguments: ["fragmenting", "demo"])
    func holes(name: String) throws {
        let (runtime, truth) = try run(name, objects: 20_000)
        let holes = try #require(truth.holes)
        var free = 0
        var blocksByArena: [UInt: Int] = [:]
        runtime.allocator.forEachUsedPool { pool, occupancy in
            let used = occupancy.reduce(0) { $0 + $1.nonzeroBitCount }
            free += (pool.capacity - used) * pool.blockSize
            blocksByArena[pool.arenaAddress, default: 0] += used
        }
        let sparse = blocksByArena.values.filter { $0 <= PlantedTruth.Holes.handful }
        #expect(holes.freeBlockBytes == free)
        #expect(holes.sparseArenas == sparse.count && holes.blocksInSparseArenas == sparse.reduce(0, +))
        // 31 messages a pool, 64 pools an arena: 20,000 messages fill ten, the first and last of which are shared.
        #expect(sparse.count >= 8)
    }
}
