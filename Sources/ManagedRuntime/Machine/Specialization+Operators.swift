/// How operators specialise themselves, by the operands they meet.
extension Runtime {
    @inline(never)
    func specializeBinary(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ left: ObjectRef, _ right: ObjectRef
    ) {
        let argument = UInt8(truncatingIfNeeded: instruction.pointee >> 8)
        let isInPlace = argument >= BinaryOperator.inPlaceOffset
        let number = isInPlace ? argument - BinaryOperator.inPlaceOffset : argument
        let operation = unsafeBitCast(number, to: BinaryOperator.self)
        cache.counter = InlineCache.patience
        guard left.type == right.type else { return }
        switch (operation, left.type) {
        case (.add, types.int): instruction.opcode = .binaryOpAddInt
        case (.subtract, types.int): instruction.opcode = .binaryOpSubtractInt
        case (.multiply, types.int): instruction.opcode = .binaryOpMultiplyInt
        case (.and, types.int), (.or, types.int), (.xor, types.int), (.floorDivide, types.int),
            (.remainder, types.int), (.leftShift, types.int), (.rightShift, types.int):
            cache.number = UInt16(number)
            instruction.opcode = .binaryOpInt
        case (.add, types.float): instruction.opcode = .binaryOpAddFloat
        case (.subtract, types.float): instruction.opcode = .binaryOpSubtractFloat
        case (.multiply, types.float): instruction.opcode = .binaryOpMultiplyFloat
        case (.trueDivide, types.float): instruction.opcode = .binaryOpDivideFloat
        case (.add, types.str):
            instruction.opcode = appendsToLocal(instruction) ? .binaryOpInplaceAddStr : .binaryOpAddStr
        default: break
        }
    }

    /// `text = text + more` and `text += more` of a local: the string may grow in place, as nobody else has it.
    private func appendsToLocal(_ instruction: InstructionPointer) -> Bool {
        instruction[1].opcodeByte == .storeFast
    }

    /// What a comparison and the jump behind it do in one.
    @inline(never)
    func specializeComparison(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ left: ObjectRef, _ right: ObjectRef
    ) {
        cache.counter = InlineCache.patience
        guard left.type == right.type else { return }
        let jumps =
            instruction[1].opcodeByte == .popJumpIfFalse || instruction[1].opcodeByte == .popJumpIfTrue
        switch left.type {
        case types.int: instruction.opcode = jumps ? .compareOpIntJump : .compareOpInt
        case types.float where jumps: instruction.opcode = .compareOpFloatJump
        case types.str where jumps:
            let comparison = ComparisonOperator(rawValue: UInt8(truncatingIfNeeded: instruction.pointee >> 8))
            if comparison == .equal || comparison == .notEqual { instruction.opcode = .compareOpStrJump }
        default: break
        }
    }

    @inline(never)
    func specializeSubscript(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ container: ObjectRef, _ key: ObjectRef
    ) {
        cache.counter = InlineCache.patience
        switch container.type {
        case types.list where key.type == types.int: instruction.opcode = .binarySubscrListInt
        case types.tuple where key.type == types.int: instruction.opcode = .binarySubscrTupleInt
        case types.dict: instruction.opcode = .binarySubscrDict
        default: break
        }
    }

    @inline(never)
    func specializeStore(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ container: ObjectRef, _ key: ObjectRef
    ) {
        cache.counter = InlineCache.patience
        switch container.type {
        case types.list where key.type == types.int: instruction.opcode = .storeSubscrListInt
        case types.dict: instruction.opcode = .storeSubscrDict
        default: break
        }
    }

    @inline(never)
    func specializeIteration(_ instruction: InstructionPointer, _ cache: InlineCache, _ iterator: ObjectRef) {
        cache.counter = InlineCache.patience
        switch iterator.type {
        case types[.listIterator]: instruction.opcode = .forIterList
        case types[.tupleIterator]: instruction.opcode = .forIterTuple
        case types[.rangeIterator]: instruction.opcode = .forIterRange
        case types[.generator]: instruction.opcode = .forIterGenerator
        default: break
        }
    }

    @inline(never)
    func specializeUnpacking(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ sequence: ObjectRef
    ) {
        cache.counter = InlineCache.patience
        switch sequence.type {
        case types.tuple:
            instruction.opcode =
                instruction.pointee >> 8 == 2 ? .unpackSequenceTwoTuple : .unpackSequenceTuple
        case types.list: instruction.opcode = .unpackSequenceList
        default: break
        }
    }
}

extension UInt32 {
    /// The opcode of an instruction's word.
    @inline(__always)
    var opcodeByte: Opcode { unsafeBitCast(UInt8(truncatingIfNeeded: self), to: Opcode.self) }
}
