import DumpFiles
import TestSupport
import Testing

@testable import HPROFReader

/// The bytes at hand of a file that is read once, forward.
@Suite("Window on a file")
struct FileWindowTests {
    private static let step = 1 << 10
    private let folder = TemporaryFolder()
    private let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    private func window() throws -> FileWindow {
        folder.write(bytes, to: "file")
        return FileWindow(try DumpFile(path: folder.file("file")), step: Self.step)
    }

    @Test("A long record that is asked for bit by bit is read in steps, not in bits")
    func longRecord() throws {
        var window = try window()
        window.move(to: 7)
        for length in stride(from: 10, through: 50_000, by: 10) {
            let bytes = window.need(length)
            let record = try #require(bytes)
            #expect(record.load(fromByteOffset: length - 1, as: UInt8.self) == self.bytes[7 + length - 1])
            // The last step was read whole.
            let available = window.available
            #expect(available % Self.step == 0)
        }
    }

    @Test("It moves on, and back to what it has left behind")
    func moves() throws {
        var window = try window()
        for (offset, length) in [(0, 10), (1_020, 30), (1_030, 5_000), (3, 4), (90_000, 10_000)] {
            window.move(to: UInt64(offset))
            let bytes = window.need(length)
            let record = try #require(bytes)
            let found = UnsafeRawBufferPointer(start: record, count: length)
            #expect(found.elementsEqual(self.bytes[offset..<offset + length]))
        }
    }

    @Test("Nothing is there beyond the end, nor more than a window holds")
    func ends() throws {
        var window = try window()
        window.move(to: UInt64(bytes.count - 5))
        let (last, beyond) = (window.need(5), window.need(6))
        #expect(last != nil && beyond == nil)
        window.move(to: 0)
        let tooMuch = window.need(FileWindow.maximum + 1)
        #expect(tooMuch == nil)
    }
}
