import DumpFiles
import HeapGraph
import TestSupport
import Testing

@testable import HPROFReader

/// Files that end early, lie or were made to harm: what is intact is read, nothing hangs, nothing traps.
@Suite("Damaged Java heap dumps")
struct DamageTests {
    private static let sound: [UInt8] = {
        var script = HPROFScript()
        script.loadKnownClasses()
        let main = script.loadClass(0x3000, "app/Main")
        script.frame(0x71, method: "run", file: "Main.java", classSerial: main, line: 4)
        script.trace(5, thread: 1, frames: [0x71])
        script.heap {
            $0.knownClasses()
            $0.classDump(
                0x3000, superclass: Known.node, statics: [("F", .object(0x5000))], fields: [("a", .object)])
            $0.root(HeapTag.rootThreadObject, 0x5400, 1, 5)
            $0.root(HeapTag.rootJavaFrame, 0x5000, 1, 0)
        }
        script.heap {
            $0.node(0x5000, next: 0x5100)
            $0.objectArray(0x5100, of: Known.objectArray, [0x5000, 0, 0x5200])
            $0.string(0x5200, "text")
            $0.instance(0x5400, of: Known.thread, [.object(0x5200), .int(5)])
            $0.instance(0x5500, of: 0x3000, [.object(0x5000), .object(0), .object(0x5100), .long(1)])
        }
        script.end()
        return script.bytes
    }()

    @Test("A file cut off anywhere is salvaged, and says so")
    func truncation() throws {
        let whole = try ReadHeap(Self.sound)
        #expect(whole.damage.isEmpty)
        var previous = 0
        for length in stride(from: FileHeader.maximumLength + 1, to: Self.sound.count, by: 5) {
            let heap: ReadHeap
            do {
                heap = try ReadHeap(Array(Self.sound.prefix(length)))
            } catch let error as DumpError where error.code == .noSuchDump {
                // Between two records, before the heap has begun.
                #expect(previous == 0)
                continue
            }
            #expect(!heap.damage.isEmpty, "cut after \(length) bytes")
            #expect(heap.graph.objectCount >= previous, "cut after \(length) bytes")
            previous = heap.graph.objectCount
            #expect(heap.graph.contentHash != whole.graph.contentHash)
        }
        #expect(previous >= whole.graph.objectCount - 1)
    }

    @Test("What stands behind a bad record is lost to the end of its segment only")
    func badRecord() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.heap {
            $0.knownClasses()
            $0.node(0x5000)
            $0.raw([0x77, 1, 2, 3])
            $0.node(0x5100)
        }
        script.heap { $0.node(0x5200) }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.graph.object(at: 0x5000) != nil)
        #expect(heap.graph.object(at: 0x5100) == nil)
        #expect(heap.graph.object(at: 0x5200) != nil)
        #expect(heap.damage.gaps.count == 1 && heap.damage.gaps[0].reason.contains("no record"))
    }

    @Test("Classes that are their own superclass end somewhere")
    func superclassCycle() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.loadClass(0x3000, "a/A")
        script.loadClass(0x3100, "a/B")
        script.heap {
            $0.knownClasses()
            $0.classDump(0x3000, superclass: 0x3100, fields: [("x", .object)])
            $0.classDump(0x3100, superclass: 0x3000, fields: [("y", .object)])
            $0.instance(0x5000, of: 0x3000, [.object(0x5100), .object(0x5100), .object(0x5100)])
            $0.node(0x5100)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.references(0x5000).map(\.label) == [".x", ".y", "<class>"])
        #expect(heap.coverage["classes whose superclasses have no end"] == 1)
    }

    @Test("An instance shorter than its class says has the fields that fit")
    func shortInstance() throws {
        let heap = try ReadHeap {
            $0.instance(0x5000, of: Known.node, [.object(0x5100)])
            $0.node(0x5100)
        }
        #expect(heap.references(0x5000).first == .init(label: ".value", target: 0x5100))
    }

    @Test("A field that does not fit hides those of superclasses, which stand behind it")
    func shortInstanceOfASubclass() throws {
        var script = HPROFScript(idSize: 4)
        script.loadKnownClasses()
        script.loadClass(0x3000, "app/Base")
        script.loadClass(0x3100, "app/Sub")
        script.heap {
            $0.knownClasses()
            $0.classDump(0x3000, superclass: Known.object, fields: [("b", .object)])
            $0.classDump(0x3100, superclass: 0x3000, fields: [("a", .long)])
            // Half of `a`.
            $0.instance(0x5000, of: 0x3100, [.object(0x5100)])
            $0.node(0x5100)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.references(0x5000).map(\.label) == ["<class>"])
    }

    @Test("An instance too long to be looked at refers to nothing, not to the first object")
    func longInstance() throws {
        var script = HPROFScript(idSize: 4)
        let fields = 65_535
        let classes = (0..<9).map { UInt64(0x3000 + $0 * 0x10) }
        script.loadClass(0x2000, "app/Leaf")
        for id in classes { script.loadClass(id, "app/Long\(id)") }
        let fieldName = script.name("number")
        let table = [UInt8](
            Array(repeating: script.idBytes(fieldName) + [BasicType.long.rawValue], count: fields).joined())
        script.heap {
            $0.classDump(0x2000, superclass: classes[0], fields: [("next", .object)])
            for (id, superclass) in zip(classes, classes.dropFirst() + [0]) {
                $0.classDump(id, superclass: superclass)
                $0.replaceFields(count: fields, table)
            }
            $0.primitiveArray(0x10, .byte, [])
            $0.instance(0x5000, of: 0x2000, [.object(0x5000)], padding: classes.count * fields * 8)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.references(0x5000).map(\.label) == [".next", "<class>"])
        #expect(heap.references(0x5000).allSatisfy { $0.target == nil })
        #expect(heap.coverage["objects that are too long for their fields to be read"] == 1)
        #expect(heap.damage.isEmpty)
    }

    @Test("Instances of classes nobody loaded are kept")
    func unknownClass() throws {
        let heap = try ReadHeap {
            $0.instance(0x5000, of: 0xBAD0, [.object(0x5100)])
            $0.objectArray(0x5100, of: 0xBAD0, [0x5000])
        }
        #expect(heap.typeName(0x5000) == "<class that was not loaded>")
        #expect(heap.typeName(0x5100) == "<class that was not loaded>[]")
        #expect(heap.coverage["instances of classes that were not loaded"] == 1)
    }

    @Test("Counts larger than the file are no reason to make room")
    func hugeCounts() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        let (id, type) = (script.idBytes(0x5000), script.idBytes(Known.objectArray))
        script.heap {
            $0.knownClasses()
            $0.raw([HeapTag.objectArray] + id + [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF] + type)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.graph.object(at: 0x5000) == nil)
        #expect(heap.damage.gaps.count == 1)
    }

    @Test(
        "A record too short for what it holds is missed",
        arguments: [RecordTag.string, RecordTag.loadClass, RecordTag.frame, RecordTag.trace], [0, 3])
    func shortRecord(_ tag: UInt8, _ length: Int) throws {
        var script = HPROFScript()
        script.record(tag, [UInt8](repeating: 0, count: length))
        script.loadKnownClasses()
        script.heap { $0.knownClasses() }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.damage.gaps.map(\.bytes.count) == [9 + length])
        #expect(heap.damage.gaps.first?.reason.contains("too short") == true)
    }

    @Test("A stack trace of megabytes is left out and counted")
    func longTrace() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        let frames = FileWindow.maximum / 8
        var body: [UInt8] = []
        for number in [5, 1, frames] { body.bigEndian(UInt32(number)) }
        script.record(RecordTag.trace, body + [UInt8](repeating: 0, count: frames * 8))
        script.heap { $0.knownClasses() }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.coverage["stack traces that are too long to be kept"] == 1)
        #expect(heap.damage.isEmpty)
    }

    @Test("Mutated dumps are read or refused")
    func mutations() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        for round in 0..<150 {
            var bytes = Self.sound
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: FileHeader.maximumLength..<bytes.count, using: &generator)
                bytes[place] = UInt8.random(in: 0...255, using: &generator)
            }
            let heap = try ReadHeap(bytes)
            let graph = heap.graph
            #expect(
                graph.columns.target.allSatisfy { $0 == noRow || Int($0) < graph.objectCount },
                "seed \(seed), round \(round)")
            #expect(
                graph.columns.type.allSatisfy { Int($0) < graph.types.count }, "seed \(seed), round \(round)")
        }
    }

    @Test(
        "What is no dump is refused in words",
        arguments: [
            "", "JAVA PROFILE 1.0.2", "JAVA PROFILE 1.0.9\0\0\0\0\u{8}\0\0\0\0\0\0\0\0", "ELF",
        ])
    func notADump(_ text: String) throws {
        #expect(!HPROFReader.isDump(Array(text.utf8)))
        let folder = TemporaryFolder()
        folder.write(text, to: "file")
        #expect { try HPROFReader.open(folder.file("file")) } throws: {
            ($0 as? DumpError)?.code == .notADump
        }
    }
}
