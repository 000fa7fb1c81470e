import Foundation
import Testing

@testable import ManagedRuntime

@Suite("JSON workload")
struct JSONWorkloadTests {
    private func load(_ text: String) throws(JSONSyntaxError) -> (Runtime, ObjectRef) {
        let runtime = Runtime()
        let bytes = Array(text.utf8)
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        defer { buffer.deallocate() }
        _ = buffer.initialize(from: bytes)
        var loader = JSONLoader(runtime, UnsafeBufferPointer(buffer))
        do throws(JSONSyntaxError) {
            return (runtime, try loader.parseDocument())
        } catch {
            #expect(runtime.objectCount == 0, "a malformed document leaves objects behind")
            throw error
        }
    }

    /// As Python's `json.dumps` writes it, with escapes for all that is not ASCII.
    private func write(_ object: ObjectRef, _ runtime: Runtime) -> String {
        switch object.kind {
        case .none: return "null"
        case .bool: return object == runtime.bool(true) ? "true" : "false"
        case .int: return runtime.decimal(object)
        case .float: return "\(runtime.floatValue(object))"
        case .str: return quote(runtime.stringValue(object))
        case .list:
            let items = (0..<runtime.listCount(object)).map { write(runtime.listItem(object, $0), runtime) }
            return "[" + items.joined(separator: ", ") + "]"
        default:
            var members: [String] = []
            runtime.forEachEntry(object) { key, value in
                members.append(quote(runtime.stringValue(key)) + ": " + write(value, runtime))
            }
            return "{" + members.joined(separator: ", ") + "}"
        }
    }

    private func quote(_ text: String) -> String {
        let short: [UInt16: String] = [
            34: "\\\"", 92: "\\\\", 10: "\\n", 13: "\\r", 9: "\\t", 8: "\\b", 12: "\\f",
        ]
        return "\""
            + text.utf16.map { unit in
                if let escape = short[unit] { return escape }
                if 32..<127 ~= unit { return String(UnicodeScalar(UInt8(unit))) }
                let hex = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            }.joined() + "\""
    }

    private static let document = """
        {"name": "caf\\u00e9", "emoji": "\\ud83d\\ude00 😀", "жизнь": ["x", "жизнь", "", "\\"\\\\\\/\\b\\f\\n\\r\\t"],
         "numbers": [0, -0, 1, -17, 256, 257, 1073741824, 123456789012345678901234567890, 1.5, -2.5e-3, 1E10, 1e22],
         "nested": [[], {}, [[[[1]]]], {"a": {"a": {"a": null}}}], "flags": [true, false, null],
         "repeated": ["same value", "same value", "same value", 1000, 1000, 1.25, 1.25], "twice": 1, "twice": 2}
        """

    @Test("A document means to it what it means to Python", .enabled(if: CPython311.interpreter != nil))
    func oracle() throws {
        let (runtime, value) = try load(Self.document)
        let program = "import json, sys; print(json.dumps(json.loads(sys.argv[1])))"
        let python = try CPython311.run(CPython311.interpreter!, ["-c", program, Self.document])
        #expect(write(value, runtime) + "\n" == python)
        runtime.checkInvariants(externalReferences: 1)
    }

    @Test("Counts and duplicates are those of the document")
    func truth() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json").path
        try Self.document.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let runtime = Runtime()
        let truth = try JSONWorkload().run(runtime, WorkloadParameters(objects: 0, input: path))
        #expect(truth.objectsByType["dict"] == 5)
        #expect(truth.objectsByType["list"] == 10)
        #expect(truth.objectsByType["float"] == 6)
        // -17, 257, 2**30, the long one, and 1000 twice; the others are shared.
        #expect(truth.objectsByType["int"] == 6)
        let duplicates = Dictionary(uniqueKeysWithValues: truth.duplicates.map { ($0.type, $0) })
        // "жизнь" is a key and a value.
        let strings = 2 * (49 + 10) + (72 + 2 * 6)
        #expect(
            duplicates["str"]
                == PlantedTruth.Duplicates(type: "str", values: 2, objects: 5, wastedBytes: strings))
        #expect(duplicates["int"]?.wastedBytes == 28)
        #expect(duplicates["float"]?.wastedBytes == 24)
        runtime.checkInvariants(externalReferences: 0)
        #expect(runtime.finish() == 0)
    }

    @Test(
        "A mistake is reported at its line and column",
        arguments: [
            ("", 1, 1), ("[1, 2", 1, 6), ("{\"a\": 1,}", 1, 9), ("[1,\n 2,\n x]", 3, 2), ("{\"a\" 1}", 1, 6),
            ("[01]", 1, 4), ("\"a\nb\"", 1, 3), ("\"\\x\"", 1, 4), ("[1] 2", 1, 5), ("nul", 1, 4),
            ("[1.]", 1, 4),
            ("{\"a\": [1, {\"b\": tru}]}", 1, 20), ("\"\\u12g4\"", 1, 6), ("-", 1, 2), ("\"open", 1, 6),
        ])
    func mistakes(text: String, line: Int, column: Int) {
        let error = #expect(throws: JSONSyntaxError.self) { _ = try load(text) }
        #expect(error?.line == line && error?.column == column)
    }

    @Test("Depth is limited by memory only")
    func depth() throws {
        let (runtime, value) = try load(
            String(repeating: "[", count: 50_000) + String(repeating: "]", count: 50_000))
        #expect(runtime.objectCount == 50_000)
        runtime.release(value)
        #expect(runtime.objectCount == 0)
    }

    @Test("Without a file, or with one that is not there, the error says what to do")
    func missingInput() {
        let runtime = Runtime()
        let none = #expect(throws: WorkloadError.self) {
            try JSONWorkload().run(runtime, WorkloadParameters(objects: 0))
        }
        #expect(none?.code == .inputMissing && none!.description.contains("--input"))
        let unreadable = #expect(throws: WorkloadError.self) {
            try JSONWorkload().run(runtime, WorkloadParameters(objects: 0, input: "no such file.json"))
        }
        #expect(unreadable?.code == .inputUnreadable && unreadable!.description.contains("no such file.json"))
    }
}
