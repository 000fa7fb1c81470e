/// SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012): 64 bits, keyed.
///
/// With the zero key it names values and files the same way in every run; with a random key that is then
/// forgotten it redacts them.
package enum StableHash {
    package static func hash(_ bytes: UnsafeRawBufferPointer, key: (UInt64, UInt64) = (0, 0)) -> UInt64 {
        var state = State(key: key)
        let words = bytes.count / 8
        for i in 0..<words {
            state.absorb(bytes.loadUnaligned(fromByteOffset: i * 8, as: UInt64.self).littleEndian)
        }
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        for i in words * 8..<bytes.count {
            last |= UInt64(bytes[i]) << (UInt64(i - words * 8) * 8)
        }
        state.absorb(last)
        return state.finish()
    }

    package static func hash(_ text: String, key: (UInt64, UInt64) = (0, 0)) -> UInt64 {
        var text = text
        return text.withUTF8 { hash(UnsafeRawBufferPointer($0), key: key) }
    }

    /// The hash of a message that comes in parts.
    package struct Stream {
        private var state: State
        /// The bytes of a word that is not complete yet, lowest first.
        private var partial: UInt64 = 0
        private var length = 0

        package init(key: (UInt64, UInt64) = (0, 0)) { state = State(key: key) }

        package mutating func update(_ bytes: UnsafeRawBufferPointer) {
            for byte in bytes {
                partial |= UInt64(byte) << (UInt64(length % 8) * 8)
                length += 1
                if length % 8 == 0 {
                    state.absorb(partial)
                    partial = 0
                }
            }
        }

        package func finish() -> UInt64 {
            var last = state
            last.absorb(UInt64(truncatingIfNeeded: length) << 56 | partial)
            return last.finish()
        }
    }

    private struct State {
        var v0, v1, v2, v3: UInt64

        init(key: (UInt64, UInt64)) {
            v0 = 0x736f_6d65_7073_6575 ^ key.0
            v1 = 0x646f_7261_6e64_6f6d ^ key.1
            v2 = 0x6c79_6765_6e65_7261 ^ key.0
            v3 = 0x7465_6462_7974_6573 ^ key.1
        }

        mutating func absorb(_ word: UInt64) {
            v3 ^= word
            round()
            round()
            v0 ^= word
        }

        mutating func finish() -> UInt64 {
            v2 ^= 0xff
            for _ in 0..<4 { round() }
            return v0 ^ v1 ^ v2 ^ v3
        }

        private mutating func round() {
            v0 &+= v1
            v1 = rotate(v1, 13) ^ v0
            v0 = rotate(v0, 32)
            v2 &+= v3
            v3 = rotate(v3, 16) ^ v2
            v0 &+= v3
            v3 = rotate(v3, 21) ^ v0
            v2 &+= v1
            v1 = rotate(v1, 17) ^ v2
            v2 = rotate(v2, 32)
        }

        private func rotate(_ x: UInt64, _ bits: UInt64) -> UInt64 { x << bits | x >> (64 - bits) }
    }
}
