import DumpFormat
import HeapGraph
import TestSupport

/// A small dump that has something of everything.
enum SampleDump {
    static let description = DumpDescription {
        DumpFact("dump.values", "full")
        DumpFact("runtime.name", "managed")
        DumpFact("process.command", "")
        DumpType("object", kind: .instance, basicSize: 16)
        DumpType("dict", module: "builtins", kind: .dictionary, labels: .pairs, base: "object")
        DumpType("str", kind: .string, base: "object", basicSize: 49, itemSize: 1, object: 0x9000)
        DumpType("type", kind: .type, base: "object", object: 0x9000)
        DumpObject(0x1000, "dict", size: 232, slack: 8, count: 3, flags: .tracked.withGeneration(2))
            .to(0x1100).to(0x1200).to(0x1200, "[7]").to(0x1300, "local é", .borrowed)
        DumpObject(0x1100, "str", size: 52, count: 2, flags: .interned, value: "key")
            .site("handle", "service.py", 12)
        DumpObject(0x1200, "object", size: 5_000_000_000, flags: [.hasFinalizer, .finalized])
            .to(0x1000, ".parent", .weak).to(0x1200, ".self")
        DumpObject(0x1300, "str", flags: .immortal, value: "")
        DumpObject(0x9000, "type", size: 400, count: .max).to(0x9000, ".base")
        DumpObject(0x7fff_ffff_fff0, "str", value: String(repeating: "long ", count: 100))
        DumpThread(4711, "main").frame("<module>", "app.py", 3, object: 0x1200).frame("f", "app.py", 9)
        DumpThread(4712, "").frame("worker", "pool.py", 77)
        DumpRoot(0x1000, .module, name: "app")
        DumpRoot(0x1200, .frame, thread: 1, frame: 2)
        DumpArena(0x10000, freePools: 62)
        DumpArena(0x90000)
        DumpPool(0x10000, arena: 0, blockSize: 64, capacity: 63, inUse: [0, 5, 62])
        DumpPool(0x11000, arena: 1, blockSize: 0, capacity: 0, inUse: [])
        DumpLargeAllocation(0x50000, requested: 1000, usable: 1016)
        DumpGeneration(collections: 9, collected: 8, uncollectable: 1, count: 600, threshold: 700)
        DumpGeneration(collections: 1, collected: 0, uncollectable: 0, count: 3, threshold: 10)
        DumpCoverage("objects of type _queue.SimpleQueue whose references are unknown", count: 12)
        DumpMapping(
            0x10000..<0x20000, .file, name: "/usr/bin/python3.11", permissions: [.read, .execute],
            fileOffset: 0x1000, residentBytes: 0x4000)
        DumpMapping(0x50000..<0x70000, .heap, name: "[heap]")
        DumpMapping(0x7fff_0000_0000..<0x7fff_0000_4000, .sharedMemory, permissions: [.read, .shared])
        DumpPages(0x10000, count: 16, resident: [0, 1, 8, 15])
        DumpPages(0x50000, count: 13, isEstimate: true, resident: 2..<13)
    }

    /// `description` as far as format version 1.0 can say it.
    static var version1: DumpDescription {
        var copy = description
        copy.coverage = []
        copy.mappings = []
        copy.pages = []
        return copy
    }

    /// `description` without what the writer says of itself.
    static var written: DumpDescription {
        var copy = description
        copy.facts.removeFirst()
        return copy
    }

    /// Everything of the sample and a few random objects: a few kilobytes.
    static func small(seed: UInt64) -> DumpDescription { random(objects: 24, seed: seed) }

    /// A heap of many objects that refer to each other at random, with everything else of the sample.
    static func random(objects count: Int, seed: UInt64) -> DumpDescription {
        var generator = SeededGenerator(seed: seed)
        var dump = written
        for i in 0..<count {
            var object = DumpObject(
                0x100_0000 + UInt64(i) * 48, i % 3 == 0 ? "dict" : "str", size: UInt64(16 + i % 500),
                count: UInt32.random(in: 1...9, using: &generator),
                value: i % 3 == 1 ? "value \(Int.random(in: 0...1000, using: &generator))" : nil)
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                let target = 0x100_0000 + UInt64(Int.random(in: 0..<count, using: &generator)) * 48
                object = object.to(target, Bool.random(using: &generator) ? ".a\(i % 20)" : nil)
            }
            object.add(to: &dump)
        }
        dump.objects.sort { $0.address < $1.address }
        return dump
    }
}
