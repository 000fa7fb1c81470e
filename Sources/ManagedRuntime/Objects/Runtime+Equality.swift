import Glibc

extension Runtime {
    /// How deep a tuple may nest to be hashed or compared: Python's recursion limit.
    static let recursionLimit = 1000

    /// The hash under which dicts and sets file the object. A list, a dict or a set has none: asking is a
    /// programmer's mistake.
    @inline(__always)
    package func hash(_ object: ObjectRef) -> Int {
        object.kind == .str ? stringHash(object) : hash(object, depth: 0)
    }

    @inline(never)
    private func hash(_ object: ObjectRef, depth: Int) -> Int {
        switch object.kind {
        case .str: return stringHash(object)
        case .bool, .int:
            let count = object[word: IntLayout.digitCount]
            return NumericHash.hash(digits: intDigits(object), count: abs(count), negative: count < 0)
        case .float: return NumericHash.hash(floatValue(object))
        case .bytes: return bytesHash(object)
        case .tuple: return tupleHash(object, depth: depth)
        case .list, .dict, .set: preconditionFailure("unhashable type: \(object.kind.typeName)")
        default:
            // By identity. Addresses end in zeros: rotate them away.
            let bits = object.address
            return nonReserved(Int(bitPattern: bits >> 4 | bits << 60))
        }
    }

    func nonReserved(_ hash: Int) -> Int { hash == -1 ? -2 : hash }

    /// The mixing of xxHash (Yann Collet), as tuples have used it since CPython 3.8.
    private func tupleHash(_ tuple: ObjectRef, depth: Int) -> Int {
        precondition(depth < Self.recursionLimit, "a tuple nested too deeply to be hashed")
        var mixed: UInt = 2_870_177_450_012_600_261
        for index in 0..<tupleCount(tuple) {
            let lane = UInt(bitPattern: hash(tupleItem(tuple, index), depth: depth + 1))
            mixed &+= lane &* 14_029_467_366_897_019_727
            mixed = mixed << 31 | mixed >> 33
            mixed &*= 11_400_714_785_074_694_791
        }
        mixed &+= UInt(tupleCount(tuple)) ^ (2_870_177_450_012_600_261 ^ 3_527_539)
        return mixed == .max ? 1_546_275_796 : Int(bitPattern: mixed)
    }

    /// Equality by value for numbers, str, bytes and tuples of them; by identity for the rest, as far as keys of dicts
    /// and members of sets need it.
    @inline(__always)
    package func isEqual(_ left: ObjectRef, _ right: ObjectRef) -> Bool {
        left == right || isEqual(left, right, depth: 0)
    }

    @inline(never)
    private func isEqual(_ left: ObjectRef, _ right: ObjectRef, depth: Int) -> Bool {
        switch (left.kind, right.kind) {
        case (.str, .str): return stringsEqual(left, right)
        case (.int, .int), (.int, .bool), (.bool, .int), (.bool, .bool): return intsEqual(left, right)
        case (.float, .float): return floatValue(left) == floatValue(right)
        case (.float, .int), (.float, .bool): return isEqual(right, to: floatValue(left))
        case (.int, .float), (.bool, .float): return isEqual(left, to: floatValue(right))
        case (.bytes, .bytes):
            let (one, other) = (bytesContents(left), bytesContents(right))
            return one.count == other.count && memcmp(one.baseAddress!, other.baseAddress!, one.count) == 0
        case (.tuple, .tuple):
            precondition(depth < Self.recursionLimit, "a tuple nested too deeply to be compared")
            let count = tupleCount(left)
            return count == tupleCount(right)
                && (0..<count).allSatisfy {
                    let (one, other) = (tupleItem(left, $0), tupleItem(right, $0))
                    return one == other || isEqual(one, other, depth: depth + 1)
                }
        default: return false
        }
    }

    /// Whether an int equals a float exactly: no rounding on the way.
    private func isEqual(_ int: ObjectRef, to number: Double) -> Bool {
        guard number.isFinite, number == number.rounded(.towardZero) else { return false }
        let count = object30BitCount(int)
        guard (int[word: IntLayout.digitCount] < 0) == (number < 0) || number == 0 else { return false }
        var rest = number.magnitude
        let digits = intDigits(int)
        for index in 0..<count {
            let quotient = (rest / 1_073_741_824).rounded(.towardZero)
            guard rest - quotient * 1_073_741_824 == Double(digits[index]) else { return false }
            rest = quotient
        }
        return rest == 0
    }

    private func object30BitCount(_ int: ObjectRef) -> Int { abs(int[word: IntLayout.digitCount]) }
}
