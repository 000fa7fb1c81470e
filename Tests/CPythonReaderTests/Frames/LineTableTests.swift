import Foundation
import TestSupport
import Testing

@testable import CPythonReader

@Suite("Line tables")
struct LineTableTests {
    private struct Row: Decodable {
        var first: Int
        var table: [UInt8]
        var lines: [[Int?]]
    }

    private func line(_ table: UnsafeRawBufferPointer, _ first: Int, at offset: Int, minor: Int) -> Int? {
        switch minor {
        case ...9: LineTable.lineFromIncrements(table, firstLine: first, at: offset)
        case 10: LineTable.lineFromRanges(table, firstLine: first, at: offset)
        default: LineTable.lineFromLocations(table, firstLine: first, at: offset)
        }
    }

    @Test(
        "Every instruction is on the line that Python says",
        .enabled(if: !PythonBuild.versions.isEmpty, "there is no CPython 3.8 to 3.13 here"),
        arguments: PythonBuild.versions)
    func lines(python: PythonBuild) throws {
        let output = Data(try python.run([ProgramFiles.path("frames_lines.py")]).utf8)
        var compared = 0
        for row in try JSONDecoder().decode([Row].self, from: output) {
            let found = row.table.withUnsafeBytes { table in
                row.lines.map { line(table, row.first, at: $0[0]!, minor: python.minor) }
            }
            #expect(found == row.lines.map { $0[1] }, "\(python), the table \(row.table)")
            compared += found.count
        }
        #expect(compared > 10_000)
    }

    @Test("Before the first instruction it is the first line", arguments: [9, 10, 11])
    func beforeTheFirst(minor: Int) {
        let table: [UInt8] = minor == 11 ? [0xf0, 3, 1, 1, 0x80, 0] : [2, 3, 4, 5]
        table.withUnsafeBytes { #expect(line($0, 40, at: -2, minor: minor) == 40) }
    }

    @Test("Any bytes are a table that ends", arguments: [9, 10, 11])
    func anyBytes(minor: Int) {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            let table = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
                UInt8.random(in: .min ... .max, using: &generator)
            }
            let offset = Int.random(in: -10..<2_000, using: &generator)
            // No more than 60 steps of at most 2^31 lines each.
            let found = table.withUnsafeBytes { line($0, 1, at: offset, minor: minor) }
            #expect(abs(found ?? 0) < 60 << 31, "seed \(seed)")
        }
    }
}
