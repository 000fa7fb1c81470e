/// Ints as bytes in either order, in two's complement when signed.
extension Runtime {
    private static let toBytesSignature = Signature(
        "to_bytes", positionalOnly: ["self"], ["length", "byteorder"], keywordOnly: ["signed"])
    private static let fromBytesSignature = Signature(
        "from_bytes", positionalOnly: ["type"], ["bytes", "byteorder"], keywordOnly: ["signed"], required: 2)

    /// `int.to_bytes(length=1, byteorder='big', *, signed=False)`.
    func intToBytes(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.toBytesSignature)
        let int = arguments[0]
        let isLittle = try isLittleEndian(values[2])
        let length = try values[1].map { (length) throws(Raised) in try index(length) } ?? 1
        let signed = try values[3].map { (signed) throws(Raised) in try isTrue(signed) } ?? false
        guard length >= 0 else { throw valueError("length argument must be non-negative") }
        let negative = intIsNegative(int)
        guard signed || !negative else { throw overflowError("can't convert negative int to unsigned") }
        guard fits(int, bytes: length, signed: signed) else { throw overflowError("int too big to convert") }
        let result = makeBytes(count: length)
        let data = (result.raw + BytesLayout.data).assumingMemoryBound(to: UInt8.self)
        var carry: UInt32 = 1
        for index in 0..<length {
            var byte = UInt32(magnitudeByte(int, index))
            if negative {
                byte = (byte ^ 0xff) + carry
                carry = byte >> 8
            }
            data[isLittle ? index : length - 1 - index] = UInt8(truncatingIfNeeded: byte)
        }
        return result
    }

    private func isLittleEndian(_ object: ObjectRef?) throws(Raised) -> Bool {
        guard let object else { return false }
        guard object.kind == .str else {
            throw typeError("argument 'byteorder' must be str, not \(typeName(of: object))")
        }
        switch stringValue(object) {
        case "little": return true
        case "big": return false
        default: throw valueError("byteorder must be either 'little' or 'big'")
        }
    }

    private func fits(_ int: ObjectRef, bytes: Int, signed: Bool) -> Bool {
        let bits = intBitLength(int)
        guard signed else { return bits <= 8 * bytes }
        if bits < 8 * bytes || bits == 0 { return true }
        return intIsNegative(int) && bits == 8 * bytes && intBitCount(int) == 1
    }

    private func magnitudeByte(_ int: ObjectRef, _ index: Int) -> UInt8 {
        let count = abs(int[word: IntLayout.digitCount])
        let digits = intDigits(int)
        let (position, shift) = (8 * index).quotientAndRemainder(dividingBy: 30)
        guard position < count else { return 0 }
        var value = UInt64(digits[position]) >> UInt64(shift)
        if position + 1 < count { value |= UInt64(digits[position + 1]) << UInt64(30 - shift) }
        return UInt8(truncatingIfNeeded: value)
    }

    /// `int.from_bytes(bytes, byteorder='big', *, signed=False)`; the class is argument 0.
    func intFromBytes(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.fromBytesSignature)
        let isLittle = try isLittleEndian(values[2])
        let signed = try values[3].map { (signed) throws(Raised) in try isTrue(signed) } ?? false
        let bytes = try makeBytes(from: values[1].unsafelyUnwrapped)
        defer { release(bytes) }
        let contents = bytesContents(bytes)
        let count = contents.count
        let negative = signed && count > 0 && contents[isLittle ? count - 1 : 0] & 0x80 != 0
        var limbs = [UInt32](repeating: 0, count: 8 * count / 30 + 1)
        var carry: UInt32 = 1
        for index in 0..<count {
            var byte = UInt32(contents[isLittle ? index : count - 1 - index])
            if negative {
                byte = (byte ^ 0xff) + carry
                carry = byte >> 8
                byte &= 0xff
            }
            let (position, shift) = (8 * index).quotientAndRemainder(dividingBy: 30)
            limbs[position] |= byte << UInt32(shift) & IntLayout.digitMask
            if shift > 22 { limbs[position + 1] |= byte >> UInt32(30 - shift) }
        }
        if negative, carry == 1, count > 0 {
            // The magnitude of the least value is one bit longer than its bytes.
            let (position, shift) = (8 * count).quotientAndRemainder(dividingBy: 30)
            if position == limbs.count { limbs.append(0) }
            limbs[position] |= 1 << UInt32(shift)
        }
        let value = makeInt(limbs: limbs, negative: negative)
        guard arguments[0] != types.int else { return value }
        defer { release(value) }
        return try call(arguments[0], value)
    }
}
