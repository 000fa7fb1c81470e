import HeapGraph
import Testing

@Suite struct StableHashTests {
    /// The test vector of the paper's appendix A: key 00…0f, input 00…0e.
    @Test func agreesWithThePaper() {
        let key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
        let input = (0..<15).map { UInt8($0) }
        let hash = input.withUnsafeBytes { StableHash.hash($0, key: key) }
        #expect(hash == 0xa129_ca61_49be_45e5)
    }
}
