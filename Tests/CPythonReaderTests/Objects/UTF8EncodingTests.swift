import TestSupport
import Testing

@testable import CPythonReader

@Suite("Characters to UTF-8")
struct UTF8EncodingTests {
    private static func encode<Unit: FixedWidthInteger>(_ units: [Unit]) -> String? {
        units.withUnsafeBytes { bytes in
            let characters = StringReader.Characters(
                bytes: bytes.baseAddress!, count: units.count, width: MemoryLayout<Unit>.size, isASCII: false)
            let output = [UInt8](unsafeUninitializedCapacity: UTF8Encoding.capacity(for: characters)) {
                $1 = UTF8Encoding.encode(characters, into: $0.baseAddress!)
            }
            return String(validating: output, as: UTF8.self)
        }
    }

    @Test("Random texts of each width are encoded as the standard library does")
    func agreesWithStandardLibrary() {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        for limit in [0x100, 0x1_0000, 0x11_0000] as [UInt32] {
            let scalars = (0..<2000).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 1..<limit, using: &random))
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            switch limit {
            case 0x100: #expect(Self.encode(scalars.map { UInt8($0.value) }) == text, "seed \(seed)")
            case 0x1_0000: #expect(Self.encode(scalars.map { UInt16($0.value) }) == text, "seed \(seed)")
            default: #expect(Self.encode(scalars.map(\.value)) == text, "seed \(seed)")
            }
        }
    }

    @Test("A lone surrogate is escaped, and what is beyond Unicode replaced")
    func unencodable() {
        #expect(Self.encode([0x61, 0xdc80, 0xd800] as [UInt16]) == "a\\udc80\\ud800")
        #expect(Self.encode([0x11_0000, UInt32.max] as [UInt32]) == "\u{fffd}\u{fffd}")
    }
}
