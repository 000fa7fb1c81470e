import AnalysisResults
import Foundation
import Testing

@Suite("Results as JSON, as plugins in any language write and read them")
struct CodingTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func value<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }

    @Test("a cell is an object with its kind as the only key; an empty one has none")
    func cells() throws {
        let cells: [(Cell, String)] = [
            (.text("a"), #"{"text":"a"}"#), (.count(-3), #"{"count":-3}"#),
            (.bytes(.max), #"{"bytes":9223372036854775807}"#),
            (.ratio(0.25), #"{"ratio":0.25}"#), (.empty, "{}"),
            (
                .object(ObjectReference(id: 1, address: 2, type: "t")),
                #"{"object":{"address":2,"id":1,"type":"t"}}"#
            ),
        ]
        for (cell, text) in cells {
            #expect(try json(cell) == text)
            #expect(try value(Cell.self, text) == cell)
        }
    }

    @Test("a whole metric has no fraction and no exponent, one beyond 2^53 is the double it is")
    func metrics() throws {
        #expect(
            try json(Metric("m", 1e15, .bytes)) == #"{"name":"m","unit":"bytes","value":1000000000000000}"#)
        #expect(try json(Metric("m", 0.5, .ratio)) == #"{"name":"m","unit":"ratio","value":0.5}"#)
        for number in [0, -1, 0x1p53, 0x1p60, 1e300, -0.1] {
            let metric = Metric("m", number, .count)
            #expect(try value(Metric.self, json(metric)) == metric)
        }
    }

    @Test("an analyzer's status says why it failed")
    func status() throws {
        let failed = AnalyzerStatus.failed(AnalyzerFailure(kind: .badAnswer, message: "m", remedy: "r"))
        let text = #"{"failure":{"kind":"bad-answer","message":"m","remedy":"r"},"state":"failed"}"#
        #expect(try json(failed) == text)
        #expect(try value(AnalyzerStatus.self, text) == failed)
        #expect(try json(AnalyzerStatus.succeeded) == #"{"state":"succeeded"}"#)
        #expect(throws: DecodingError.self) { try value(AnalyzerStatus.self, #"{"state":"failed"}"#) }
    }

    @Test("what is unreachable is the rest of the heap")
    func totals() {
        let heap = HeapTotals(
            objects: 10, references: 3, shallowBytes: 100, reachableObjects: 7, reachableBytes: 60)
        #expect(heap.unreachableObjects == 3)
        #expect(heap.unreachableBytes == 40)
    }
}
