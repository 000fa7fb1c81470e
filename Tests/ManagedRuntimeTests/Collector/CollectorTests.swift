import Testing

@testable import ManagedRuntime

@Suite("Cycle collector")
struct CollectorTests {
    @Test("After a full collection exactly the reachable objects are left, on random graphs")
    func randomGraphs() {
        let seed = UInt64.random(in: .min ... .max)
        print("random graphs: seed \(seed)")
        var random = SplitMix64(seed: seed)
        for _ in 0..<150 {
            let heap = RandomHeap()
            heap.runtime.isCollectorEnabled = false
            let objects = (0..<(2 + random.below(60))).map { _ in heap.makeContainer(&random) }
            for _ in 0..<random.below(3 * objects.count) {
                let (source, target) = (
                    objects[random.below(objects.count)], objects[random.below(objects.count)]
                )
                heap.link(source, to: target, &random)
            }
            let held = objects.filter { _ in random.below(5) == 0 }
            let heldSet = Set(held)
            for object in objects where !heldSet.contains(object) { heap.runtime.release(object) }
            let expected = heap.reachable(from: held)
            heap.runtime.checkInvariants(externalReferences: held.count)
            let garbage = heap.allObjects().subtracting(expected).count { heap.runtime.isTracked($0) }
            #expect(heap.runtime.collect() == garbage)
            #expect(heap.allObjects() == expected)
            heap.runtime.checkInvariants(externalReferences: held.count)
            for object in held { heap.runtime.release(object) }
            #expect(heap.runtime.finish() == 0)
        }
    }

    @Test("Collections of any generation, in the midst of mutation, never free what is reachable")
    func randomMutation() {
        let seed = UInt64.random(in: .min ... .max)
        print("random mutation: seed \(seed)")
        var random = SplitMix64(seed: seed)
        let heap = RandomHeap()
        var held: [ObjectRef] = []
        for step in 0..<6000 {
            switch random.below(8) {
            case 0...2: held.append(heap.makeContainer(&random))
            case 3...5 where held.count > 1:
                let (source, target) = (held[random.below(held.count)], held[random.below(held.count)])
                heap.link(source, to: target, &random)
            case 6 where !held.isEmpty:
                held.swapAt(random.below(held.count), held.count - 1)
                heap.runtime.release(held.removeLast())
            default:
                if random.below(20) == 0 { heap.runtime.collect(generation: random.below(3)) }
            }
            if step % 500 == 0 { heap.runtime.checkInvariants(externalReferences: held.count) }
        }
        heap.runtime.collect()
        #expect(heap.allObjects() == heap.reachable(from: held))
        for object in held { heap.runtime.release(object) }
        #expect(heap.runtime.finish() == 0)
        #expect(heap.runtime.allocator.statistics().arenaCount == 0)
    }

    @Test(
        "The youngest generation is collected when 701 containers are there, the others after eleven of the former"
    )
    func thresholds() {
        let runtime = Runtime()
        let list = runtime.makeList()
        for _ in 0..<700 { runtime.append(owned: runtime.makeList(), to: list) }
        #expect(runtime.collectorStatistics.map(\.collections) == [1, 0, 0])
        for _ in 0..<(701 * 11) { runtime.append(owned: runtime.makeList(), to: list) }
        #expect(runtime.collectorStatistics.map(\.collections) == [11, 1, 0])
        runtime.release(list)
    }

    @Test("Full collections wait until a quarter more objects are there than the last one left")
    func quarterRule() {
        let runtime = Runtime()
        let list = runtime.makeList()
        for _ in 0..<100_000 { runtime.append(owned: runtime.makeList(), to: list) }
        runtime.collect()
        let before = runtime.collectorStatistics[2].collections
        for _ in 0..<24_000 { runtime.append(owned: runtime.makeList(), to: list) }
        #expect(runtime.collectorStatistics[2].collections == before)
        // By 701 * 11 * 11 more there has been a chance of a full collection.
        for _ in 0..<100_000 { runtime.append(owned: runtime.makeList(), to: list) }
        #expect(runtime.collectorStatistics[2].collections == before + 1)
        runtime.release(list)
    }

    @Test("Cycles wait while the collector is disabled")
    func disabled() {
        let runtime = Runtime()
        runtime.isCollectorEnabled = false
        for _ in 0..<5000 {
            let list = runtime.makeList()
            runtime.append(list, to: list)
            runtime.release(list)
        }
        #expect(runtime.objectCount == 5000)
        #expect(runtime.collect() == 5000)
        #expect(runtime.objectCount == 0)
        #expect(runtime.collectorStatistics[2] == CollectorStatistics(collections: 1, collected: 5000))
    }

    @Test("Tuples and dicts of atoms are not tracked, as in 3.11")
    func untracking() {
        let runtime = Runtime()
        let one = runtime.makeInt(1)
        let atoms = runtime.makeTuple([one, runtime.none])
        let nested = runtime.makeTuple([runtime.makeTuple([one])])
        let holding = runtime.makeTuple([runtime.makeList()])
        #expect([atoms, nested, holding].map(runtime.isTracked) == [true, true, true])
        runtime.collect()
        runtime.collect()
        #expect([atoms, nested, holding].map(runtime.isTracked) == [false, false, true])

        let dict = runtime.makeDict()
        runtime.setDictValue(dict, one, one)
        #expect(!runtime.isTracked(dict))
        let list = runtime.makeList()
        runtime.setDictValue(dict, one, list)
        #expect(runtime.isTracked(dict))
        runtime.setDictValue(dict, one, one)
        runtime.collect(generation: 1)
        #expect(runtime.isTracked(dict))
        runtime.collect()
        #expect(!runtime.isTracked(dict))
    }

    @Test("A class, its dict and a module's globals that refer to one another are freed with the module")
    func moduleCycle() {
        let runtime = Runtime()
        let module = runtime.makeModule("m")
        let type = runtime.makeClass("A", in: module, attributes: ["x"])
        runtime.setGlobal(module, "self", module)
        runtime.setGlobal(module, "instance", owned: runtime.makeInstance(of: type))
        runtime.release(type)
        runtime.checkInvariants(externalReferences: 0)
        #expect(runtime.finish() == 0)
        #expect(runtime.internedCount == 0)
    }
}
