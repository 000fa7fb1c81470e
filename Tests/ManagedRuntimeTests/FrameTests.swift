import Testing

@testable import ManagedRuntime

@Suite("Frames and allocation sites")
struct FrameTests {
    let runtime = Runtime()

    @Test("A call's locals live until it returns")
    func locals() {
        let outer = runtime.define("outer", file: "a.py", line: 10, locals: ["items", "count"])
        let inner = runtime.define("inner", file: "a.py", line: 20)
        runtime.call(outer) { frame in
            frame.set(0, owned: runtime.makeList())
            frame.set(1, owned: runtime.makeInt(1000))
            frame.set(1, owned: runtime.makeInt(2000))
            runtime.call(inner) { callee in
                #expect(callee.frame.previous == frame.frame)
                runtime.checkInvariants(externalReferences: 0)
            }
            runtime.collect()
            #expect(runtime.intValue(frame.local(1)!) == 2000)
            #expect(runtime.objectCount == 2)
        }
        #expect(runtime.currentFrame == nil)
        #expect(runtime.objectCount == 0)
    }

    @Test("A call that throws pops its frame")
    func throwing() {
        struct Failure: Error {}
        let function = runtime.define("f", file: "a.py", line: 1, locals: ["x"])
        #expect(throws: Failure.self) {
            try runtime.call(function) { frame in
                frame.set(0, owned: runtime.makeList())
                throw Failure()
            }
        }
        #expect(runtime.objectCount == 0)
    }

    /// A set: memory of a list or dict may wait in a free list, and is traced as long as it does, as in CPython.
    @Test("While tracing, an object is filed under the running line, until it is freed")
    func sites() throws {
        let function = runtime.define("load", file: "b.py", line: 5, locals: [])
        let before = runtime.makeList()
        runtime.isTracingAllocations = true
        let during = runtime.call(function) { frame in
            frame.line = 7
            return runtime.makeSet()
        }
        runtime.isTracingAllocations = false
        #expect(runtime.allocationSite(of: before) == nil)
        #expect(runtime.allocationSite(of: during) == AllocationSite(function: "load", file: "b.py", line: 7))
        runtime.release(during)
        let tracer = try #require(runtime.allocator.state.pointee.tracer)
        #expect(tracer.pointee.traces.count == 0)
        #expect(tracer.pointee.tracedBytes == 0)
        runtime.release(before)
    }
}
