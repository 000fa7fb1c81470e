import Testing

@testable import DumpFormat

@Suite("CRC-32C")
struct CRC32CTests {
    @Test("the check value of the catalogue of CRCs")
    func checkValue() {
        let digits = Array("123456789".utf8)
        #expect(digits.withUnsafeBytes { CRC32C.checksum($0) } == 0xE306_9283)
    }

    @Test("a message in parts has the checksum of the whole")
    func inParts() {
        let digits = Array("123456789".utf8)
        let first = digits[..<4].withUnsafeBytes { CRC32C.checksum($0) }
        let both = digits[4...].withUnsafeBytes { CRC32C.checksum($0, continuing: first) }
        #expect(both == 0xE306_9283)
    }
}
