import DumpFormat
import HeapGraph
import TestSupport
import Testing

@testable import ManagedRuntime

@Suite("Dumping a heap")
struct HeapDumpTests {
    private let folder = TemporaryFolder()

    private func dump(_ runtime: Runtime) throws -> HeapGraph {
        try runtime.dump(to: folder.file("heap.barrow"), facts: [("workload.name", "test")])
        let loaded = try BarrowReader.open(folder.file("heap.barrow")).load()
        #expect(loaded.damage.isEmpty)
        return loaded.graph
    }

    private func run(_ name: String, objects: Int) throws -> Runtime {
        let runtime = Runtime()
        let workload = try #require(WorkloadCatalog.workload(named: name))
        _ = try workload.run(runtime, WorkloadParameters(objects: objects, seed: 3))
        return runtime
    }

    @Test(
        "The graph has every object, with its size, count, flags and references",
        arguments: ["demo", "listeners"])
    func objects(name: String) throws {
        let runtime = try run(name, objects: 6000)
        runtime.collect(generation: 1)
        let graph = try dump(runtime)
        // Frames are no objects, but appear as such.
        var frames = 0
        var frame = runtime.currentFrame
        while let current = frame {
            frames += 1
            frame = current.previous
        }
        #expect(graph.objectCount == runtime.objectCount + runtime.statics.objects.count + frames)
        runtime.allocator.forEachObject { raw in
            let object = ObjectRef(raw)
            guard let id = graph.object(at: UInt64(object.address)) else {
                Issue.record("an object of kind \(object.kind) is not in the graph")
                return
            }
            #expect(graph.shallowSize(of: id) == UInt64(runtime.shallowSize(object)))
            #expect(graph.slack(of: id) == runtime.slack(object))
            #expect(graph.referenceCount(of: id) == UInt32(object.refcount))
            #expect(graph.flags(of: id).contains(.tracked) == runtime.isTracked(object))
            var expected: [UInt64] = []
            runtime.forEachOwnedReference(object) { expected.append(UInt64($0.address)) }
            if object.kind == .instance { expected.removeAll { $0 == UInt64(object.type.address) } }
            // Items are dumped by position, and traversed from the end, as CPython traverses them.
            if [.list, .tuple].contains(object.kind) { expected.reverse() }
            let targets = graph.references(of: id).map { ReferenceIndex($0) }
                .filter(graph.keepsAlive).compactMap(graph.target)
            #expect(targets.map(graph.address) == expected)
        }
    }

    @Test("Labels name references as a programmer would")
    func labels() throws {
        let runtime = Runtime()
        let module = runtime.makeModule("m")
        let type = runtime.makeClass("Node", in: module, attributes: ["next"])
        let node = runtime.makeInstance(of: type)
        runtime.setAttribute(node, runtime.borrowedNames(["next"])[0], owned: runtime.makeList([node]))
        let function = runtime.define("f", file: "m.py", line: 3, locals: ["unset", "it"])
        let frame = runtime.pushFrame(function)
        frame.set(1, owned: node)
        let weak = runtime.makeWeakReference(to: node)
        runtime.setGlobal(module, "weak", owned: weak)
        let graph = try dump(runtime)
        func labels(_ object: ObjectRef) -> [String] {
            let id = graph.object(at: UInt64(object.address))!
            return graph.references(of: id).map { graph.label(of: ReferenceIndex($0), from: id) }
        }
        #expect(labels(node) == [".next"])
        #expect(labels(runtime.attribute(node, runtime.borrowedNames(["next"])[0])!) == ["[0]"])
        let frameID = graph.object(at: frame.frame.dumpAddress)!
        #expect(
            graph.references(of: frameID).map { graph.label(of: ReferenceIndex($0), from: frameID) } == [
                "local it"
            ])
        #expect(labels(module) == [".__dict__", ".__name__"])
        let id = graph.object(at: UInt64(weak.address))!
        let reference = ReferenceIndex(graph.references(of: id).lowerBound)
        #expect(graph.strength(of: reference) == .weak)
        #expect(graph.target(of: reference) == graph.object(at: UInt64(node.address)))
    }

    @Test("Roots are the frames, the modules, the static objects, and what the program holds")
    func roots() throws {
        let runtime = try run("service", objects: 500)
        let held = runtime.makeList([runtime.none])
        let graph = try dump(runtime)
        let byKind = Dictionary(grouping: graph.roots, by: \.kind).mapValues(\.count)
        #expect(byKind[RootKind.frame.rawValue] == 1)
        #expect(byKind[RootKind.module.rawValue] == 1)
        #expect(byKind[RootKind.static.rawValue] == runtime.statics.objects.count)
        let handles = graph.roots.filter { $0.kind == RootKind.handle.rawValue }.map(\.object)
        #expect(handles == [graph.object(at: UInt64(held.address))!.rawValue])
        #expect(graph.threads.count == 1 && graph.frames.count == 1)
    }

    @Test("The interned table's references are borrowed, and its strings flagged")
    func interned() throws {
        let runtime = Runtime()
        let module = runtime.makeModule("names")
        runtime.setGlobal(module, "text", owned: runtime.makeString("not interned"))
        let graph = try dump(runtime)
        let table = graph.object(at: UInt64(runtime.statics.internedTable.address))!
        let references = graph.references(of: table).map { ReferenceIndex($0) }
        #expect(references.count == 2 * runtime.internedCount)
        #expect(references.allSatisfy { graph.strength(of: $0) == .borrowed })
        for string in Set(references.compactMap { graph.target(of: $0) }) {
            #expect(graph.flags(of: string).contains(.interned))
        }
        runtime.allocator.forEachObject { raw in
            let id = graph.object(at: UInt64(UInt(bitPattern: raw)))!
            #expect(
                graph.flags(of: id).contains(.interned)
                    == (graph.literal(of: id) != "'not interned'"
                        && ObjectRef(raw).kind == .str))
        }
    }

    @Test("Generations are those of the collector's lists, and dumping changes nothing")
    func generations() throws {
        let runtime = Runtime()
        let old = runtime.makeList()
        runtime.collect()
        let middle = runtime.makeList()
        runtime.collect(generation: 0)
        let young = runtime.makeList()
        let graph = try dump(runtime)
        let generations = [old, middle, young].map {
            graph.flags(of: graph.object(at: UInt64($0.address))!).generation
        }
        #expect(generations == [2, 1, 0])
        #expect(graph.generations.map(\.collections) == [1, 0, 1])
        #expect(graph.generations.map(\.threshold) == [700, 10, 10])
        runtime.checkInvariants(externalReferences: 3)
    }

    @Test("Arenas, pools, occupancy and large allocations are the allocator's")
    func allocator() throws {
        let runtime = try run("fragmenting", objects: 10_000)
        let graph = try dump(runtime)
        let statistics = runtime.allocator.statistics()
        #expect(graph.arenas.count == statistics.arenaCount)
        #expect(graph.arenas.reduce(0) { $0 + Int($1.freePools) } == statistics.freePoolCount)
        #expect(graph.pools.count == statistics.usedPoolCount)
        #expect(graph.pools.reduce(0) { $0 + Int($1.used) } == statistics.usedBlockCount)
        for pool in graph.pools {
            let bytes = (Int(pool.capacity) + 7) / 8
            let occupancy = graph.poolOccupancy[Int(pool.occupancyOffset)...].prefix(bytes)
            #expect(occupancy.reduce(0) { $0 + $1.nonzeroBitCount } == Int(pool.used))
        }
        #expect(graph.largeAllocations.count == statistics.largeCount)
        #expect(graph.largeAllocations.reduce(0) { $0 + Int($1.requested) } == statistics.largeBytes)
        #expect(graph.largeAllocations.allSatisfy { $0.usable >= $0.requested })
    }

    @Test("Values are written as their kind asks")
    func values() throws {
        let runtime = Runtime()
        let module = runtime.makeModule("values")
        let big = Array("-1267650600228229401496703205376".utf8).withUnsafeBufferPointer {
            runtime.makeInt(decimal: $0)!
        }
        let values: [(ObjectRef, String)] = [
            (runtime.makeString("Жизнь"), "'Жизнь'"), (runtime.makeInt(-300), "-300"),
            (big, "-1267650600228229401496703205376"), (runtime.makeFloat(0.1), "0.1"),
            (runtime.makeFloat(.leastNonzeroMagnitude), "5e-324"),
            (runtime.makeString("caf\u{e9}"), "'café'"),
        ]
        for (index, value) in values.enumerated() { runtime.setGlobal(module, "v\(index)", owned: value.0) }
        let graph = try dump(runtime)
        for (object, literal) in values {
            #expect(graph.literal(of: graph.object(at: UInt64(object.address))!) == literal)
        }
    }

    @Test("Where traced, an object names the line that made it")
    func sites() throws {
        let runtime = Runtime()
        let function = runtime.define("load", file: "b.py", line: 5)
        runtime.isTracingAllocations = true
        let made = runtime.call(function) { _ in runtime.makeList() }
        let graph = try dump(runtime)
        #expect(graph.allocationSite(of: graph.object(at: UInt64(made.address))!)?.line == 5)
    }
}
