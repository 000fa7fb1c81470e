import Foundation
import TestSupport
import Testing

@testable import CPythonReader

/// What happens to a capture where anything may have happened to the memory: it ends, with a dump or with what is wrong.
@Suite("Damaged memory", .serialized)
struct DamagedMemoryTests {
    /// The oldest and the newest: dicts, frames, ints and attributes are kept otherwise in each.
    private static let builds = [PythonBuild.supported.first, PythonBuild.ofPyenv(13)].compactMap { $0 }

    /// `BARROW_DAMAGE_ROUNDS` asks for more.
    private static let rounds =
        ProcessInfo.processInfo.environment["BARROW_DAMAGE_ROUNDS"].flatMap { Int($0) } ?? 12

    private static let program = """
        import sys
        class Slotted: __slots__ = ('a', 'b')
        class Plain: pass
        def closing(x): return lambda: x
        def generating(x): yield x
        kept = [Slotted(), Plain(), closing([1]), generating({}), {1: 2.5, 'k': b'v'}, {3, (4, 5)}, 1 << 200, 'ä' * 9]
        kept[1].attribute = kept
        next(kept[3])
        print('READY', flush=True)
        sys.stdin.read()
        """

    @Test("A capture of damaged memory ends with a dump or an error", arguments: builds)
    func ends(build: PythonBuild) throws {
        let seed = SeededGenerator.seed()
        print("\(build): BARROW_TEST_SEED=\(seed)")
        let target = try TargetProcess(build.executable, ["-I", "-S", "-c", Self.program])
        try target.readLines(upTo: "READY")
        let image = try LiveProcess.read(pid: target.pid)
        let folder = TemporaryFolder()
        let dump = folder.file("dump.barrow")
        let whole = try CPythonCapture(image)
        _ = try whole.write(to: dump)
        try FileManager.default.removeItem(atPath: dump)
        let collecting = try #require(image.space.pointer(Self.collecting(whole.python), 8))
        var damage = Damage(image, seed: seed)
        var dumps = 0
        for round in 0..<Self.rounds {
            damage.damage(words: 1 << Int.random(in: 0...13, using: &damage.generator))
            // A collection under way excuses lists that break off, so that what comes after is reached.
            if round % 2 == 1 { damage.set(collecting, to: 1) }
            do {
                _ = try CPythonCapture(image).write(to: dump)
                try FileManager.default.removeItem(atPath: dump)
                dumps += 1
            } catch {
                #expect(error is CaptureError, "seed \(seed), round \(round)")
            }
            #expect(folder.names == [], "seed \(seed), round \(round)")
            damage.mend()
        }
        print("\(build): \(dumps) dumps of \(Self.rounds)")
    }

    private static func collecting(_ python: PythonInstance) throws -> UInt64 {
        let (structure, owner) =
            python.minor == 8
            ? ("_PyRuntimeState", python.runtime) : ("PyInterpreterState", python.interpreters[0])
        return owner + UInt64(try python.layout.offset(structure, "gc.collecting"))
    }
}

/// Changes words of memory that was copied, and puts them back.
private struct Damage {
    var generator: SeededGenerator
    private let regions: [UnsafeMutableBufferPointer<UInt64>]
    private var before: [(place: UnsafeMutablePointer<UInt64>, word: UInt64)] = []

    private static let extremes: [UInt64] = [
        .max, .max - 7, 1 << 63, 1 << 63 - 1, 1 << 47, 1 << 47 - 8, 1 << 47 - 4096, 1 << 40 - 1, 1 << 36,
        1 << 32 - 1,
        1 << 31, 0x8000_0000_8000_0000,
    ]

    /// What the target may write to: its heap, its stacks, the data of its libraries.
    init(_ image: ProcessImage, seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        regions = image.memory.regions.filter(\.isWritable).map { region in
            let words = UnsafeMutableRawPointer(mutating: region.bytes).assumingMemoryBound(to: UInt64.self)
            return UnsafeMutableBufferPointer(start: words, count: Int(region.end - region.start) / 8)
        }
    }

    mutating func damage(words: Int) {
        for _ in 0..<words {
            let place = place()
            before.append((place, place.pointee))
            place.pointee = word(inPlaceOf: place.pointee)
        }
    }

    mutating func set(_ bytes: UnsafeRawPointer, to word: UInt64) {
        let place = UnsafeMutableRawPointer(mutating: bytes).assumingMemoryBound(to: UInt64.self)
        before.append((place, place.pointee))
        place.pointee = word
    }

    mutating func mend() {
        for (place, word) in before.reversed() { place.pointee = word }
        before = []
    }

    /// Mostly of something: large parts of memory are zero.
    private mutating func place() -> UnsafeMutablePointer<UInt64> {
        var place = regions[0].baseAddress!
        for _ in 0..<32 {
            let region = regions.randomElement(using: &generator)!
            place = region.baseAddress! + Int.random(in: 0..<region.count, using: &generator)
            if place.pointee != 0 { break }
        }
        return place
    }

    private mutating func word(inPlaceOf old: UInt64) -> UInt64 {
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: generator.next()
        case 1: UInt64.random(in: 0...64, using: &generator)
        case 2: Self.extremes.randomElement(using: &generator)!
        case 3: old ^ 1 << UInt64.random(in: 0..<64, using: &generator)
        case 4: old &+ 8 &* UInt64.random(in: 0...512, using: &generator)
        case 5: old &- 8 &* UInt64.random(in: 0...512, using: &generator)
        default: place().pointee
        }
    }
}
