import HeapGraph
import Testing

@testable import HPROFReader

/// Roots of every kind, with their threads and frames.
@Suite("Roots of a Java heap dump")
struct RootTests {
    private struct Root: Equatable {
        var kind: RootKind
        var name: String
    }

    private func roots(of heap: ReadHeap) -> [Root] {
        heap.graph.roots.filter { $0.object == heap.object(0x5000).rawValue }.map {
            Root(kind: RootKind(rawValue: $0.kind)!, name: heap.graph.name(NameID($0.name)))
        }
    }

    @Test("Every kind has a name", arguments: [4, 8])
    func kinds(_ idSize: Int) throws {
        let heap = try ReadHeap(idSize: idSize) {
            $0.node(0x5000)
            for tag in [
                HeapTag.rootUnknown, HeapTag.rootJNIGlobal, HeapTag.rootStickyClass, HeapTag.rootMonitorUsed,
                HeapTag.rootInternedString, HeapTag.rootFinalizing, HeapTag.rootDebugger,
                HeapTag.rootReferenceCleanup, HeapTag.rootVMInternal,
            ] { $0.root(tag, 0x5000) }
            for tag in [HeapTag.rootNativeStack, HeapTag.rootThreadBlock] { $0.root(tag, 0x5000, 9) }
            for tag in [
                HeapTag.rootThreadObject, HeapTag.rootJNILocal, HeapTag.rootJavaFrame, HeapTag.rootJNIMonitor,
            ] { $0.root(tag, 0x5000, 9, .max) }
            // Says that nothing holds it.
            $0.root(HeapTag.unreachable, 0x5000)
        }
        let expected: [(RootKind, String)] = [
            (.other, "unknown"), (.handle, "JNI global"), (.static, "system class"),
            (.interpreter, "monitor in use"), (.interpreter, "interned string"), (.interpreter, "finalizing"),
            (.handle, "debugger"), (.interpreter, "reference cleanup"), (.interpreter, "VM internal"),
            (.frame, "native stack"), (.thread, "thread block"), (.thread, "thread"), (.frame, "JNI local"),
            (.frame, "local"), (.handle, "JNI monitor"),
        ]
        #expect(roots(of: heap) == expected.map { Root(kind: $0.0, name: $0.1) })
        #expect(heap.damage.isEmpty)
    }

    @Test("A system class is named")
    func systemClasses() throws {
        let heap = try ReadHeap(idSize: 8) { _ in }
        let names = heap.graph.roots.map { heap.graph.name(NameID($0.name)) }
        #expect(names.contains("system class java.lang.String"))
    }

    @Test("A local says whose frame holds it")
    func frames() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        let main = script.loadClass(0x3000, "app/Main")
        script.frame(0x71, method: "serve", file: "Main.java", classSerial: main, line: 42)
        script.frame(0x72, method: "wait", file: "Object.java", classSerial: 99, line: -3)
        script.trace(5, thread: 1, frames: [0x72, 0x71, 0x7777])
        script.heap {
            $0.knownClasses()
            $0.root(HeapTag.rootThreadObject, 0x5100, 1, 5)
            $0.root(HeapTag.rootJavaFrame, 0x5000, 1, 1)
            $0.root(HeapTag.rootJNILocal, 0x5000, 1, 0)
            $0.root(HeapTag.rootJavaFrame, 0x5000, 1, 3)
            $0.instance(0x5100, of: Known.thread, [.object(0x5200), .int(5)])
            $0.string(0x5200, "worker-1")
            $0.node(0x5000)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        let graph = heap.graph
        #expect(
            roots(of: heap) == [
                Root(kind: .frame, name: "local in Main.serve()"),
                Root(kind: .frame, name: "JNI local in wait()"),
                Root(kind: .frame, name: "local"),
            ])
        #expect(graph.threads.map { graph.name(NameID($0.name)) } == ["worker-1"])
        let frames = graph.frames.map {
            "\(graph.name(NameID($0.function))) (\(graph.name(NameID($0.file))):\($0.line))"
        }
        #expect(frames == ["wait (Object.java:0)", "app.Main.serve (Main.java:42)", "? (:0)"])
        let local = try #require(graph.roots.first { $0.object == heap.object(0x5000).rawValue })
        #expect(local.thread == 0 && local.frame == 1)
    }

    @Test("A trace that many threads name is written once")
    func sharedTrace() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.frame(0x71, method: "run", file: "Main.java", classSerial: 99, line: 1)
        script.trace(5, thread: 1, frames: [UInt64](repeating: 0x71, count: 10))
        script.heap {
            $0.knownClasses()
            $0.node(0x5000)
            for thread in 1...100 as ClosedRange<UInt32> {
                $0.root(HeapTag.rootThreadObject, 0x5000, thread, 5)
            }
            $0.root(HeapTag.rootJavaFrame, 0x5000, 1, 9)
            $0.root(HeapTag.rootJavaFrame, 0x5000, 2, 9)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.graph.threads.map(\.frameCount) == [10] + [UInt32](repeating: 0, count: 99))
        #expect(heap.graph.frames.count == 10)
        #expect(heap.coverage["threads whose stack trace is another thread's, too"] == 99)
        #expect(roots(of: heap).suffix(2).map(\.name) == ["local in run()", "local"])
    }

    @Test("A thread's name of megabytes is cut, not inside of a character")
    func longName() throws {
        let heap = try ReadHeap {
            $0.root(HeapTag.rootThreadObject, 0x5100, 1, 0)
            $0.instance(0x5100, of: Known.thread, [.object(0x5000), .int(5)])
            $0.instance(0x5000, of: Known.string, [.object(0x6000), .byte(0), .int(0)])
            // `x`, then é in Latin-1, two bytes of UTF-8 each.
            $0.primitiveArray(0x6000, .byte, [0x78] + [UInt8](repeating: 0xE9, count: 5_000))
        }
        let name = try #require(heap.graph.threads.first.map { heap.graph.name(NameID($0.name)) })
        #expect(name == "x" + String(repeating: "é", count: 511))
    }
}
