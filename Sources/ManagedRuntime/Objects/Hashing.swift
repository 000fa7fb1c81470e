/// The key that `PYTHONHASHSEED` stands for.
enum HashKey {
    /// All zeros for seed 0; else the first 16 bytes of a linear congruential generator, as 3.11 fills its secret.
    static func make(seed: UInt32) -> (UInt64, UInt64) {
        guard seed != 0 else { return (0, 0) }
        var state = seed
        func word() -> UInt64 {
            var word: UInt64 = 0
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                state = state &* 214_013 &+ 2_531_011
                word |= UInt64(state >> 16 & 0xff) << shift
            }
            return word
        }
        return (word(), word())
    }
}

/// SipHash-1-3 under a key of the runtime's own (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012; one
/// round a word and three at the end, as CPython 3.11 uses it). A fixed key makes runs repeatable.
struct SipHash {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64

    private init(_ key: (UInt64, UInt64)) {
        v0 = key.0 ^ 0x736f_6d65_7073_6575
        v1 = key.1 ^ 0x646f_7261_6e64_6f6d
        v2 = key.0 ^ 0x6c79_6765_6e65_7261
        v3 = key.1 ^ 0x7465_6462_7974_6573
    }

    @inline(__always)
    private mutating func round() {
        v0 &+= v1
        v1 = (v1 << 13 | v1 >> 51) ^ v0
        v0 = v0 << 32 | v0 >> 32
        v2 &+= v3
        v3 = (v3 << 16 | v3 >> 48) ^ v2
        v0 &+= v3
        v3 = (v3 << 21 | v3 >> 43) ^ v0
        v2 &+= v1
        v1 = (v1 << 17 | v1 >> 47) ^ v2
        v2 = v2 << 32 | v2 >> 32
    }

    /// The hash of `count` bytes at `data`.
    static func hash(_ data: UnsafeRawPointer, count: Int, key: (UInt64, UInt64)) -> UInt64 {
        var state = SipHash(key)
        var offset = 0
        while offset + 8 <= count {
            state.absorb(UInt64(littleEndian: data.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        var last = UInt64(truncatingIfNeeded: count) << 56
        for shift in 0..<(count - offset) {
            last |= UInt64(data.load(fromByteOffset: offset + shift, as: UInt8.self)) << UInt64(8 * shift)
        }
        state.absorb(last)
        state.v2 ^= 0xff
        for _ in 0..<3 { state.round() }
        return state.v0 ^ state.v1 ^ state.v2 ^ state.v3
    }

    @inline(__always)
    private mutating func absorb(_ word: UInt64) {
        v3 ^= word
        round()
        v0 ^= word
    }
}

/// Numbers hash by their value modulo the Mersenne prime 2^61 - 1, so that equal int and float hash alike.
enum NumericHash {
    static let modulusBits = 61
    static let modulus: UInt64 = 1 << 61 - 1

    static func hash(digits: UnsafePointer<UInt32>, count: Int, negative: Bool) -> Int {
        var value: UInt64 = 0
        for index in stride(from: count - 1, through: 0, by: -1) {
            value = rotate(value, by: IntLayout.digitBits) + UInt64(digits[index])
            if value >= modulus { value -= modulus }
        }
        return signed(value, negative: negative)
    }

    static func hash(_ number: Double) -> Int {
        guard number.isFinite else { return number.isNaN ? 0 : (number > 0 ? 314_159 : -314_159) }
        var fraction = number == 0 ? 0 : number.significand
        var exponent = number == 0 ? 0 : Int(number.exponent)
        if fraction != 0 {  // The field's convention is a fraction in 0.5..<1.
            fraction /= 2
            exponent += 1
        }
        var value: UInt64 = 0
        while fraction != 0 {
            value = rotate(value, by: 28)
            fraction *= 268_435_456
            exponent -= 28
            let whole = UInt64(fraction)
            fraction -= Double(whole)
            value += whole
            if value >= modulus { value -= modulus }
        }
        let shift = ((exponent % modulusBits) + modulusBits) % modulusBits
        return signed(rotate(value, by: shift), negative: number < 0)
    }

    /// Multiplies by a power of two modulo 2^61 - 1.
    @inline(__always)
    private static func rotate(_ value: UInt64, by bits: Int) -> UInt64 {
        (value << UInt64(bits)) & modulus | value >> UInt64(modulusBits - bits)
    }

    /// -1 means "no hash yet" wherever one is cached.
    private static func signed(_ value: UInt64, negative: Bool) -> Int {
        let result = negative ? -Int(value) : Int(value)
        return result == -1 ? -2 : result
    }
}
