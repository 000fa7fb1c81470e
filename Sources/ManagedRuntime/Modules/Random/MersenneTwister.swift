/// MT19937 (Matsumoto and Nishimura, 1998) in an object's own memory, as CPython's `_random.Random` keeps it:
///
/// ```
///  object + 16  Int32       the next word of the state to use
///         + 20  UInt32[624] the state
/// ```
struct MersenneTwister {
    static let size = 624
    private static let shift = 397

    let index: UnsafeMutablePointer<Int32>
    let state: UnsafeMutablePointer<UInt32>

    init(_ object: ObjectRef) {
        index = (object.raw + 16).assumingMemoryBound(to: Int32.self)
        state = (object.raw + 20).assumingMemoryBound(to: UInt32.self)
    }

    private func seed(_ seed: UInt32) {
        state[0] = seed
        for index in 1..<Self.size {
            let last = state[index - 1]
            state[index] = 1_812_433_253 &* (last ^ last >> 30) &+ UInt32(index)
        }
        index.pointee = Int32(Self.size)
    }

    /// By as many words as there are, one at least.
    func seed(_ key: [UInt32]) {
        seed(19_650_218)
        var (i, j) = (1, 0)
        for _ in 0..<max(Self.size, key.count) {
            let last = state[i - 1]
            state[i] = (state[i] ^ (last ^ last >> 30) &* 1_664_525) &+ key[j] &+ UInt32(j)
            i += 1
            j += 1
            if i >= Self.size {
                state[0] = state[Self.size - 1]
                i = 1
            }
            if j >= key.count { j = 0 }
        }
        for _ in 1..<Self.size {
            let last = state[i - 1]
            state[i] = (state[i] ^ (last ^ last >> 30) &* 1_566_083_941) &- UInt32(i)
            i += 1
            if i >= Self.size {
                state[0] = state[Self.size - 1]
                i = 1
            }
        }
        state[0] = 0x8000_0000
    }

    func next() -> UInt32 {
        if index.pointee >= Int32(Self.size) { generate() }
        var word = state[Int(index.pointee)]
        index.pointee += 1
        word ^= word >> 11
        word ^= word << 7 & 0x9d2c_5680
        word ^= word << 15 & 0xefc6_0000
        return word ^ word >> 18
    }

    private func generate() {
        for k in 0..<Self.size {
            let word = state[k] & 0x8000_0000 | state[(k + 1) % Self.size] & 0x7fff_ffff
            let twist: UInt32 = word & 1 == 0 ? 0 : 0x9908_b0df
            state[k] = state[(k + Self.shift) % Self.size] ^ word >> 1 ^ twist
        }
        index.pointee = 0
    }

    /// 53 bits in 0..<1.
    func nextDouble() -> Double {
        let high = next() >> 5
        let low = next() >> 6
        return (Double(high) * 67_108_864 + Double(low)) * (1.0 / 9_007_199_254_740_992)
    }
}
