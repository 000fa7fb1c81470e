extension Runtime {
    /// Borrowed.
    package var none: ObjectRef { statics.none }

    /// Borrowed.
    package func bool(_ value: Bool) -> ObjectRef { value ? statics.true : statics.false }

    /// A new reference to an int. -5...256 are shared.
    @inline(__always)
    package func makeInt(_ value: Int) -> ObjectRef {
        if let small = statics.smallInt(value) {
            retain(small)
            return small
        }
        return makeLargerInt(value)
    }

    /// For a value that is not shared.
    @inline(never)
    private func makeLargerInt(_ value: Int) -> ObjectRef {
        let magnitude = value.magnitude
        if magnitude < 1 << 30 {
            // CPython asks for a digit more than it says: its traces show 32 bytes.
            let object = newAtom(types.int, size: IntLayout.digits + 8)
            object[word: IntLayout.digitCount] = value < 0 ? -1 : 1
            object.raw.storeBytes(
                of: UInt32(truncatingIfNeeded: magnitude), toByteOffset: IntLayout.digits, as: UInt32.self)
            return object
        }
        let count =
            (UInt.bitWidth - magnitude.leadingZeroBitCount + IntLayout.digitBits - 1) / IntLayout.digitBits
        let object = newInt(digitCount: count, negative: value < 0)
        let digits = intDigits(object)
        for index in 0..<count {
            digits[index] = UInt32(truncatingIfNeeded: magnitude >> UInt(30 * index)) & 0x3fff_ffff
        }
        return object
    }

    /// A new reference to the int written in decimal, of any length, or nil when the text is not one: an optional
    /// minus and digits. Quadratic in the digits.
    package func makeInt(decimal text: UnsafeBufferPointer<UInt8>) -> ObjectRef? {
        let negative = text.first == UInt8(ascii: "-")
        let digits = text[(negative ? 1 : 0)...]
        guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        if digits.count <= 18 {
            let magnitude = digits.reduce(0) { 10 * $0 + Int($1 - 48) }
            return makeInt(negative ? -magnitude : magnitude)
        }
        var limbs: [UInt32] = []
        for digit in digits {
            var carry = UInt64(digit - 48)
            for index in limbs.indices {
                carry += 10 * UInt64(limbs[index])
                limbs[index] = UInt32(carry & 0x3fff_ffff)
                carry >>= 30
            }
            if carry > 0 { limbs.append(UInt32(carry)) }
        }
        return makeInt(limbs: limbs, negative: negative)
    }

    /// A new reference to the int with these 30-bit digits, the least significant first.
    package func makeInt(limbs: [UInt32], negative: Bool) -> ObjectRef {
        let count = limbs.count - limbs.reversed().prefix { $0 == 0 }.count
        if count <= 1 {
            let magnitude = Int(limbs.first ?? 0)
            return makeInt(negative ? -magnitude : magnitude)
        }
        let object = newInt(digitCount: count, negative: negative)
        for index in 0..<count { intDigits(object)[index] = limbs[index] }
        return object
    }

    func newInt(digitCount: Int, negative: Bool) -> ObjectRef {
        let object = newAtom(types.int, size: IntLayout.digits + 4 * max(1, digitCount))
        object[word: IntLayout.digitCount] = negative ? -digitCount : digitCount
        return object
    }

    /// The value, or nil when it does not fit 64 bits.
    package func intValue(_ object: ObjectRef) -> Int? {
        let signedCount = object[word: IntLayout.digitCount]
        let count = abs(signedCount)
        guard count <= 3 else { return nil }
        let digits = intDigits(object)
        var magnitude: UInt = 0
        for index in stride(from: count - 1, through: 0, by: -1) {
            guard magnitude >> 34 == 0 else { return nil }
            magnitude = magnitude << 30 | UInt(digits[index])
        }
        if signedCount >= 0 { return Int(exactly: magnitude) }
        return magnitude <= UInt(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
    }

    /// The value of an int of two digits at most, which lies within 60 bits; else nil.
    @inline(__always)
    func compactInt(_ object: ObjectRef) -> Int? {
        let signedCount = object[word: IntLayout.digitCount]
        let digits = intDigits(object)
        switch signedCount {
        case 0: return 0
        case 1: return Int(digits[0])
        case -1: return -Int(digits[0])
        case 2: return Int(digits[0]) | Int(digits[1]) << 30
        case -2: return -(Int(digits[0]) | Int(digits[1]) << 30)
        default: return nil
        }
    }

    func intIsNegative(_ object: ObjectRef) -> Bool { object[word: IntLayout.digitCount] < 0 }

    /// Bits of the magnitude.
    func intBitLength(_ object: ObjectRef) -> Int {
        let count = abs(object[word: IntLayout.digitCount])
        guard count > 0 else { return 0 }
        return IntLayout.digitBits * (count - 1) + 32 - intDigits(object)[count - 1].leadingZeroBitCount
    }

    @inline(__always)
    func intDigits(_ object: ObjectRef) -> UnsafeMutablePointer<UInt32> {
        (object.raw + IntLayout.digits).assumingMemoryBound(to: UInt32.self)
    }

    func intsEqual(_ left: ObjectRef, _ right: ObjectRef) -> Bool {
        let count = left[word: IntLayout.digitCount]
        guard count == right[word: IntLayout.digitCount] else { return false }
        let (one, other) = (intDigits(left), intDigits(right))
        return (0..<abs(count)).allSatisfy { one[$0] == other[$0] }
    }

    /// A new reference to a float.
    package func makeFloat(_ value: Double) -> ObjectRef {
        let object = newFloat()
        object.raw.storeBytes(of: value, toByteOffset: FloatLayout.value, as: Double.self)
        return object
    }

    package func floatValue(_ object: ObjectRef) -> Double {
        object.raw.load(fromByteOffset: FloatLayout.value, as: Double.self)
    }
}
