import Glibc

extension NativeModule {
    /// `_random`: the generator that `random.Random`, in Python, derives from.
    static var random: NativeModule {
        NativeModule("_random") { $0.types = [.random] }
    }
}

extension NativeType {
    static var random: NativeType {
        NativeType(.random) { type in
            type.isBaseType = true
            type.slots = { slots in
                slots.new = { (r, type, arguments) throws(Raised) in
                    let object = r.newObject(of: type)
                    try r.seedTwister(object, arguments.optional(0))
                    return object
                }
                slots.initialize = { (_, _, _) throws(Raised) in }
            }
            type.methods = methods
        }
    }

    private static var methods: [NativeFunction] {
        [
            NativeFunction("random", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "Random.random")
                return r.makeFloat(MersenneTwister(a[0]).nextDouble())
            },
            NativeFunction("seed", "($self, n=None, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...1, "seed")
                try r.seedTwister(a[0], a.optional(1))
                return r.retained(r.none)
            },
            NativeFunction("getrandbits", "($self, k, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "Random.getrandbits")
                return try r.randomBits(a[0], count: r.asInt32(a[1]))
            },
            NativeFunction("_randbelow", "($self, n, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "Random._randbelow")
                return try r.randomBelow(a[0], a[1])
            },
            NativeFunction("getstate", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "Random.getstate")
                let twister = MersenneTwister(a[0])
                var items = (0..<MersenneTwister.size).map { r.makeInt(Int(twister.state[$0])) }
                items.append(r.makeInt(Int(twister.index.pointee)))
                return r.makeTuple(owned: items)
            },
            NativeFunction("setstate", "($self, state, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "Random.setstate")
                try r.restoreTwister(a[0], a[1])
                return r.retained(r.none)
            },
        ]
    }
}

extension Runtime {
    /// By an int's magnitude or another object's hash; by the clock where there is none.
    fileprivate func seedTwister(_ object: ObjectRef, _ seed: ObjectRef?) throws(Raised) {
        let twister = MersenneTwister(object)
        guard let seed, seed != none else {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            var words = (0..<8).map { _ in UInt32.random(in: 0...UInt32.max) }
            words.append(UInt32(truncatingIfNeeded: time.tv_nsec))
            return twister.seed(words)
        }
        if isInt(seed) { return twister.seed(seedWords(seed)) }
        let hash = UInt(bitPattern: try hashOf(seed))
        twister.seed([UInt32(truncatingIfNeeded: hash), UInt32(hash >> 32)].droppingLastZero)
    }

    /// The magnitude in words of 32 bits, the least significant first.
    private func seedWords(_ int: ObjectRef) -> [UInt32] {
        let count = abs(int[word: IntLayout.digitCount])
        let digits = intDigits(int)
        var words: [UInt32] = []
        var (bits, filled) = (UInt64(0), UInt64(0))
        for index in 0..<count {
            bits |= UInt64(digits[index]) << filled
            filled += 30
            if filled >= 32 {
                words.append(UInt32(truncatingIfNeeded: bits))
                bits >>= 32
                filled -= 32
            }
        }
        words.append(UInt32(truncatingIfNeeded: bits))
        while words.count > 1, words.last == 0 { words.removeLast() }
        return words
    }

    fileprivate func randomBits(_ object: ObjectRef, count: Int) throws(Raised) -> ObjectRef {
        guard count >= 0 else { throw valueError("number of bits must be non-negative") }
        let twister = MersenneTwister(object)
        if count == 0 { return makeInt(0) }
        if count <= 32 { return makeInt(Int(twister.next() >> UInt32(32 - count))) }
        var limbs = [UInt32](repeating: 0, count: count / 30 + 2)
        var (filled, left) = (0, count)
        while left > 0 {
            var word = twister.next()
            if left < 32 { word >>= UInt32(32 - left) }
            let (position, shift) = filled.quotientAndRemainder(dividingBy: 30)
            let wide = UInt64(word) << UInt64(shift)
            limbs[position] |= UInt32(truncatingIfNeeded: wide) & IntLayout.digitMask
            let above = wide >> 30
            limbs[position + 1] |= UInt32(truncatingIfNeeded: above) & IntLayout.digitMask
            if above >> 30 != 0 { limbs[position + 2] |= UInt32(truncatingIfNeeded: above >> 30) }
            filled += 32
            left -= 32
        }
        return makeInt(limbs: limbs, negative: false)
    }

    /// An int in 0..<limit: as many bits as the limit has, again and again until they are below it.
    fileprivate func randomBelow(_ object: ObjectRef, _ limit: ObjectRef) throws(Raised) -> ObjectRef {
        let limit = try indexObject(limit)
        defer { release(limit) }
        let count = intBitLength(limit)
        if let bound = compactInt(limit), count <= 32, bound > 0 {
            let twister = MersenneTwister(object)
            while true {
                let value = Int(twister.next() >> UInt32(32 - count))
                if value < bound { return makeInt(value) }
            }
        }
        while true {
            let value = try randomBits(object, count: count)
            if count == 0 || intOrder(value, limit) < 0 { return value }
            release(value)
        }
    }

    fileprivate func restoreTwister(_ object: ObjectRef, _ state: ObjectRef) throws(Raised) {
        guard state.kind == .tuple else { throw typeError("state vector must be a tuple") }
        guard tupleCount(state) == MersenneTwister.size + 1 else {
            throw valueError("state vector is the wrong size")
        }
        var words: [UInt32] = []
        for index in 0...MersenneTwister.size {
            let value = try asInt(tupleItem(state, index))
            guard let word = UInt32(exactly: value) else { throw valueError("invalid state") }
            words.append(word)
        }
        guard words[MersenneTwister.size] <= MersenneTwister.size else { throw valueError("invalid state") }
        let twister = MersenneTwister(object)
        for index in 0..<MersenneTwister.size { twister.state[index] = words[index] }
        twister.index.pointee = Int32(words[MersenneTwister.size])
    }
}

extension Array where Element == UInt32 {
    fileprivate var droppingLastZero: [UInt32] { last == 0 && count > 1 ? Array(dropLast()) : self }
}
