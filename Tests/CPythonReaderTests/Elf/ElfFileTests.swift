import Foundation
import Glibc
import TestSupport
import Testing

@testable import CPythonReader

@Suite("ELF files")
struct ElfFileTests {
    private let folder = TemporaryFolder()
    /// Whatever runs these tests is an ELF file with symbols.
    private static let own = "/proc/self/exe"

    /// Lines of `readelf`.
    private func readelf(_ arguments: String...) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Tools.path("readelf")))
        process.arguments = arguments
        let output = folder.file("readelf")
        folder.write("", to: "readelf")
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
        try process.run()
        process.waitUntilExit()
        return String(decoding: folder.read("readelf"), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private var path: String {
        get throws { try FileManager.default.destinationOfSymbolicLink(atPath: Self.own) }
    }

    @Test("Sections, segments and build id are those of readelf", .enabled(if: Tools.path("readelf") != nil))
    func tables() throws {
        let path = try path
        let elf = try ElfFile(path: path)
        let sections = try readelf("-SW", path).filter { $0.contains("] ") && !$0.contains("Nr") }
        #expect(elf.sections.count == sections.count)
        let text = try #require(elf.section(named: ".text"))
        #expect(sections.contains { $0.contains(" .text ") && $0.contains(String(text.address, radix: 16)) })
        let loads = try readelf("-lW", path).filter { $0.contains("  LOAD ") }
        #expect(elf.programHeaders.filter { $0.type == ElfProgramHeader.load }.count == loads.count)
        let id = try readelf("-n", path).first { $0.contains("Build ID:") }?.split(separator: " ").last
        #expect(elf.buildIDText == id.map(String.init))
    }

    @Test("A symbol's address and size are those of readelf", .enabled(if: Tools.path("readelf") != nil))
    func symbols() throws {
        let library = "/lib/x86_64-linux-gnu/libc.so.6"
        guard access(library, R_OK) == 0 else { return }
        let elf = try ElfFile(path: library)
        let row = try #require(try readelf("-W", "--dyn-syms", library).first { $0.contains(" qsort@@") })
        let fields = row.split(separator: " ")
        #expect(elf.symbol(named: "qsort")?.value == UInt64(fields[1], radix: 16))
        #expect(elf.symbol(named: "qsort")?.size == UInt64(fields[2]))
        #expect(elf.symbol(named: "qsor") == nil)
        #expect(elf.symbol(named: "") == nil)
    }

    @Test("Bytes of an address are those at its place in the file; .bss has none")
    func addresses() throws {
        let elf = try ElfFile(path: path)
        let text = try #require(elf.section(named: ".text"))
        let there = try #require(elf.bytes(atAddress: text.address, count: 64))
        #expect(there.buffer.elementsEqual(try #require(elf.bytes.slice(text.offset, 64)).buffer))
        defer { withExtendedLifetime(elf) {} }
        let bss = try #require(elf.section(named: ".bss"))
        #expect(elf.bytes(of: bss) == nil)
        #expect(elf.bytes(atAddress: .max - 3, count: 8) == nil)
        #expect(elf.bytes(atAddress: text.address, count: .max) == nil)
        #expect(elf.lowestLoadAddress == 0)
    }

    @Test("Damaged headers do no harm")
    func damaged() {
        let whole = Tools.bytes(of: "/bin/sh")
        let header = 64 + 56 * 14
        let tables = whole.count - 64 * 32..<whole.count
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<300 {
            var bytes = whole
            for _ in 0..<3 {
                let place =
                    Bool.random(using: &generator)
                    ? Int.random(in: 4..<header, using: &generator)
                    : Int.random(in: tables, using: &generator)
                bytes[place] = [0, 0xff, UInt8.random(in: 0...255, using: &generator)].randomElement(
                    using: &generator)!
            }
            folder.write(bytes, to: "app")
            guard let elf = try? ElfFile(path: folder.file("app")) else { continue }
            _ = elf.symbol(named: "main")
            for section in elf.sections { _ = elf.bytes(of: section) }
            _ = elf.bytes(atAddress: 4096, count: 100)
        }
    }

    @Test("Cut off anywhere, a file is read or refused")
    func truncated() {
        let whole = Tools.bytes(of: "/bin/sh")
        for length in [0, 1, 4, 63, 64, 100, 900, 4096, whole.count - 1] {
            folder.write(whole[..<length], to: "app")
            guard let elf = try? ElfFile(path: folder.file("app")) else {
                #expect(length < 64)
                continue
            }
            #expect(elf.symbol(named: "no such symbol") == nil)
        }
    }
}
