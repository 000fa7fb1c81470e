import Testing

@testable import ManagedRuntime

@Suite("Deallocation")
struct DeallocationTests {
    private static let depth = 1_000_000

    @Test("A million-long linked list of instances is freed without overflowing the stack")
    func linkedList() {
        let heap = RandomHeap()
        let runtime = heap.runtime
        // It would look at the list again and again.
        runtime.isCollectorEnabled = false
        let before = runtime.objectCount
        var head = runtime.makeInstance(of: heap.node)
        for _ in 1..<Self.depth {
            let node = runtime.makeInstance(of: heap.node)
            runtime.setAttribute(node, heap.name, owned: head)
            head = node
        }
        runtime.release(head)
        #expect(runtime.objectCount == before)
        #expect(runtime.finish() == 0)
        #expect(runtime.allocator.statistics().arenaCount == 0)
    }

    @Test("So are nested lists, tuples, dicts and frames")
    func nested() {
        let runtime = Runtime()
        let key = runtime.makeInt(0)
        let wraps: [(ObjectRef) -> ObjectRef] = [
            { runtime.makeTuple(owned: [$0]) },
            {
                let list = runtime.makeList()
                runtime.append(owned: $0, to: list)
                return list
            },
            {
                let dict = runtime.makeDict()
                runtime.setDictValue(dict, ownedKey: key, ownedValue: $0)
                return dict
            },
        ]
        for wrap in wraps {
            var head = runtime.makeList()
            for _ in 0..<(Self.depth / 30) { head = wrap(head) }
            runtime.release(head)
            #expect(runtime.objectCount == 0)
        }
        let function = runtime.define("recurse", file: "r.py", line: 1, locals: ["n"])
        for depth in 0..<(Self.depth / 30) {
            let frame = runtime.pushFrame(function)
            frame.set(0, owned: runtime.makeInt(depth))
        }
        #expect(runtime.finish() == 0)
    }

    @Test("A cycle of a hundred thousand is collected")
    func longCycle() {
        let heap = RandomHeap()
        let runtime = heap.runtime
        runtime.isCollectorEnabled = false
        let last = runtime.makeInstance(of: heap.node)
        var head = last
        for _ in 1..<(Self.depth / 10) {
            let node = runtime.makeInstance(of: heap.node)
            runtime.setAttribute(node, heap.name, owned: head)
            head = node
        }
        runtime.setAttribute(last, heap.name, owned: head)
        // The nodes alone: their attributes lie beside them, in no dict.
        #expect(runtime.collect() == Self.depth / 10)
        #expect(runtime.finish() == 0)
    }

    @Test("An object goes at once with its last reference, and takes with it what only it held")
    func immediate() {
        let runtime = Runtime()
        let shared = runtime.makeString("shared by both")
        let list = runtime.makeList([shared])
        runtime.append(owned: runtime.makeString("held by the list only"), to: list)
        #expect(runtime.objectCount == 3)
        runtime.release(list)
        #expect(runtime.objectCount == 1)
        #expect(shared.refcount == 1)
        runtime.release(shared)
        #expect(runtime.objectCount == 0)
    }
}
