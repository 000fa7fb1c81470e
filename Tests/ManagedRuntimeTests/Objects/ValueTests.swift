import Testing

@testable import ManagedRuntime

@Suite("Values")
struct ValueTests {
    let runtime = Runtime()

    @Test("Text of every width comes back as it was")
    func text() {
        for text in ["", "a", "\u{e9}", "plain", "caf\u{e9}", "Жизнь", "a\u{1F600}b", "\u{0}", "é\u{0}ж"] {
            let string = runtime.makeString(text)
            #expect(runtime.stringValue(string) == text)
            #expect(runtime.stringLength(string) == text.unicodeScalars.count)
        }
    }

    @Test("A lone surrogate is kept in two bytes, and leaves as U+FFFD")
    func surrogate() {
        let bytes: [UInt8] = [0x61, 0xed, 0xa0, 0x80]
        let string = bytes.withUnsafeBufferPointer { runtime.makeString(utf8: $0) }
        #expect(runtime.stringLength(string) == 2)
        #expect(runtime.shallowSize(string) == 78)
        #expect(runtime.stringValue(string) == "a\u{FFFD}")
    }

    @Test(
        "Ints of 64 bits come back as they were",
        arguments: [0, 1, -1, 1 << 30, -(1 << 30), 1 << 60, .max, .min])
    func ints(value: Int) {
        #expect(runtime.intValue(runtime.makeInt(value)) == value)
        let decimal = Array(String(value).utf8)
        let parsed = decimal.withUnsafeBufferPointer { runtime.makeInt(decimal: $0)! }
        #expect(runtime.isEqual(parsed, runtime.makeInt(value)))
    }

    @Test("Decimal text of any length makes an int; other text none")
    func decimals() {
        func parse(_ text: String) -> ObjectRef? {
            Array(text.utf8).withUnsafeBufferPointer { runtime.makeInt(decimal: $0) }
        }
        // 2**100
        let big = parse("1267650600228229401496703205376")!
        #expect(runtime.isEqual(big, runtime.makeInt(limbs: [0, 0, 0, 1 << 10], negative: false)))
        #expect(runtime.intValue(big) == nil)
        #expect(runtime.intValue(parse("0000000000000000000000000")!) == 0)
        #expect(["", "-", "+1", "1.5", "1e3", "x"].allSatisfy { parse($0) == nil })
    }

    @Test("SipHash-1-3 gives the value that CPython computes for the same key")
    func sipHash() {
        // The reference implementation's test vector: bytes 0...14 under the key 0...15, SipHash-1-3.
        let key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
        let input = [UInt8](0..<15)
        #expect(SipHash.hash(input, count: 15, key: key) == 0xd320_d86d_2a51_9956)
    }
}
