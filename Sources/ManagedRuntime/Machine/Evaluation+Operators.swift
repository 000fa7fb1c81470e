/// The operators' fast ways, inlined into the evaluation loop. Each returns nil, or false, where the operands are not
/// what the instruction was specialised for.
extension Runtime {
    @inline(__always)
    func bothInts(_ left: ObjectRef, _ right: ObjectRef) -> Bool {
        left.type == types.int && right.type == types.int
    }

    @inline(__always)
    func bothFloats(_ left: ObjectRef, _ right: ObjectRef) -> Bool {
        left.type == types.float && right.type == types.float
    }

    /// Of ints of one digit; nil for others.
    @inline(__always)
    func smallValue(_ int: ObjectRef) -> Int? {
        let count = int[word: IntLayout.digitCount]
        guard UInt(bitPattern: count &+ 1) <= 2 else { return nil }
        return count &* Int(int.raw.load(fromByteOffset: IntLayout.digits, as: UInt32.self))
    }

    /// Bitwise operations, division and shifts of ints of one digit; nil where that is not all there is to it.
    @inline(__always)
    func smallBinary(_ operation: UInt16, _ left: ObjectRef, _ right: ObjectRef) -> ObjectRef? {
        guard let one = smallValue(left), let other = smallValue(right) else { return nil }
        switch unsafeBitCast(UInt8(truncatingIfNeeded: operation), to: BinaryOperator.self) {
        case .and: return makeInt(one & other)
        case .or: return makeInt(one | other)
        case .xor: return makeInt(one ^ other)
        case .floorDivide:
            guard other > 0, one >= 0 else { return nil }
            return makeInt(one / other)
        case .remainder:
            guard other > 0, one >= 0 else { return nil }
            return makeInt(one % other)
        case .leftShift:
            guard other >= 0, other < 30 else { return nil }
            return makeInt(one << other)
        case .rightShift:
            guard other >= 0 else { return nil }
            return makeInt(one >> min(other, 63))
        default: return nil
        }
    }

    @inline(__always)
    func compareNumbers<Number: Comparable>(
        _ one: Number, _ other: Number, _ comparison: ComparisonOperator
    ) -> Bool {
        switch comparison {
        case .less: one < other
        case .lessOrEqual: one <= other
        case .equal: one == other
        case .notEqual: one != other
        case .greater: one > other
        case .greaterOrEqual: one >= other
        }
    }

    /// The item of a list or tuple at a position that is within it; nil otherwise.
    @inline(__always)
    func itemOfList(_ list: ObjectRef, _ key: ObjectRef) -> ObjectRef? {
        guard list.type == types.list, key.type == types.int, let index = smallValue(key) else { return nil }
        let count = listCount(list)
        let position = index < 0 ? index &+ count : index
        guard UInt(bitPattern: position) < UInt(bitPattern: count) else { return nil }
        return listItem(list, position)
    }

    @inline(__always)
    func itemOfTuple(_ tuple: ObjectRef, _ key: ObjectRef) -> ObjectRef? {
        guard tuple.type == types.tuple, key.type == types.int, let index = smallValue(key) else {
            return nil
        }
        let count = tupleCount(tuple)
        let position = index < 0 ? index &+ count : index
        guard UInt(bitPattern: position) < UInt(bitPattern: count) else { return nil }
        return tupleItem(tuple, position)
    }

    /// Puts the value at a position within the list, taking over its reference.
    /// - Returns: what was there, for the caller to release; nil where the position is not within the list.
    @inline(__always)
    func replaceInList(_ list: ObjectRef, _ key: ObjectRef, owned value: ObjectRef) -> ObjectRef? {
        guard list.type == types.list, key.type == types.int, let index = smallValue(key) else { return nil }
        let count = listCount(list)
        let position = index < 0 ? index &+ count : index
        guard UInt(bitPattern: position) < UInt(bitPattern: count) else { return nil }
        let items = listItems(list)
        let old = items[position]
        items[position] = value
        return old
    }

    /// Unpacks a tuple or list of the right length onto the stack, in place of itself.
    @inline(__always)
    func unpack(
        _ items: UnsafeMutablePointer<ObjectRef>, _ count: Int, onto stack: StackPointer
    ) -> StackPointer {
        for index in 0..<count { stack[count - 1 - index] = retained(items[index]) }
        return stack + count
    }
}

extension Runtime {
    /// What an instruction specialised for ints does; nil where the machine's arithmetic is not enough.
    @inline(__always)
    func intOperation(
        _ opcode: Opcode, _ left: ObjectRef, _ right: ObjectRef, _ instruction: InstructionPointer,
        _ cacheBias: Int
    ) -> ObjectRef? {
        switch opcode {
        case .binaryOpAddInt: return addInts(left, right)
        case .binaryOpSubtractInt: return subtractInts(left, right)
        case .binaryOpMultiplyInt: return multiplyInts(left, right)
        default:
            let cache = InlineCache(
                UnsafeMutableRawPointer(bitPattern: 4 &* Int(bitPattern: instruction) &+ cacheBias)
                    .unsafelyUnwrapped)
            return smallBinary(cache.number, left, right)
        }
    }

    @inline(__always)
    func floatOperation(_ opcode: Opcode, _ left: ObjectRef, _ right: ObjectRef) -> ObjectRef? {
        let (one, other) = (floatValue(left), floatValue(right))
        switch opcode {
        case .binaryOpAddFloat: return makeFloat(one + other)
        case .binaryOpSubtractFloat: return makeFloat(one - other)
        case .binaryOpMultiplyFloat: return makeFloat(one * other)
        default: return other == 0 ? nil : makeFloat(one / other)
        }
    }

    /// The result of a comparison that a jump follows; nil where the operands are others.
    @inline(__always)
    func comparison(
        _ opcode: Opcode, _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) -> Bool? {
        if opcode == .compareOpFloatJump {
            guard bothFloats(left, right) else { return nil }
            return compareNumbers(floatValue(left), floatValue(right), comparison)
        }
        guard left.type == types.str, right.type == types.str else { return nil }
        return (left == right || stringsEqual(left, right)) == (comparison == .equal)
    }

    /// `dict[key]` of a dict itself; a new reference.
    @inline(__always)
    func itemOfDict(_ dict: ObjectRef, _ key: ObjectRef) throws(Raised) -> ObjectRef {
        if key.type == types.str, let value = dictValue(dict, for: key) { return retained(value) }
        return try dict.type.slots.pointee.getItem.unsafelyUnwrapped(self, dict, key)
    }

    @inline(__always)
    func setItemOfDict(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef) throws(Raised) {
        if key.type == types.str { return setDictValue(dict, key, value) }
        try dict.type.slots.pointee.setItem.unsafelyUnwrapped(self, dict, key, value)
    }
}
