import Glibc
import TestSupport
import Testing

@testable import CPythonReader

/// What a core leaves out because files have it: this test's own C library stands in for any module.
@Suite("Gaps of cores, filled from files")
struct GapFillingTests {
    private let folder = TemporaryFolder()
    private static let library = "/lib/x86_64-linux-gnu/libc.so.6"
    private static let isLibraryThere = access(library, R_OK) == 0
    private static let base: UInt64 = 0x7f00_0000_0000

    /// A core with the first page of `file` dumped, and its code left out.
    private func core(_ header: [UInt8]?, path: String) throws -> CoreBuilder {
        let code = try #require(
            ElfFile(path: Self.library).programHeaders.first { $0.type == 1 && $0.isExecutable })
        var core = CoreBuilder()
        let start = Self.base + (code.address & ~4095)
        let end = (Self.base + code.address + code.memorySize + 4095) & ~4095
        core.files = [
            .init(start: Self.base, end: Self.base + 0x2000, page: 0, path: path),
            .init(start: start, end: end, page: (code.offset & ~4095) >> 12, path: path),
        ]
        core.segment(Self.base, header ?? [], memorySize: 0x2000, flags: 4)
        core.segment(start, [], memorySize: end - start, flags: 5)
        core.auxiliary = [(3, Self.base + 64)]
        return core
    }

    private func read(_ core: CoreBuilder, executable: String? = nil, sysroot: String? = nil) throws
        -> ProcessImage
    {
        folder.write(core.bytes, to: "core")
        return try CoreFile.read(folder.file("core"), executable: executable, sysroot: sysroot)
    }

    private var firstPage: [UInt8] {
        Array(Tools.bytes(of: Self.library).prefix(4096))
    }

    @Test("Code is taken from the file with the same build id", .enabled(if: isLibraryThere))
    func filled() throws {
        let image = try read(try core(firstPage, path: Self.library))
        let elf = try ElfFile(path: Self.library)
        let symbol = try #require(elf.symbol(named: "malloc"))
        let module = try #require(image.modules.first)
        #expect(module.bias == Self.base)
        #expect(module.elf?.buildID == elf.buildID)
        let code = try #require(elf.bytes(atAddress: symbol.value, count: 16))
        let there = try #require(image.space.pointer(module.bias + symbol.value, 16))
        #expect(memcmp(code.buffer.baseAddress!, there, 16) == 0)
        #expect(image.space.pointer(Self.base + 4000, 200) != nil)
        #expect(image.coverage.isEmpty)
    }

    @Test("Below a sysroot the file of that name there is taken", .enabled(if: isLibraryThere))
    func sysroot() throws {
        folder.write(Tools.bytes(of: Self.library), to: "app.so")
        let image = try read(try core(firstPage, path: "/app.so"), sysroot: folder.path)
        #expect(image.modules.first?.elf != nil)
        #expect(image.space.load(Self.base + 0x1000, as: UInt8.self) != nil)
        #expect(try read(try core(firstPage, path: "/app.so")).modules.first?.elf == nil)
    }

    @Test(
        "Another build is not used: counted where it was found, an error where the user named it",
        .enabled(if: isLibraryThere))
    func wrongBuild() throws {
        var header = firstPage
        let id = try #require(ElfFile(path: Self.library).buildID)
        let place = try #require((0..<4096 - id.count).first { Array(header[$0..<$0 + id.count]) == id })
        header[place] ^= 1
        let image = try read(try core(header, path: Self.library))
        #expect(image.modules.first?.elf == nil)
        #expect(image.modules.first?.bias == Self.base)
        #expect(image.coverage.contains { $0.what.contains("another build") && $0.count == 1 })
        #expect(image.facts.contains { $0 == ("capture.missing-files", Self.library) })
        let error = #expect(throws: CaptureError.self) {
            try read(try core(header, path: "/usr/bin/python3"), executable: Self.library)
        }
        #expect(error?.code == .wrongExecutable)
        #expect(error?.message.contains("build id") == true)
    }

    @Test("The program that the user names is taken for the one the core names", .enabled(if: isLibraryThere))
    func executable() throws {
        let image = try read(try core(firstPage, path: "/gone/python3"), executable: Self.library)
        #expect(image.modules.map(\.path) == ["/gone/python3"])
        #expect(image.modules.first?.elf?.path == Self.library)
        #expect(throws: CaptureError.self) {
            try read(try core(firstPage, path: "/gone/python3"), executable: "/gone/too")
        }
    }

    @Test("Without a dumped header there is nothing to compare, which is said", .enabled(if: isLibraryThere))
    func unknown() throws {
        let image = try read(try core(nil, path: Self.library))
        #expect(image.modules.first?.elf != nil)
        #expect(image.coverage.contains { $0.what.contains("nothing to compare") })
    }
}
