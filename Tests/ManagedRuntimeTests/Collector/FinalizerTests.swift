import Foundation
import Testing

@testable import ManagedRuntime

@Suite("Finalizers and collector reports")
struct FinalizerTests {
    /// A booted runtime and a class whose `__del__` runs the closure.
    private func makeClass(
        _ body: @escaping (Runtime, ObjectRef) -> Void
    ) throws -> (runtime: Runtime, type: ObjectRef) {
        let runtime = Runtime()
        runtime.boot()
        let finalizer = NativeFunction("__del__") { (runtime, arguments) throws(Raised) in
            body(runtime, arguments[0])
            return runtime.retained(runtime.none)
        }
        let dict = runtime.makeDict()
        let method = runtime.makeMethodDescriptor(runtime.types.object, finalizer)
        runtime.setDictValue(dict, ownedKey: runtime.intern("__del__"), ownedValue: method)
        let name = runtime.makeString("Finalized")
        let bases = runtime.makeTuple([])
        defer { for object in [dict, name, bases] { runtime.release(object) } }
        return (runtime, try runtime.call(runtime.types.type, [name, bases, dict]))
    }

    private func makeCycle(_ runtime: Runtime, _ type: ObjectRef, _ count: Int) throws {
        let name = runtime.intern("next")
        defer { runtime.release(name) }
        let objects = try (0..<count).map { _ in try runtime.call(type) }
        for (index, object) in objects.enumerated() {
            try runtime.setAttribute(of: object, named: name, to: objects[(index + 1) % count])
        }
        for object in objects { runtime.release(object) }
    }

    @Test("An object that its finalizer saves is finalized once, and freed without it the second time")
    func resurrection() throws {
        final class Saved { var object: ObjectRef?; var calls = 0 }
        let saved = Saved()
        let (runtime, type) = try makeClass { runtime, object in
            saved.calls += 1
            saved.object = runtime.retained(object)
        }
        runtime.release(try runtime.call(type))
        let object = try #require(saved.object)
        #expect(object.refcount == 1 && object.isFinalized && runtime.isTracked(object))
        #expect(runtime.firstViolation(externalReferences: 2) == nil)
        runtime.release(object)
        #expect(saved.calls == 1)
        runtime.release(type)
        #expect(runtime.finish() == 0)
    }

    @Test("A cycle with a saved member survives the collection that finalized it, and goes with the next")
    func resurrectedCycle() throws {
        final class Saved { var objects: [ObjectRef] = []; var calls = 0 }
        let saved = Saved()
        let (runtime, type) = try makeClass { runtime, object in
            saved.calls += 1
            if saved.objects.isEmpty { saved.objects.append(runtime.retained(object)) }
        }
        runtime.isCollectorEnabled = false
        try makeCycle(runtime, type, 10)
        #expect(runtime.collect() == 0)
        #expect(saved.calls == 10)
        #expect(runtime.firstViolation(externalReferences: 2) == nil)
        for object in saved.objects { runtime.release(object) }
        #expect(runtime.collect() >= 10)
        #expect(saved.calls == 10)
        runtime.release(type)
        #expect(runtime.finish() == 0)
    }

    @Test("The collector log has one object a collection, with what it did")
    func log() throws {
        let (runtime, type) = try makeClass { _, _ in }
        let path = NSTemporaryDirectory() + "/barrow-gc-\(UUID()).jsonl"
        defer { try? FileManager.default.removeItem(atPath: path) }
        runtime.isCollectorEnabled = false
        #expect(runtime.openCollectorLog(path))
        try makeCycle(runtime, type, 5)
        let found = runtime.collect(generation: 0)
        runtime.collect()
        runtime.closeCollectorLog()
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as! [String: Any]
        }
        #expect(lines.map { $0["generation"] as! Int } == [0, 2])
        #expect(lines[0]["collected"] as! Int == found && lines[0]["finalized"] as! Int == 5)
        #expect(lines[0]["resurrected"] as! Int == 0 && lines[0]["uncollectable"] as! Int == 0)
        #expect((lines[0]["heap_before"] as! Int) > (lines[0]["heap_after"] as! Int))
        #expect((lines[0]["pause_ns"] as! Int) > 0 && (lines[0]["examined"] as! Int) >= 5)
        #expect((lines[0]["counts"] as! [Int]).count == 3 && (lines[0]["time"] as! Double) > 1e9)
        #expect(runtime.collectorPauses[0].count >= 1 && runtime.collectorPauses[0].total > 0)
        runtime.release(type)
        #expect(runtime.finish() == 0)
    }

    @Test("Frozen objects are not collected until they are unfrozen")
    func freezing() {
        let runtime = Runtime()
        runtime.isCollectorEnabled = false
        let list = runtime.makeList()
        runtime.append(list, to: list)
        runtime.freeze()
        runtime.release(list)
        #expect(runtime.collect() == 0 && runtime.objectCount == 1)
        runtime.checkInvariants(externalReferences: 0)
        runtime.unfreeze()
        #expect(runtime.collect() == 1)
        #expect(runtime.finish() == 0)
    }

    @Test("What goes, goes depth first, and from a depth of 50 on later, in CPython's order")
    func order() throws {
        final class Order { var freed: [Int] = [] }
        let order = Order()
        let (runtime, type) = try makeClass { runtime, object in
            order.freed.append(Int(bitPattern: object.address))
        }
        var chain = runtime.makeList()
        var made: [Int] = []
        for _ in 0..<5 {
            let object = try runtime.call(type)
            made.append(Int(bitPattern: object.address))
            let link = runtime.makeList()
            runtime.append(owned: object, to: link)
            runtime.append(owned: chain, to: link)
            chain = link
        }
        runtime.release(chain)
        // Items go from the end: the innermost link first.
        #expect(order.freed == made)
        runtime.release(type)
        #expect(runtime.finish() == 0)
    }
}
