import Testing

@testable import ManagedRuntime

@Suite("Interning")
struct InterningTests {
    let runtime = Runtime()

    @Test("-5...256, one-character Latin-1 strings and the empty values are shared and never freed")
    func shared() {
        for value in -5...256 { #expect(runtime.makeInt(value) == runtime.makeInt(value)) }
        for value in [-6, 257] { #expect(runtime.makeInt(value) != runtime.makeInt(value)) }
        #expect(runtime.makeString("\u{e9}") == runtime.makeString("\u{e9}"))
        #expect(runtime.makeString("") == runtime.makeString(""))
        #expect(runtime.makeTuple([]) == runtime.makeTuple([]))
        #expect(runtime.makeBytes(count: 0) == runtime.makeBytes(count: 0))
        #expect(runtime.objectCount == 4)
    }

    @Test("Of equal interned strings there is one, and the table's references do not keep it alive")
    func table() {
        let first = runtime.intern("identifier")
        let second = runtime.intern("identifier")
        #expect(first == second && first.refcount == 2)
        #expect(runtime.internedCount == 1)
        runtime.release(first)
        #expect(runtime.internedCount == 1)
        runtime.release(second)
        #expect(runtime.internedCount == 0)
        #expect(runtime.objectCount == 0)
        runtime.clearFreeLists()
        #expect(runtime.allocator.statistics().usedBlockCount == 0)
    }

    @Test("Interning a string that exists keeps it, unless an equal one was first")
    func explicit() {
        let mine = runtime.makeString("some text")
        #expect(!runtime.isInterned(mine))
        #expect(runtime.intern(owned: mine) == mine)
        let other = runtime.makeString("some text")
        #expect(other != mine)
        #expect(runtime.intern(owned: other) == mine)
        #expect(mine.refcount == 2)
    }

    @Test("The table survives many deaths and births")
    func churn() {
        var live: [ObjectRef] = []
        for round in 0..<20_000 {
            live.append(runtime.intern("name \(round % 5000)"))
            if live.count > 100 { runtime.release(live.remove(at: round % 100)) }
        }
        runtime.checkInvariants(externalReferences: live.count)
        for string in live { runtime.release(string) }
        #expect(runtime.internedCount == 0 && runtime.objectCount == 0)
    }
}

@Suite("Weak references")
struct WeakReferenceTests {
    let heap = RandomHeap()

    @Test("A weak reference does not keep its referent alive, and is cleared when it goes")
    func cleared() {
        let runtime = heap.runtime
        let object = runtime.makeInstance(of: heap.node)
        let weak = runtime.makeWeakReference(to: object)
        #expect(runtime.makeWeakReference(to: object) == weak)
        runtime.release(weak)
        #expect(runtime.referent(of: weak) == object)
        #expect(object.refcount == 1)
        runtime.release(object)
        #expect(runtime.referent(of: weak) == nil)
        runtime.release(weak)
        #expect(runtime.finish() == 0)
    }

    @Test("Weak references into a garbage cycle are cleared before the cycle is freed")
    func cycle() {
        let runtime = heap.runtime
        let object = runtime.makeInstance(of: heap.node)
        runtime.setAttribute(object, heap.name, object)
        let weak = runtime.makeWeakReference(to: object)
        runtime.release(object)
        #expect(runtime.referent(of: weak) == object)
        runtime.collect()
        #expect(runtime.referent(of: weak) == nil)
        runtime.release(weak)
        runtime.checkInvariants(externalReferences: 0)
    }

    @Test("A weak reference that goes first leaves its referent's list in order")
    func weakDiesFirst() {
        let runtime = heap.runtime
        let set = runtime.makeSet()
        runtime.release(runtime.makeWeakReference(to: set))
        let weak = runtime.makeWeakReference(to: set)
        runtime.release(set)
        #expect(runtime.referent(of: weak) == nil)
        runtime.release(weak)
        #expect(runtime.finish() == 0)
    }
}
