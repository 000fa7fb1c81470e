import Foundation
import Glibc
import TestSupport
import Testing

@testable import CPythonReader

@Suite("Core files")
struct CoreFileTests {
    private let folder = TemporaryFolder()

    private func read(_ core: CoreBuilder, executable: String? = nil, sysroot: String? = nil) throws
        -> ProcessImage
    {
        try read(core.bytes, executable: executable, sysroot: sysroot)
    }

    private func read(_ bytes: some Sequence<UInt8>, executable: String? = nil, sysroot: String? = nil) throws
        -> ProcessImage
    {
        folder.write(bytes, to: "core")
        return try CoreFile.read(folder.file("core"), executable: executable, sysroot: sysroot)
    }

    private func page(_ byte: UInt8, pages: Int = 1) -> [UInt8] {
        [UInt8](repeating: byte, count: 4096 * pages)
    }

    private func count(_ what: String, in image: ProcessImage) -> UInt64 {
        image.coverage.filter { $0.what.contains(what) }.map(\.count).reduce(0, +)
    }

    private static func result(of path: String) -> Result<ProcessImage, CaptureError> {
        Result { () throws(CaptureError) in try CoreFile.read(path) }
    }

    @Test("Threads, command line and number come from the notes")
    func notes() throws {
        var core = CoreBuilder()
        core.threads = [(78, 0x2100), (77, 0x1100)]
        core.segment(0x1000, page(1))
        core.segment(0x2000, page(2))
        let image = try read(core)
        #expect(image.threads.map(\.id) == [78, 77])
        #expect(image.threads.map(\.stackPointer) == [0x2100, 0x1100])
        #expect(image.facts.contains { $0 == ("process.command", "python3 app.py") })
        #expect(image.facts.contains { $0 == ("process.id", "77") })
        // The first thread is the one of the process's own number, whichever comes first.
        #expect(image.mappings.map(\.file) == ["[stack]", ""])
        #expect(image.coverage.isEmpty)
    }

    @Test("Mappings are those of the segments, with the names of the files")
    func mappings() throws {
        var core = CoreBuilder()
        core.files = [.init(start: 0x3000, end: 0x5000, page: 2, path: "/data/file")]
        core.segment(0x1000, page(1), flags: 4)
        core.segment(0x2000, page(2, pages: 2), flags: 6)
        let image = try read(core)
        #expect(image.mappings.map(\.start) == [0x1000, 0x2000, 0x3000, 0x4000])
        #expect(image.mappings.map(\.file) == ["", "", "/data/file", "/data/file"])
        #expect(image.mappings.map(\.fileOffset) == [0, 0, 0x2000, 0x3000])
        #expect(image.mappings.map(\.isWritable) == [false, true, true, false])
        #expect(image.space.load(0x3000, as: UInt8.self) == 2)
        #expect(image.space.load(0x4000, as: UInt8.self) == nil)
        #expect(count("mapped files that the core does not hold", in: image) == 4096)
    }

    @Test("Pages of zeros are taken for pages that were not in memory")
    func residency() throws {
        var core = CoreBuilder()
        core.segment(0x1000, page(0) + page(3) + page(0, pages: 7) + page(4))
        let residency = try #require(try read(core).residency)
        #expect(residency.isEstimate)
        #expect(residency.runs.map(\.start) == [0x1000])
        #expect(residency.runs[0].pageCount == 10)
        #expect(residency.runs[0].bits == [0b10, 0b10])
    }

    @Test("More segments than 16 bits count are all read")
    func manySegments() throws {
        var core = CoreBuilder()
        core.hasExtendedCount = true
        for i in 1...20 { core.segment(UInt64(i) << 16, page(UInt8(i))) }
        let whole = core.bytes
        #expect(try read(whole).mappings.count == 20)
        // The count is at the file's end: without it the table's own extent tells.
        let cut = try read(whole[..<(whole.count - 64)])
        #expect(cut.mappings.count == 20)
        #expect(cut.space.load(20 << 16, as: UInt8.self) == 20)
    }

    @Test("What is cut off is missing, the rest is there, and both are said")
    func truncated() throws {
        var core = CoreBuilder()
        core.segment(0x1000, page(1))
        core.segment(0x10000, page(2, pages: 4))
        let bytes = core.bytes
        let image = try read(bytes[..<(bytes.count - 4096 * 2 - 100)])
        #expect(image.space.load(0x1000, as: UInt8.self) == 1)
        #expect(image.space.load(0x11000 - 1, as: UInt8.self) == 2)
        #expect(image.space.load(0x12000, as: UInt8.self) == nil)
        #expect(count("bytes of anonymous memory that are cut off", in: image) == 4096 * 2 + 100)
        #expect(image.facts.contains { $0 == ("capture.truncated-bytes", String(4096 * 2 + 100)) })
    }

    @Test("Cut off anywhere, a core is read or refused")
    func truncatedAnywhere() throws {
        var core = CoreBuilder()
        core.threads = [(77, 0x1100)]
        core.files = [.init(start: 0x1000, end: 0x2000, page: 0, path: "/bin/app")]
        core.segment(0x1000, page(1))
        core.segment(0x10000, page(2))
        let bytes = core.bytes
        for length in stride(from: 0, to: bytes.count, by: 13) {
            folder.write(bytes[..<length], to: "core")
            switch Self.result(of: folder.file("core")) {
            case .success(let image): #expect(image.coverage.contains { $0.count > 0 }, "\(length)")
            case .failure(let error): #expect(error.code == .malformed, "\(length): \(error)")
            }
        }
    }

    @Test("Bytes turned over anywhere in the headers do no harm")
    func corrupted() throws {
        var core = CoreBuilder()
        core.threads = [(77, 0x1100)]
        core.auxiliary = [(3, 0x1040), (25, 0x10010)]
        core.files = [.init(start: 0x1000, end: 0x3000, page: 0, path: "/bin/app")]
        core.segment(0x1000, page(1), memorySize: 0x2000)
        core.segment(0x10000, page(2))
        let bytes = core.bytes
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 4..<1200, using: &generator)
                damaged[place] = [0, 0xff, 0x7f, UInt8.random(in: 0...255, using: &generator)]
                    .randomElement(using: &generator)!
            }
            folder.write(damaged, to: "core")
            guard let image = try? CoreFile.read(folder.file("core")) else { continue }
            for mapping in image.mappings {
                _ = image.space.load(mapping.start, as: UInt64.self)
                _ = image.space.load(mapping.end - 8, as: UInt64.self)
            }
        }
    }

    @Test("Segments that overlap, lie askew or have no size are left out and counted")
    func oddSegments() throws {
        var core = CoreBuilder()
        core.segment(0x1000, page(1, pages: 2))
        core.segment(0x2000, page(9))
        core.segment(0x8001, page(9))
        core.segment(0x9000, [])
        core.segment(0xffff_ffff_ff60_0000, page(9))
        core.segment(0x7fff_ffff_f000, page(5), memorySize: .max)
        let image = try read(core)
        #expect(image.mappings.map(\.start) == [0x1000])
        #expect(image.space.load(0x2000, as: UInt8.self) == 1)
        #expect(count("overlap or do not start at a page", in: image) == 3)
    }

    @Test("Segments that share bytes are refused: they could make a small file fill all memory")
    func sharedBytes() throws {
        var core = CoreBuilder()
        core.segment(0x100000, page(1, pages: 16))
        for i in 2..<40 {
            core.segment(UInt64(i) << 20, [], memorySize: 65536, offset: 4096, fileSize: 65536)
        }
        let error = #expect(throws: CaptureError.self) { try read(core) }
        #expect(error?.code == .malformed)
        #expect(error?.message.contains("share bytes") == true)
    }

    @Test("Offsets outside the file are missing bytes")
    func wildOffsets() throws {
        var core = CoreBuilder()
        core.segment(0x1000, page(1))
        core.segment(0x4000, [], memorySize: 4096, offset: .max - 5, fileSize: 4096)
        core.segment(0x6000, [], memorySize: 4096, offset: 1 << 40, fileSize: 4096)
        let image = try read(core)
        #expect(image.space.load(0x4000, as: UInt8.self) == nil)
        #expect(count("cut off the core", in: image) == 8192)
    }

    @Test("Notes that say they are longer than they are end where they are cut")
    func wildNotes() throws {
        var core = CoreBuilder()
        core.segment(0x1000, page(1))
        core.extraNotes = CoreBuilder.half(0xffff_fff0) + CoreBuilder.half(0xffff_ffff) + CoreBuilder.half(1)
        #expect(count("notes of the core that are cut off", in: try read(core)) == 1)
        core.extraNotes = CoreBuilder.note(0x4649_4c45, CoreBuilder.words(.max, 4096, 1, 2, 3))
        #expect(count("notes of the core that are cut off", in: try read(core)) == 1)
    }

    @Test("Files that are no core of an x86-64 process say what they are")
    func refused() throws {
        var core = CoreBuilder()
        core.segment(0x1000, page(1))
        core.machine = 183
        #expect(throws: CaptureError.self) { try read(core) }
        folder.write(core.bytes, to: "core")
        #expect(CoreFile.isCore(Array(core.bytes.prefix(18))))
        core.machine = 62
        core.type = 2
        let notCore = #expect(throws: CaptureError.self) { try read(core) }
        #expect(notCore?.message.contains("not a core") == true)
        #expect(!CoreFile.isCore(core.bytes))
        core.type = 4
        core.elfClass = 1
        let narrow = #expect(throws: CaptureError.self) { try read(core) }
        #expect(narrow?.message.contains("32-bit") == true)
        let text = #expect(throws: CaptureError.self) { try read(Array("#!/bin/sh\n".utf8)) }
        #expect(text?.code == .malformed)
        let none = #expect(throws: CaptureError.self) { try CoreFile.read(folder.file("none")) }
        #expect(none?.code == .cannotOpen)
        for length in 0..<18 { #expect(!CoreFile.isCore(Array(core.bytes.prefix(length)))) }
    }
}
