import AnalysisResults
import HeapGraph
import TestSupport
import Testing

@Suite("interning-savings")
struct InterningSavingsTests {
    private let analyzer: LoadedAnalyzer
    /// Test heaps are small.
    private let small: [String: OptionValue] = ["minimum-bytes": .integer(0)]

    init() throws { analyzer = try LoadedAnalyzer("InterningSavings") }

    @Test("equal strings of many rows are found, with their bytes, values and holder")
    func duplicateStrings() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        for number in 0..<100 {
            let row = heap.object("app.Row", size: 48)
            heap.refer(rows, to: row)
            heap.refer(row, to: string(&heap, ["DE", "FR"][number % 2]), ".country")
            heap.refer(row, to: string(&heap, "name \(number)"), ".name")
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.metric("duplicate-values") == 2)
        #expect(result.metric("duplicate-objects") == 98)
        #expect(result.metric("duplicate-bytes") == 5096)
        #expect(result.metric("duplicate-slack-bytes") == 1176)
        #expect(result.metric("duplicate-share") == 5096.0 / 16_200)
        let values = try #require(result.table("values"))
        #expect(values.texts("value") == ["'DE'", "'FR'"])
        #expect(values.numbers("objects") == [50, 50])
        #expect(values.numbers("saved") == [2548, 2548])
        let finding = try #require(result.findings.first)
        #expect(result.findings.count == 1)
        #expect(finding.kind == "duplicate-values")
        #expect(finding.impact == 5096)
        #expect(finding.severity == .warning)
        #expect(finding.fingerprint == "duplicate-values str app.Row.country")
        #expect(finding.title.hasPrefix("app.Row.country holds 98 copies of str values that exist already"))
        #expect(finding.evidence.first?.labels == [".country"])
        let types = try #require(result.table("types"))
        #expect(types.texts("type") == ["str"])
        #expect(types.numbers("objects") == [200] && types.numbers("values") == [102])
        #expect(types.numbers("copies") == [98] && types.numbers("slack") == [1176])
    }

    @Test("distinct values are no finding, and sharing by reference is no duplicate")
    func distinctIsSilent() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        let shared = string(&heap, "shared")
        for number in 0..<100 {
            heap.refer(rows, to: string(&heap, "name \(number)"))
            heap.refer(rows, to: shared)
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.findings.isEmpty)
        #expect(result.metric("duplicate-objects") == 0)
        #expect(result.metric("duplicate-bytes") == 0)
        #expect(result.table("values")?.rows.isEmpty == true)
    }

    @Test("equal text of different types is not equal")
    func typesDiffer() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        heap.refer(rows, to: heap.object("str", kind: .string, size: 50, value: "1"))
        heap.refer(rows, to: heap.object("int", kind: .integer, size: 28, value: "1"))
        heap.refer(rows, to: heap.object("bytes", kind: .bytes, size: 34, value: "1"))
        heap.refer(rows, to: heap.object("float", kind: .float, size: 24, value: "1"))
        #expect(try analyzer.run(try heap.graph()).metric("duplicate-objects") == 0)
    }

    @Test("tuples are equal when their elements are, at any depth; others are not compared")
    func tuples() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        let none = heap.object("NoneType", kind: .none)
        func tuple(_ elements: [HeapBuilder.Handle]) -> HeapBuilder.Handle {
            let tuple = heap.object("tuple", kind: .tuple, size: 40, labels: .indexed)
            for element in elements { heap.refer(tuple, to: element) }
            return tuple
        }
        for _ in 0..<3 {
            let pair = tuple([string(&heap, "a"), none])
            heap.refer(rows, to: tuple([pair, string(&heap, "b")]))
            heap.refer(rows, to: tuple([string(&heap, "b"), tuple([string(&heap, "a"), none])]))
            heap.refer(rows, to: tuple([heap.object("list", kind: .list, size: 1000, labels: .indexed)]))
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        let types = try #require(result.table("types"))
        // Tuples: 6 x ('a', None), 3 x (pair, 'b'), 3 x ('b', pair). Strings: 6 x 'a', 6 x 'b'.
        #expect(types.texts("type") == ["str", "tuple"])
        #expect(types.numbers("objects") == [12, 12])
        #expect(types.numbers("values") == [2, 3])
        #expect(types.numbers("saved") == [520, 360])
        let previews = try #require(result.table("values")).texts("value")
        #expect(previews.contains("((…), 'b')") && previews.contains("('a', None)"))
    }

    @Test("a tuple that contains itself is compared with nothing, nor is what contains it")
    func cyclicTuples() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        for _ in 0..<2 {
            let inner = heap.object("tuple", kind: .tuple, size: 40, labels: .indexed)
            let outer = heap.object("tuple", kind: .tuple, size: 40, labels: .indexed)
            heap.refer(inner, to: outer)
            heap.refer(outer, to: inner)
            let above = heap.object("tuple", kind: .tuple, size: 40, labels: .indexed)
            heap.refer(above, to: inner)
            heap.refer(rows, to: above)
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.metric("duplicate-objects") == 0)
        #expect(result.table("types")?.rows.isEmpty == true)
    }

    @Test("tuples nested a hundred thousand deep do not exhaust the stack")
    func deepTuples() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        for _ in 0..<2 {
            var last = heap.object("tuple", kind: .tuple, size: 40, labels: .indexed)
            for _ in 0..<100_000 {
                let next = heap.object("tuple", kind: .tuple, size: 40, labels: .indexed)
                heap.refer(next, to: last)
                last = next
            }
            heap.refer(rows, to: last)
        }
        #expect(try analyzer.run(try heap.graph()).metric("duplicate-objects") == 100_001)
    }

    @Test("holders are told apart by label; dictionary values by key where keys repeat")
    func holderLabels() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        for number in 0..<10 {
            let record = heap.object("dict", kind: .dictionary, size: 232, labels: .pairs)
            heap.refer(rows, to: record)
            heap.refer(record, to: string(&heap, "country"))
            heap.refer(record, to: string(&heap, "Deutschland"))
            heap.refer(record, to: string(&heap, "key \(number)"))
            heap.refer(record, to: string(&heap, "Österreich"))
            let pair = heap.object("tuple", kind: .tuple, size: 56, labels: .indexed)
            heap.refer(rows, to: pair)
            heap.refer(pair, to: string(&heap, "number \(number)"))
            heap.refer(pair, to: string(&heap, "Schweiz"))
            let names = heap.object("set", kind: .set, size: 216, labels: .elements)
            heap.refer(rows, to: names)
            heap.refer(names, to: string(&heap, "Liechtenstein"))
        }
        let holders = try #require(try analyzer.run(try heap.graph(), options: small).table("holders"))
        #expect(
            holders.texts("holder").sorted() == [
                "dict ['country']", "dict […]", "dict key", "set {…}", "tuple [1]",
            ])
        #expect(holders.numbers("copies") == [9, 9, 9, 9, 9])
    }

    @Test("a copy in an instance's dictionary is held by the instance's attribute")
    func attributeHolders() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        let key = string(&heap, "country")
        for _ in 0..<10 {
            let row = heap.object("app.Row", size: 48)
            let fields = heap.object("dict", kind: .dictionary, size: 104, labels: .pairs)
            heap.refer(rows, to: row)
            heap.refer(row, to: fields, ".__dict__")
            heap.refer(fields, to: key)
            heap.refer(fields, to: string(&heap, "Schweiz"))
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.table("holders")?.texts("holder") == ["app.Row.country"])
        #expect(result.findings.map(\.fingerprint) == ["duplicate-values str app.Row.country"])
    }

    @Test("copies that only roots hold have a line of their own")
    func heldByRoots() throws {
        var heap = HeapBuilder()
        for _ in 0..<3 { heap.root(string(&heap, "text"), .frame, name: "local") }
        let holders = try #require(try analyzer.run(try heap.graph(), options: small).table("holders"))
        #expect(holders.texts("holder") == ["roots alone"])
        #expect(holders.numbers("copies") == [2])
    }

    @Test("weak references hold no copy")
    func weakHolders() throws {
        var heap = HeapBuilder()
        let weak = heap.object("weakref", kind: .weakReference, size: 72)
        heap.root(weak)
        let rows = rootList(&heap)
        for number in 0..<3 {
            let text = string(&heap, "text")
            if number > 0 { heap.refer(weak, to: text, ".referent", strength: .weak) }
            heap.refer(rows, to: text)
        }
        let holders = try #require(try analyzer.run(try heap.graph(), options: small).table("holders"))
        #expect(holders.texts("holder") == ["list […]"])
    }

    @Test("unreachable copies are no savings but counted apart")
    func unreachable() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        heap.refer(rows, to: string(&heap, "text"))
        for _ in 0..<5 { _ = string(&heap, "text") }
        for _ in 0..<3 { _ = string(&heap, "garbage") }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.metric("duplicate-objects") == 0)
        #expect(result.metric("unreachable-duplicate-bytes") == 364)
        #expect(result.findings.isEmpty)
    }

    @Test("an interned copy is the one to keep, and what it saves is counted")
    func interned() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        heap.refer(rows, to: string(&heap, "name"))
        let interned = heap.object("str", kind: .string, size: 60, flags: .interned, value: "name")
        for _ in 0..<4 { heap.refer(rows, to: interned) }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.metric("already-saved-bytes") == 180)
        #expect(result.metric("duplicate-bytes") == 52)
        #expect(result.table("values")?.objects("kept").map(\.id) == [interned.id.rawValue])
    }

    @Test("hashed values give the same numbers, without previews, and a note")
    func hashed() throws {
        func result(isHashed: Bool) throws -> AnalysisResult {
            var heap = HeapBuilder()
            let rows = rootList(&heap)
            for number in 0..<50 {
                let text = "secret \(number % 5)"
                heap.refer(
                    rows, to: heap.object("str", kind: .string, size: 57, value: text, isHashed: isHashed))
            }
            return try analyzer.run(try heap.graph(), options: small)
        }
        let hashed = try result(isHashed: true)
        #expect(hashed.metrics == (try result(isHashed: false)).metrics)
        #expect(hashed.metric("duplicate-objects") == 45)
        #expect(hashed.notes.count == 1 && hashed.notes[0].contains("hashes instead of values"))
        #expect(!String(describing: hashed).contains("secret"))
    }

    @Test("where the dump omits values, duplicates are unknown, not zero")
    func omitted() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        for _ in 0..<50 { heap.refer(rows, to: heap.object("str", kind: .string, size: 57)) }
        let result = try analyzer.run(try heap.graph())
        #expect(result.metrics.map(\.name) == ["already-saved-bytes"])
        #expect(result.notes.count == 1 && result.notes[0].contains("unknown, not zero"))
        #expect(result.tables.isEmpty && result.findings.isEmpty)
    }

    @Test("values that are missing for some objects are counted in a note")
    func partlyOmitted() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        for _ in 0..<3 { heap.refer(rows, to: heap.object("str", kind: .string, size: 57)) }
        for _ in 0..<2 { heap.refer(rows, to: string(&heap, "text")) }
        let result = try analyzer.run(try heap.graph())
        #expect(result.metric("duplicate-objects") == 1)
        #expect(
            result.notes == [
                "3 of 5 strings, bytes and numbers have no value in the dump and were not compared."
            ])
    }

    @Test("many small places that only together waste much are one finding")
    func scattered() throws {
        var heap = HeapBuilder()
        let rows = rootList(&heap)
        for field in 0..<200 {
            for _ in 0..<2 {
                let row = heap.object("app.Row", size: 16)
                heap.refer(rows, to: row)
                heap.refer(row, to: string(&heap, "value \(field)"), ".field\(field)")
            }
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.findings.map(\.fingerprint) == ["duplicate-values scattered str"])
        #expect(result.findings.map(\.impact) == [200 * 52])
        #expect(
            try analyzer.run(try heap.graph(), options: ["minimum-bytes": .integer(20_000)]).findings.isEmpty)
    }

    @Test("an empty heap has no duplicates")
    func empty() throws {
        let result = try analyzer.run(try HeapBuilder().graph())
        #expect(result.metrics.count == 7 && result.metrics.allSatisfy { $0.value == 0 })
        #expect(result.notes.isEmpty && result.findings.isEmpty)
    }

    @Test("counts of random heaps are those of a naive grouping, twice the same")
    func naiveGrouping() throws {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        for _ in 0..<30 {
            var heap = HeapBuilder()
            let rows = rootList(&heap)
            var copies: [String: Int] = [:]
            for _ in 0..<300 {
                let text = "value \(Int.random(in: 0..<150, using: &random))"
                let object = string(&heap, text)
                guard Int.random(in: 0..<4, using: &random) > 0 else { continue }
                heap.refer(rows, to: object)
                copies[text, default: 0] += 1
            }
            let graph = try heap.graph()
            let result = try analyzer.run(graph, options: small)
            #expect(
                result.metric("duplicate-values") == Double(copies.values.count { $0 > 1 }), "seed \(seed)")
            let surplus = copies.values.reduce(0) { $0 + $1 - 1 }
            #expect(result.metric("duplicate-objects") == Double(surplus), "seed \(seed)")
            #expect(try analyzer.run(graph, options: small) == result, "seed \(seed)")
        }
    }

    // MARK: Heaps

    private func rootList(_ heap: inout HeapBuilder) -> HeapBuilder.Handle {
        let list = heap.object("list", kind: .list, size: 1000, labels: .indexed)
        heap.root(list, .module, name: "rows")
        return list
    }

    private func string(_ heap: inout HeapBuilder, _ text: String) -> HeapBuilder.Handle {
        heap.object("str", kind: .string, size: 52, slack: 12, value: text)
    }
}
