@testable import AnalyzerHost
import Foundation
import TestSupport
import Testing

@Suite("Entry functions in symbol tables")
struct EntrySymbolsTests {
    @Test("versions are read from real libraries, written in Swift and in C")
    func realLibraries() throws {
        #expect(EntrySymbols.versions(inLibrary: BuildProducts.analyzer("TypeHistogram")) == [1])
        #expect(EntrySymbols.versions(inLibrary: try HostilePlugin.library("BEHAVES")) == [1])
        #expect(EntrySymbols.versions(inLibrary: try HostilePlugin.library("OTHER_SYMBOL")) == [2])
        #expect(EntrySymbols.versions(inLibrary: BuildProducts.barrow).isEmpty)
        #expect(EntrySymbols.versions(inLibrary: "/nonexistent").isEmpty)
    }

    @Test("damaged libraries are survived: mutations and truncations of a real one")
    func mutations() throws {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        let original = [UInt8](try Data(contentsOf: URL(filePath: HostilePlugin.library("BEHAVES"))))
        let table = Int(original[0x28..<0x30].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
        var found = 0
        for _ in 0..<5000 {
            var file = original
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                // Headers are where offsets and sizes are.
                let place =
                    Bool.random(using: &random)
                    ? Int.random(in: 0..<64, using: &random)
                    : Int.random(in: table..<file.count, using: &random)
                file[place] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) { file.removeLast(Int.random(in: 0..<file.count, using: &random)) }
            if file.withUnsafeBytes({ EntrySymbols.versions(in: $0) }) == [1] { found += 1 }
        }
        #expect(found > 0 && found < 5000, "seed \(seed)")
    }
}
