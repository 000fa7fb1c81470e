import HeapGraph
import Testing
import TestSupport

@testable import HPROFReader

/// The texts of `java.lang.String`, as Java 6, 8 and 9 keep them.
@Suite("Strings of a Java heap dump")
struct StringTests {
    private static let text = "naïve 😀 snowman ☃"

    private static func bigEndian(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }

    private static func littleEndian(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    /// A dump whose `java.lang.String` has these fields, and one string.
    private static func heap(
        _ fields: [(String, BasicType)], _ values: [HeapRecords.Value], _ type: BasicType, _ array: [UInt8]
    ) -> [UInt8] {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.heap {
            $0.classDump(Known.object)
            $0.classDump(Known.string, superclass: Known.object, fields: fields)
            // Wherever the array stands.
            $0.primitiveArray(0x5100, type, array)
            $0.instance(0x5000, of: Known.string, [.object(0x5100)] + values)
        }
        script.end()
        return script.bytes
    }

    private static func read(_ bytes: [UInt8]) throws -> (preview: String, whole: String) {
        let folder = TemporaryFolder()
        folder.write(bytes, to: "heap")
        let heap = try ReadHeap(path: folder.file("heap"))
        let value = try #require(heap.graph.value(of: heap.object(0x5000)))
        let preview = String(decoding: heap.graph.preview(value), as: UTF8.self)
        let whole = try #require(try HPROFReader.open(folder.file("heap")).fullValue(at: 0x5000))
        #expect(Int(value.length) == whole.count)
        #expect(value.hash == whole.withUnsafeBytes { StableHash.hash($0) })
        return (preview, String(decoding: whole, as: UTF8.self))
    }

    @Test("Java 9 and later: one byte a character")
    func latin1() throws {
        let texts = try Self.read(
            Self.heap(
                [("value", .object), ("coder", .byte)], [.byte(0)], .byte, [0x6E, 0x61, 0xEF, 0x76, 0x65]))
        #expect(texts == ("naïve", "naïve"))
    }

    @Test("Java 9 and later: UTF-16 in the order of the machine")
    func utf16() throws {
        let texts = try Self.read(
            Self.heap(
                [("value", .object), ("coder", .byte)], [.byte(1)], .byte, Self.littleEndian(Self.text)))
        #expect(texts == (Self.text, Self.text))
    }

    @Test("Java 7 and 8: an array of characters")
    func chars() throws {
        let texts = try Self.read(
            Self.heap([("value", .object), ("hash", .int)], [.int(0)], .char, Self.bigEndian(Self.text)))
        #expect(texts == (Self.text, Self.text))
    }

    @Test("Java 6: a part of an array")
    func slices() throws {
        let texts = try Self.read(
            Self.heap(
                [("value", .object), ("offset", .int), ("count", .int)], [.int(2), .int(3)], .char,
                Self.bigEndian("abcdefg")))
        #expect(texts == ("cde", "cde"))
    }

    @Test("A slice beyond its array ends with it")
    func hostileSlice() throws {
        let texts = try Self.read(
            Self.heap(
                [("value", .object), ("offset", .int), ("count", .int)], [.int(5), .int(-1)], .char,
                Self.bigEndian("abcdefg")))
        #expect(texts.whole == "fg")
    }

    @Test("The graph keeps the beginning, the dump has the rest")
    func longString() throws {
        let long = String(repeating: "0123456789", count: 100)
        let texts = try Self.read(
            Self.heap([("value", .object), ("coder", .byte)], [.byte(0)], .byte, Array(long.utf8)))
        #expect(texts.whole == long)
        #expect(long.hasPrefix(texts.preview) && texts.preview.count < long.count)
    }

    @Test("Strings that share an array all have its text")
    func sharedArray() throws {
        let heap = try ReadHeap {
            $0.string(0x5000, "shared")
            $0.instance(0x6000, of: Known.string, [.object(0x5018), .byte(0), .int(0)])
        }
        for address: UInt64 in [0x5000, 0x6000] {
            #expect(heap.graph.value(of: heap.object(address)).map { heap.graph.preview($0).count } == 6)
        }
    }

    @Test("A dump read without values keeps none but the names of threads")
    func withoutValues() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.heap {
            $0.knownClasses()
            $0.root(HeapTag.rootThreadObject, 0x5100, 1, 0)
            $0.instance(0x5100, of: Known.thread, [.object(0x5000), .int(5)])
            $0.string(0x5000, "main")
            $0.string(0x6000, "secret")
        }
        script.end()
        let heap = try ReadHeap(script.bytes, values: .none)
        #expect(heap.graph.values.isEmpty)
        #expect(heap.graph.threads.map { heap.graph.name(NameID($0.name)) } == ["main"])
    }

    @Test("A dump read without values whose threads have no names has no texts")
    func withoutTexts() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.heap {
            $0.knownClasses()
            $0.string(0x5000, "secret")
        }
        script.end()
        let folder = TemporaryFolder()
        folder.write(script.bytes, to: "heap")
        var done = 0.0
        let loaded = try HPROFReader.open(folder.file("heap")).load(values: .none) { done = $0 }
        #expect(loaded.graph.values.isEmpty)
        #expect(done == 1)
    }

    @Test("Slices of an array that are more than its text are cut off, and every one is counted")
    func manySlices() throws {
        let units = 2_048
        // What 64 times the array's bytes and 4 MiB have room for, and some.
        let room = (64 * 2 * units + FileWindow.maximum) / units
        var script = HPROFScript(idSize: 4)
        script.loadKnownClasses()
        script.heap {
            $0.classDump(Known.object)
            $0.classDump(
                Known.string, superclass: Known.object,
                fields: [("value", .object), ("offset", .int), ("count", .int)])
            for string in 0..<room + 20 {
                $0.instance(
                    UInt64(0x10_0000 + string * 0x20), of: Known.string,
                    [.object(0x5000), .int(0), .int(Int32(units))])
            }
            $0.primitiveArray(0x5000, .char, [UInt8](repeating: 0x41, count: 2 * units))
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.coverage["strings that are too long for their text to be kept"] == 20)
    }

    @Test("A text longer than 4 MiB is not kept, and counted for each of its strings")
    func tooLong() throws {
        let heap = try ReadHeap {
            for string: UInt64 in [0x5000, 0x5100] {
                $0.instance(string, of: Known.string, [.object(0x6000), .byte(0), .int(0)])
            }
            $0.primitiveArray(0x6000, .byte, [UInt8](repeating: 0x41, count: FileWindow.maximum))
        }
        #expect(heap.graph.value(of: heap.object(0x5000)) == nil)
        #expect(heap.coverage["strings that are too long for their text to be kept"] == 2)
    }
}
