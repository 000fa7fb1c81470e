import Glibc
import DumpFiles
import HeapGraph
import TestSupport
import Testing

@testable import HPROFReader

/// The order and the lengths of records, as JVMs of all ages wrote them.
@Suite("Records of a Java heap dump")
struct FileLayoutTests {
    private static func nodes(_ script: inout HPROFScript, _ ids: [UInt64], length: UInt32? = nil) {
        script.heap(length: length) {
            for id in ids { $0.node(id, next: ids[0]) }
        }
    }

    private static func script() -> HPROFScript {
        var script = HPROFScript()
        script.loadKnownClasses()
        return script
    }

    @Test("Segments come in any order: classes after their instances, their names last")
    func anyOrder() throws {
        var script = HPROFScript()
        Self.nodes(&script, [0x5000, 0x5100])
        script.heap { $0.knownClasses() }
        script.loadKnownClasses()
        Self.nodes(&script, [0x6000])
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.typeName(0x5100) == "app.Node")
        #expect(heap.references(0x5100)[1] == .init(label: ".next", target: 0x5000))
        #expect(heap.typeName(0x6000) == "app.Node")
        #expect(heap.damage.isEmpty)
    }

    @Test("Version 1.0.1 has one heap dump record and no end")
    func oneRecord() throws {
        var script = HPROFScript(version: "1.0.1")
        script.loadKnownClasses()
        script.heap(tag: RecordTag.heapDump) {
            $0.knownClasses()
            $0.node(0x5000)
        }
        let heap = try ReadHeap(script.bytes)
        #expect(heap.typeName(0x5000) == "app.Node")
        #expect(heap.damage.isEmpty)
    }

    @Test("Several dumps in a file are told apart")
    func severalDumps() throws {
        var script = Self.script()
        script.heap {
            $0.knownClasses()
            $0.node(0x5000)
        }
        script.end()
        script.heap { $0.knownClasses() }
        Self.nodes(&script, [0x6000])
        script.end()
        let folder = TemporaryFolder()
        folder.write(script.bytes, to: "two")
        let first = try ReadHeap(path: folder.file("two"))
        let second = try ReadHeap(path: folder.file("two"), dump: 2)
        #expect(first.graph.object(at: 0x5000) != nil && first.graph.object(at: 0x6000) == nil)
        #expect(second.graph.object(at: 0x5000) == nil && second.graph.object(at: 0x6000) != nil)
        #expect(first.facts["dump.number"] == "1 of 2" && second.facts["dump.number"] == "2 of 2")
        #expect(first.graph.contentHash != second.graph.contentHash)
        #expect { try ReadHeap(path: folder.file("two"), dump: 3) } throws: {
            ($0 as? DumpError)?.code == .noSuchDump && "\($0)".contains("1 to 2")
        }
    }

    @Test("What is loaded before the second dump does not take the place of the first one's")
    func nextDumpsNames() throws {
        var script = Self.script()
        let serial = script.loadClass(0x3000, "app/A")
        script.frame(0x71, method: "first", file: "A.java", classSerial: serial, line: 1)
        script.trace(5, thread: 1, frames: [0x71])
        func heap(_ script: inout HPROFScript) {
            script.heap {
                $0.knownClasses()
                $0.classDump(0x3000, superclass: Known.object, fields: [("value", .object)])
                $0.root(HeapTag.rootThreadObject, 0x5000, 1, 5)
                $0.instance(0x5000, of: 0x3000, [.object(0x5000)])
            }
            script.end()
        }
        heap(&script)
        // A second JVM's: the same numbers for other things.
        script.record(RecordTag.string, script.idBytes(script.name("value")) + Array("other".utf8))
        script.loadClass(0x3000, "app/B", serial: serial)
        script.frame(0x71, method: "second", file: "B.java", classSerial: serial, line: 2)
        script.trace(5, thread: 1, frames: [0x71, 0x71])
        heap(&script)
        let folder = TemporaryFolder()
        folder.write(script.bytes, to: "two")
        for (dump, type, label, frames) in [
            (1, "app.A", ".value", ["app.A.first"]),
            (2, "app.B", ".other", ["app.B.second", "app.B.second"]),
        ] {
            let heap = try ReadHeap(path: folder.file("two"), dump: dump)
            #expect(heap.typeName(0x5000) == type)
            #expect(heap.references(0x5000).first?.label == label)
            #expect(heap.graph.frames.map { heap.graph.name(NameID($0.function)) } == frames)
        }
    }

    @Test("Names may come behind a dump of version 1.0.1")
    func namesLast() throws {
        var script = HPROFScript(version: "1.0.1")
        // Writes the names of fields.
        script.heap(tag: RecordTag.heapSummary) { $0.knownClasses() }
        script.heap(tag: RecordTag.heapDump) {
            $0.knownClasses()
            $0.node(0x5000)
        }
        script.loadKnownClasses()
        #expect(try ReadHeap(script.bytes).typeName(0x5000) == "app.Node")
    }

    @Test("A length of 0 that was never filled in")
    func lengthZero() throws {
        var script = Self.script()
        script.heap(length: 0) {
            $0.knownClasses()
            $0.node(0x5000)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.typeName(0x5000) == "app.Node")
        #expect(heap.damage.isEmpty)
    }

    @Test("A segment that is truly empty")
    func emptySegment() throws {
        var script = Self.script()
        script.heap { _ in }
        script.heap { $0.knownClasses() }
        script.heap { _ in }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.typeName(Known.node) == "java.lang.Class")
        #expect(heap.damage.isEmpty)
    }

    @Test("A length that has wrapped past 4 GiB")
    func wrappedLength() throws {
        var script = HPROFScript(version: "1.0.1")
        script.loadKnownClasses()
        // Writes the names of fields, so that the next heap record begins here.
        script.heap(tag: RecordTag.heapSummary) { $0.knownClasses() }
        let start = script.bytes.count
        script.heap(tag: RecordTag.heapDump) {
            $0.knownClasses()
            $0.node(0x5000)
        }
        // One array of 4 GiB of zeros, a hole in the file, then one more node.
        let elements: UInt32 = 1 << 29
        var bytes = script.bytes
        bytes.append(HeapTag.primitiveArray)
        bytes.bigEndian(UInt64(0x8000))
        bytes.bigEndian(UInt32(0))
        bytes.bigEndian(elements)
        bytes.append(BasicType.long.rawValue)
        var tail = HeapRecords(script: script)
        tail.node(0x9000)
        let body = UInt64(bytes.count - start - 9) + UInt64(elements) * 8 + UInt64(tail.bytes.count)
        var length: [UInt8] = []
        length.bigEndian(UInt32(truncatingIfNeeded: body))
        bytes.replaceSubrange(start + 5..<start + 9, with: length)
        let folder = TemporaryFolder()
        folder.write(bytes, to: "large")
        let file = open(folder.file("large"), O_WRONLY)
        defer { close(file) }
        let end = off_t(bytes.count) + off_t(elements) * 8
        try #require(pwrite(file, tail.bytes, tail.bytes.count, end) == tail.bytes.count)

        let heap = try ReadHeap(path: folder.file("large"))
        #expect(heap.size(0x8000) == 16 + 8 << 29)
        #expect(heap.typeName(0x9000) == "app.Node")
        #expect(heap.damage.isEmpty)
    }

    @Test("A length that has wrapped onto the end of a record, in a file that was cut off")
    func wrappedOntoARecord() throws {
        var first = HPROFScript(version: "1.0.1")
        first.loadKnownClasses()
        // Writes the names of fields, so that the next heap record begins where it seems to.
        first.heap(tag: RecordTag.heapSummary) { $0.knownClasses() }
        var script = first
        var declared: UInt32 = 0
        script.heap(tag: RecordTag.heapDump) {
            $0.knownClasses()
            $0.node(0x5000)
            declared = UInt32($0.bytes.count)
        }
        script = first
        script.heap(tag: RecordTag.heapDump, length: declared) {
            $0.knownClasses()
            for id: UInt64 in [0x5000, 0x5100, 0x5200] { $0.node(id) }
        }
        let heap = try ReadHeap(Array(script.bytes.dropLast(3)))
        #expect(heap.typeName(0x5100) == "app.Node")
        #expect(heap.damage.isTruncated)
    }

    @Test("A segment too long for one piece is cut where records begin")
    func longSegment() throws {
        let count: UInt64 = 12_000
        let heap = try ReadHeap {
            for index in 0..<count {
                $0.objectArray(
                    0x10_0000 + index * 0x1000, of: Known.objectArray, Array(repeating: 0x5000, count: 250))
            }
            $0.node(0x5000)
        }
        #expect(heap.damage.isEmpty)
        #expect(heap.graph.referrers(of: heap.object(0x5000)).count == Int(count) * 250)
    }

    @Test("Many small segments are one dump")
    func manySegments() throws {
        var script = Self.script()
        script.heap { $0.knownClasses() }
        let ids = (0..<500).map { UInt64(0x10000 + $0 * 0x20) }
        for id in ids { Self.nodes(&script, [id]) }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(ids.allSatisfy { heap.graph.object(at: $0) != nil })
        #expect(heap.damage.isEmpty)
    }

    @Test("Tiny segments with other records between them share a window")
    func scatteredSegments() throws {
        var script = Self.script()
        script.heap { $0.knownClasses() }
        let ids = (0..<500).map { UInt64(0x10000 + $0 * 0x20) }
        for id in ids {
            Self.nodes(&script, [id], length: id % 64 == 0 ? 0 : nil)
            script.record(RecordTag.controlSettings, [])
        }
        script.end()
        let folder = TemporaryFolder()
        folder.write(script.bytes, to: "heap")
        let dump = try OpenedDump(HPROFReader.open(folder.file("heap"))) { _ in }
        #expect(dump.layout.pieces.count > ids.count)
        let pass = PiecePass(file: dump.file, pieces: dump.layout.pieces, idSize: 8) { _ in }
        let found = try pass.run {
            ObjectScan(idSize: 8, classes: ClassNumbers(capacity: 0))
        } finish: {
            $0.finish()
        }
        #expect(found.map(\.few.classless) == [ids.count])
        let heap = try ReadHeap(path: folder.file("heap"))
        #expect(ids.allSatisfy { heap.graph.object(at: $0) != nil })
        #expect(heap.damage.isEmpty)
    }

    @Test("Records of no use to a heap are passed over and counted")
    func otherRecords() throws {
        var script = HPROFScript()
        for tag in [
            RecordTag.unloadClass, RecordTag.allocationSites, RecordTag.heapSummary, RecordTag.startThread,
            RecordTag.endThread, RecordTag.cpuSamples, RecordTag.controlSettings,
        ] { script.record(tag, [1, 2, 3, 4]) }
        script.loadKnownClasses()
        script.heap { $0.knownClasses() }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.damage.isEmpty)
        #expect(heap.coverage["records of allocation sites, CPU samples and the like"] == 7)
    }

    @Test("Android's records: heaps, its roots, arrays without their elements")
    func android() throws {
        var script = HPROFScript(version: "1.0.3", idSize: 4)
        script.loadKnownClasses()
        let app = script.name("app")
        let idBytes = script.idBytes(app)
        script.heap {
            $0.raw([HeapTag.heapDumpInfo, 0, 0, 0, 1] + idBytes)
            $0.knownClasses()
            $0.root(HeapTag.rootVMInternal, 0x5000)
            $0.node(0x5000)
            $0.raw([
                HeapTag.primitiveArrayNoData, 0, 0, 0x60, 0, 0, 0, 0, 0, 0, 0, 3, 0xE8,
                BasicType.byte.rawValue,
            ])
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.facts["runtime.name"] == "Android Runtime")
        #expect(heap.facts["runtime.heaps"] == "app")
        #expect(heap.typeName(0x6000) == "byte[]")
        #expect(heap.size(0x6000) == 1016)
        #expect(heap.coverage["arrays whose elements the dump leaves out"] == 1)
        #expect(heap.damage.isEmpty)
    }
}
