import Testing

@testable import ManagedRuntime

@Suite("Tracing")
struct TracingTests {
    @Test("Every block counts with its requested size, buffers too, until it is freed")
    func sizes() {
        let runtime = Runtime()
        runtime.startTracing(frameLimit: 1)
        let tracer = runtime.allocator.state.pointee.tracer!
        let list = runtime.makeList()
        #expect(tracer.pointee.tracedBytes == 56)
        runtime.append(runtime.none, to: list)
        #expect(tracer.pointee.tracedBytes == 56 + 32 && tracer.pointee.traces.count == 2)
        let text = runtime.makeString(String(repeating: "x", count: 1000))
        #expect(tracer.pointee.tracedBytes == 88 + 1049)
        runtime.release(text)
        #expect(tracer.pointee.tracedBytes == 88 && tracer.pointee.peakBytes == 88 + 1049)
        // The list's own block stays in use: it waits for the next list.
        runtime.release(list)
        #expect(tracer.pointee.tracedBytes == 56)
        runtime.checkInvariants()
        #expect(runtime.finish() == 0)
    }

    @Test(
        "A reallocated block has its new size and place; a block given out again the place of its new owner")
    func places() {
        let runtime = Runtime()
        runtime.startTracing(frameLimit: 2)
        let outer = runtime.define("outer", file: "a.py", line: 1)
        let inner = runtime.define("inner", file: "a.py", line: 10)
        let list = runtime.call(outer) { frame -> ObjectRef in
            frame.line = 2
            let list = runtime.makeList()
            frame.line = 3
            runtime.call(inner) { $0.line = 12 }
            return list
        }
        #expect(runtime.allocationSite(of: list) == AllocationSite(function: "outer", file: "a.py", line: 2))
        runtime.release(list)
        let again = runtime.call(outer) { _ in
            runtime.call(inner) { frame -> ObjectRef in
                frame.line = 11
                return runtime.makeList()
            }
        }
        #expect(again == list)
        #expect(
            runtime.allocationSite(of: again) == AllocationSite(function: "inner", file: "a.py", line: 11))
        let trace = runtime.trace(of: again)!
        let traceback = runtime.allocator.state.pointee.tracer!.pointee.tracebacks.traceback(trace.traceback)
        #expect(traceback.total == 2 && traceback.frames.count == 2 && traceback.frames[1].line == 1)
        runtime.release(again)
        #expect(runtime.finish() == 0)
    }

    @Test("The table of traces finds what was entered and not removed, whatever collides")
    func table() {
        let seed = UInt64.random(in: .min ... .max)
        print("table of traces: seed \(seed)")
        var random = SplitMix64(seed: seed)
        var table = TraceTable()
        defer { table.free() }
        var model: [UInt: Int] = [:]
        for _ in 0..<200_000 {
            let address = UInt(1 + random.below(4000)) << 4
            if random.below(3) == 0 {
                #expect(table.remove(address)?.size == model.removeValue(forKey: address))
            } else {
                let size = random.below(1000)
                let old = table.insert(Trace(address: address, size: size, traceback: TracebackID(number: 0)))
                #expect(old?.size == model.updateValue(size, forKey: address))
            }
        }
        #expect(table.count == model.count)
        for (address, size) in model { #expect(table[address]?.size == size) }
    }

    @Test("A chain leads from a module to an object by its shortest way")
    func chain() {
        let runtime = Runtime()
        let module = runtime.makeModule("m")
        let list = runtime.makeList()
        let target = runtime.makeSet()
        runtime.append(target, to: list)
        runtime.setGlobal(module, "items", owned: list)
        let chain = runtime.shortestChain(to: target)
        #expect(chain?.steps.map(\.label) == ["module m", ".__dict__", "['items']", "[0]"])
        let loose = runtime.makeList()
        #expect(runtime.shortestChain(to: loose) == nil)
        #expect(runtime.typeCounts().contains { $0.name == "list" && $0.count == 2 })
        for object in [loose, target] { runtime.release(object) }
        #expect(runtime.finish() == 0)
    }
}
