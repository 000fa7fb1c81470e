import Foundation
import Testing

@testable import CPythonReader

@Suite struct LayoutTableTests {
    @Test func everyVersionFrom3_8To3_13HasATable() throws {
        #expect(LayoutTable.shippedMinors == [8, 9, 10, 11, 12, 13])
        for minor in LayoutTable.shippedMinors {
            let table = try #require(try LayoutTable.shipped(minor: minor))
            #expect(table.cpython == "3.\(minor)")
            #expect(table.source.hasPrefix("3.\(minor)."))
        }
        #expect(try LayoutTable.shipped(minor: 7) == nil)
        #expect(try LayoutTable.shipped(minor: 14) == nil)
    }

    /// What `Include/object.h` and friends say and no build option of a default build changes.
    @Test func everyTableAgreesWithTheHeaders() throws {
        for minor in LayoutTable.shippedMinors {
            let table = try #require(try LayoutTable.shipped(minor: minor))
            #expect(try table.size("PyObject") == 16)
            #expect(try table.offset("PyObject", "ob_type") == 8)
            #expect(try table.offset("PyVarObject", "ob_size") == 16)
            #expect(try table.size("PyGC_Head") == 16)
            #expect(try table.offset("PyListObject", "ob_item") == 24)
            #expect(try table.offset("PyDictObject", "ma_values") == 40)
            #expect(try table.offset("PyTypeObject", "tp_flags") == 168)
            #expect(try table.size("PyDictKeysObject") == (minor < 11 ? 40 : 32))
            #expect(table.sizeIfPresent("PyHeapTypeObject")! > table.sizeIfPresent("PyTypeObject")!)
        }
    }

    @Test func referencesAreOrderedByOffsetAndLeaveOutWhatHoldsNoCount() throws {
        let table = try #require(try LayoutTable.shipped(minor: 11))
        #expect(table.references("partialobject").map(\.name) == ["fn", "args", "kw", "dict"])
        #expect(table.references("PyWeakReference").map(\.name) == ["wr_callback"])
        #expect(table.references("lru_list_elem").map(\.name) == ["key", "result"])
        let function = table.references("PyFunctionObject")
        #expect(function.map(\.offset) == function.map(\.offset).sorted())
        #expect(!function.map(\.name).contains("func_weakreflist"))
    }

    @Test func anArrayOfReferencesIsOneEachElement() throws {
        let table = try #require(try LayoutTable.shipped(minor: 9))
        let integers = table.references("PyInterpreterState").filter { $0.name.hasPrefix("small_ints") }
        #expect(integers.count == 262)
        #expect(integers.first! == ("small_ints[0]", 3552))
        #expect(integers.last! == ("small_ints[261]", 3552 + 261 * 8))
        #expect(table.count("PyInterpreterState", "gc.generations") == 3)
        #expect(table.count("PyInterpreterState", "next") == 1)
    }

    @Test func whatATableLacksIsNamedWithTheTable() throws {
        let table = try #require(try LayoutTable.shipped(minor: 8))
        #expect {
            try table.offset("PyInterpreterState", "obmalloc")
        } throws: { error in
            let error = error as! CaptureError
            return error.code == .badLayout && error.message.contains("PyInterpreterState.obmalloc")
                && error.message.contains("3.8.18")
        }
    }

    @Test(arguments: [
        ("{", "not a layout table"),
        (#"{"cpython": "3.11", "source": "x"}"#, #"it has no "structs""#),
        (
            #"{"cpython": "3.11", "source": "x", "structs": {"A": {"size": "8", "fields": {}}}}"#,
            "structs.A.size"
        ),
        (#"{"cpython": "3.11", "source": "x", "structs": {"A": {"size": 0, "fields": {}}}}"#, "size 0"),
        (
            #"{"cpython": "3.11", "source": "x", "structs": {"A": {"size": 8, "fields": {"b": -8}}}}"#,
            "b lies at -8 of 8 bytes"
        ),
        (
            #"{"cpython": "3.11", "source": "x", "structs": {"A": {"size": 8, "fields": {"b": 9}}}}"#,
            "b lies at 9 of 8 bytes"
        ),
        (
            #"{"cpython": "3.11", "source": "x", "structs": {"A": {"size": 8, "fields": {"b": 0}, "arrays": {"b": 0}}}}"#,
            "b has 0 elements"
        ),
        (
            #"{"cpython": "3.11", "source": "x", "structs": {"A": {"size": 8, "fields": {}, "references": ["b"]}}}"#,
            "b is a reference but not a field"
        ),
    ])
    func aMalformedTableIsRefusedWithTheReason(json: String, reason: String) {
        #expect {
            try LayoutTable(json: Data(json.utf8), name: "mine.json")
        } throws: { error in
            let error = error as! CaptureError
            return error.code == .badLayout && error.message.hasPrefix("mine.json")
                && error.message.contains(reason)
        }
    }

    @Test func aTableThatIsNotThereCannotBeOpened() {
        #expect {
            try LayoutTable(file: "/nonexistent/3.15.json")
        } throws: { ($0 as! CaptureError).code == .cannotOpen }
    }
}
