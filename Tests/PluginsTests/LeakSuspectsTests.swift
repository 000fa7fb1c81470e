import AnalysisResults
import HeapGraph
import TestSupport
import Testing

@Suite("leak-suspects")
struct LeakSuspectsTests {
    private let analyzer: LoadedAnalyzer
    /// Test heaps are small.
    private let small: [String: OptionValue] = ["minimum-bytes": .integer(0)]

    init() throws { analyzer = try LoadedAnalyzer("LeakSuspects") }

    /// A module whose namespace has a container under the name, with many entries of one type.
    private func service(
        _ name: String, container: String, kind: TypeKind, entry: String = "app.Entry", count: Int = 500
    ) -> (heap: HeapBuilder, entries: [HeapBuilder.Handle]) {
        var heap = HeapBuilder()
        let module = heap.object("module", kind: .module, size: 72)
        let namespace = heap.object("dict", kind: .dictionary, size: 232)
        let holder = heap.object(container, kind: kind, size: 4_000)
        heap.root(module, .module, name: "app")
        heap.refer(module, to: namespace, ".__dict__")
        heap.refer(namespace, to: holder, "['\(name)']")
        let entries = (0..<count).map { _ in heap.object(entry, kind: .instance, size: 300) }
        for (index, object) in entries.enumerated() { heap.refer(holder, to: object, "[\(index)]") }
        return (heap, entries)
    }

    private func first(_ heap: HeapBuilder) throws -> Finding {
        let result = try analyzer.run(try heap.graph(), options: small)
        return try #require(result.findings.first)
    }

    @Test("a global dict is named with its path, the reference to cut marked")
    func globalDict() throws {
        let finding = try first(service("uploads", container: "dict", kind: .dictionary).heap)
        #expect(
            finding.kind == "leak-suspect" && finding.severity == .critical && finding.confidence == .high)
        #expect(finding.impact == 4_000 + 500 * 300)
        #expect(finding.fact("held by") == .text("app.uploads"))
        #expect(finding.fact("reference to cut") == .text(".uploads"))
        #expect(finding.fact("looks like") == .text("a global container that only grows"))
        #expect(finding.evidence.first?.labels == [".__dict__", "['uploads']"])
        #expect(finding.evidence.first?.highlight == 1)
        #expect(
            finding.fingerprint == "leak-suspect dict <- dict['uploads'] <- module .__dict__ <- module app")
    }

    @Test(
        "names and types on the path tell the pattern",
        arguments: [
            ("cache", "dict", TypeKind.dictionary, "app.Entry", "an unbounded cache"),
            ("listeners", "list", .list, "app.Entry", "listeners that are never removed"),
            ("actions", "list", .list, "method", "listeners that are never removed"),
            ("jobs", "list", .list, "generator", "generators that never finish"),
            ("rows", "list", .list, "app.Entry", "a global container that only grows"),
        ])
    func patterns(name: String, container: String, kind: TypeKind, entry: String, pattern: String) throws {
        let finding = try first(service(name, container: container, kind: kind, entry: entry).heap)
        #expect(finding.fact("looks like") == .text(pattern))
    }

    @Test("stored exceptions are told by the tracebacks they have")
    func tracebacks() throws {
        var (heap, entries) = service("failures", container: "list", kind: .list, entry: "ValueError")
        for entry in entries {
            let traceback = heap.object("traceback", size: 56)
            heap.refer(entry, to: traceback, ".__traceback__")
            heap.refer(traceback, to: heap.object("frame", kind: .frame, size: 400), ".tb_frame")
        }
        #expect(try first(heap).fact("looks like") == .text("an exception that keeps its frames"))
    }

    @Test("an lru_cache is told by its wrapper, and a class's list by its class")
    func wrapperAndClass() throws {
        for (type, kind, label, pattern) in [
            ("functools._lru_cache_wrapper", TypeKind.other, "cache", "an lru_cache that never evicts"),
            ("type", .type, ".log", "a class attribute that all instances fill"),
        ] {
            var heap = HeapBuilder()
            let owner = heap.object(type, kind: kind, size: 168)
            let list = heap.object("list", kind: .list, size: 4_000)
            heap.root(owner, .static)
            heap.refer(owner, to: list, label)
            for _ in 0..<300 {
                heap.refer(list, to: heap.object("app.Entry", kind: .instance, size: 300), "[…]")
            }
            #expect(try first(heap).fact("looks like") == .text(pattern))
        }
    }

    @Test("many objects that two holders share are a group, with what holds them")
    func group() throws {
        var heap = HeapBuilder()
        let holders = ["first", "second"].map { name in
            let bus = heap.object("app.Bus", kind: .instance, size: 64)
            heap.root(bus, .static, name: name)
            return bus
        }
        for _ in 0..<2_000 {
            let job = heap.object("app.Job", kind: .instance, size: 200)
            for holder in holders { heap.refer(holder, to: job, ".jobs") }
        }
        let finding = try first(heap)
        #expect(finding.title.hasPrefix("2,000 app.Job, held by static first, keep 391 KiB alive"))
        #expect(finding.impact == 2_000 * 200)
        #expect(finding.fact("reference to cut") == .text(".jobs"))
        #expect(finding.evidence.first?.objects.map(\.type) == ["app.Bus", "app.Job"])
        #expect(finding.fingerprint == "leak-suspect app.Job <- app.Bus <- static first")
    }

    @Test("a group that only C code refers to is called so")
    func uncounted() throws {
        var heap = HeapBuilder()
        for _ in 0..<1_000 {
            let request = heap.object("app.Request", kind: .instance, size: 48)
            heap.root(request, .handle, name: "held by C code")
            heap.refer(request, to: heap.object("bytes", kind: .bytes, size: 800), ".body")
        }
        let finding = try first(heap)
        #expect(finding.fact("looks like") == .text("a C extension that does not give references back"))
        #expect(finding.title.hasPrefix("1,000 app.Request, held by references that only C code has"))
        #expect(finding.fact("objects kept alive") == .count(1_000))
    }

    @Test("the bytes of a suspect do not count again for a group it is below of")
    func nested() throws {
        var (heap, _) = service("sessions", container: "app.Map", kind: .instance, count: 2_000)
        let maps = (0..<150).map { _ in heap.object("app.Map", kind: .instance, size: 100) }
        for map in maps { heap.root(map, .static) }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.findings.count == 1)
        #expect(result.findings.first?.impact == 4_000 + 2_000 * 300)
    }

    @Test("a heap of even parts has no suspect, and says so")
    func silence() throws {
        var heap = HeapBuilder()
        for part in 0..<40 {
            let module = heap.object("module", kind: .module, size: 72)
            heap.root(module, .module, name: "part\(part)")
            for kind in 0..<20 {
                heap.refer(module, to: heap.object("app.Thing\(kind)", kind: .instance, size: 100), ".thing")
            }
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.findings.isEmpty && result.whole("suspects") == 0)
        #expect(result.notes.first?.contains("it has grown evenly") == true)
    }
}
