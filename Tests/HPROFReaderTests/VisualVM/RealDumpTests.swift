import HeapGraph
import TestSupport
import Testing

@testable import HPROFReader

/// Dumps of the machine's own JVM: everything is understood, and reads as the program was written.
@Suite("Dumps of a running JVM", .enabled(if: JavaProgram.isThere, Comment(rawValue: JavaProgram.reason)))
struct RealDumpTests {
    private static func dump(_ options: [String] = [], _ arguments: [String] = []) throws -> ReadHeap {
        let folder = TemporaryFolder()
        _ = try JavaProgram.run(
            "Fixtures/Registry.java", options: options, arguments: [folder.file("heap")] + arguments)
        return try ReadHeap(path: folder.file("heap"))
    }

    private func objects(_ heap: ReadHeap, of type: String) -> [ObjectID] {
        heap.graph.objects.filter { heap.graph.typeName(of: $0) == type }
    }

    @Test(
        "Nothing is missing and the layout is known",
        arguments: [
            ["-XX:+UseSerialGC"], ["-XX:+UseG1GC", "-Xshare:off"],
            ["-XX:+UseParallelGC", "-XX:-UseCompressedOops"],
            ["-XX:ObjectAlignmentInBytes=16"], ["-XX:+UseSerialGC", "-XX:-UseCompressedClassPointers"],
        ])
    func layouts(_ options: [String]) throws {
        let heap = try Self.dump(options, ["live"])
        #expect(heap.damage.isEmpty)
        #expect(heap.coverage == [:])
        let isWide = options.contains("-XX:-UseCompressedOops")
        #expect(heap.facts["layout.references"]?.hasPrefix(isWide ? "8" : "4") == true)
        let hasWideHeader = options.contains("-XX:-UseCompressedClassPointers")
        #expect(heap.facts["layout.header"]?.hasPrefix(hasWideHeader ? "16" : "12") == true)
        #expect(heap.facts["layout.alignment"]?.hasPrefix(options[0].hasSuffix("=16") ? "16" : "8") == true)
        // No object ends behind where the next one begins.
        let graph = heap.graph
        for object in graph.objects.dropLast() {
            let end = graph.address(of: object) + graph.shallowSize(of: object)
            #expect(end <= graph.address(of: ObjectID(object.index + 1)), "\(graph.typeName(of: object))")
        }
    }

    @Test("Customers, orders and odds are as the program made them", arguments: [[], ["gz=1"], ["live"]])
    func contents(_ arguments: [String]) throws {
        let heap = try Self.dump([], arguments)
        let graph = heap.graph
        let customers = objects(heap, of: "Registry$Customer")
        #expect(customers.count == 3000)
        #expect(objects(heap, of: "Registry$Order").count == 4500)
        let fields = heap.references(graph.address(of: customers[0])).map(\.label)
        // The fields of a class in the order of the JVM, then those of its superclass.
        #expect(fields.prefix(3).sorted() == [".note", ".orders", ".referrer"])
        #expect(fields.dropFirst(3).sorted() == [".name", ".note", "<class>"])
        let names = Set(objects(heap, of: "java.lang.String").map { graph.literal(of: $0) })
        #expect(names.contains { $0.contains("customer 7 naïve ☃") })
        #expect(names.contains { $0.contains("customer 2999") })
    }

    @Test("Threads have names, frames and locals")
    func threads() throws {
        let heap = try Self.dump()
        let graph = heap.graph
        let waiting = try #require(
            graph.threads.firstIndex { graph.name(NameID($0.name)) == "waiting" })
        let thread = graph.threads[waiting]
        let functions = graph.frames[Int(thread.firstFrame)..<Int(thread.firstFrame + thread.frameCount)].map
        {
            graph.name(NameID($0.function))
        }
        #expect(functions.contains("Registry.waitFor"))
        let words = graph.roots.filter {
            $0.thread == UInt32(waiting) && graph.typeName(of: ObjectID($0.object)) == "java.lang.String[]"
        }
        #expect(words.contains { graph.name(NameID($0.name)) == "local in Registry.waitFor()" })
        #expect(graph.threads.contains { graph.name(NameID($0.name)) == "main" })
    }

    @Test("Soft, weak and phantom referents do not keep alive, a strong one elsewhere does")
    func referents() throws {
        let heap = try Self.dump()
        let graph = heap.graph
        let cache = try #require(objects(heap, of: "Registry$Cache").first)
        for (label, strength) in [
            (".soft", ReferenceStrength.soft), (".held", .weak), (".phantom", .phantom),
        ] {
            let row = try #require(
                graph.references(of: cache).first {
                    graph.label(of: ReferenceIndex($0), from: cache) == label
                })
            let reference = try #require(graph.target(of: ReferenceIndex(row)))
            let referent = try #require(
                graph.references(of: reference).first {
                    graph.label(of: ReferenceIndex($0), from: reference) == ".referent"
                })
            #expect(graph.strength(of: ReferenceIndex(referent)) == strength)
        }
    }
}
