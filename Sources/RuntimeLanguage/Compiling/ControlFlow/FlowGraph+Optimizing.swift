import ManagedRuntime

extension FlowGraph {
    /// `constants` grows by tuples that only show up here.
    mutating func optimize(_ constants: inout [Constant]) {
        for block in order {
            optimize(block, &constants)
            removeNops(from: block)
        }
        inlineShortExits()
        removeUnreachable()
        unlinkEmptyBlocks()
        for block in order { removeNops(from: block) }
        removeJumpsToNext()
    }

    private mutating func optimize(_ block: BlockID, _ constants: inout [Constant]) {
        var index = 0
        while index < self[block].instructions.count {
            let instruction = self[block].instructions[index]
            if instruction.operation.isJump || instruction.operation.isSetup {
                self[block].instructions[index].target = firstNonEmpty(from: instruction.target!)
            }
            switch instruction.operation {
            case .opcode(.loadConst): decide(block, index, constants)
            case .opcode(.buildTuple): simplifyTuple(block, index, &constants)
            case .opcode(.swap): index = simplifySwaps(block, index)
            case .opcode(.pushNull): joinNullWithGlobal(block, index)
            default:
                // Where a jump came to lead elsewhere it is looked at again.
                if instruction.operation.isJump && thread(block, index) { continue }
            }
            index += 1
        }
    }

    /// A constant before a jump decides it.
    private mutating func decide(_ block: BlockID, _ index: Int, _ constants: [Constant]) {
        guard index + 1 < self[block].instructions.count else { return }
        let constant = constants[self[block].instructions[index].argument]
        switch self[block].instructions[index + 1].operation {
        case .opcode(.popJumpIfFalse), .opcode(.popJumpIfTrue):
            let jumpsIfTrue = self[block].instructions[index + 1].operation == .opcode(.popJumpIfTrue)
            self[block].instructions[index].operation = .opcode(.nop)
            settle(block, index + 1, taken: constant.isTrue == jumpsIfTrue)
        case .opcode(.jumpIfFalseOrPop), .opcode(.jumpIfTrueOrPop):
            let jumpsIfTrue = self[block].instructions[index + 1].operation == .opcode(.jumpIfTrueOrPop)
            let taken = constant.isTrue == jumpsIfTrue
            if !taken { self[block].instructions[index].operation = .opcode(.nop) }
            settle(block, index + 1, taken: taken)
        case .opcode(.isOp) where constant == .none: compareWithNone(block, index)
        default: break
        }
    }

    private mutating func settle(_ block: BlockID, _ index: Int, taken: Bool) {
        self[block].instructions[index].operation = .opcode(taken ? .jump : .nop)
        if taken { self[block].fallsThrough = false }
    }

    private mutating func compareWithNone(_ block: BlockID, _ index: Int) {
        guard index + 2 < self[block].instructions.count else { return }
        let jump = self[block].instructions[index + 2].operation
        guard jump == .opcode(.popJumpIfFalse) || jump == .opcode(.popJumpIfTrue) else { return }
        let inverted = self[block].instructions[index + 1].argument == 1
        let onNone = (jump == .opcode(.popJumpIfTrue)) != inverted
        self[block].instructions[index].operation = .opcode(.nop)
        self[block].instructions[index + 1].operation = .opcode(.nop)
        self[block].instructions[index + 2].operation = .opcode(onNone ? .popJumpIfNone : .popJumpIfNotNone)
    }

    /// A tuple of constants is a constant, and one that is unpacked at once needs not be made.
    private mutating func simplifyTuple(_ block: BlockID, _ index: Int, _ constants: inout [Constant]) {
        let count = self[block].instructions[index].argument
        if index + 1 < self[block].instructions.count,
            self[block].instructions[index + 1].operation == .opcode(.unpackSequence),
            self[block].instructions[index + 1].argument == count, (1...3).contains(count)
        {
            self[block].instructions[index].operation = .opcode(.nop)
            self[block].instructions[index + 1].operation = .opcode(count == 1 ? .nop : .swap)
            return
        }
        guard index >= count else { return }
        let parts = self[block].instructions[index - count..<index]
        guard parts.allSatisfy({ $0.operation == .opcode(.loadConst) }) else { return }
        let tuple = Constant.tuple(parts.map { constants[$0.argument] })
        let number = constants.firstIndex(of: tuple) ?? constants.count
        if number == constants.count { constants.append(tuple) }
        for part in index - count..<index { self[block].instructions[part].operation = .opcode(.nop) }
        self[block].instructions[index].operation = .opcode(.loadConst)
        self[block].instructions[index].argument = number
    }

    private mutating func joinNullWithGlobal(_ block: BlockID, _ index: Int) {
        guard index + 1 < self[block].instructions.count,
            self[block].instructions[index + 1].operation == .opcode(.loadGlobal)
        else { return }
        self[block].instructions[index].operation = .opcode(.nop)
        self[block].instructions[index + 1].argument |= 1
    }
}

extension Constant {
    /// As `bool()` has it.
    var isTrue: Bool {
        switch self {
        case .none: false
        case .ellipsis, .code, .bigInt: true
        case .bool(let value): value
        case .int(let value): value != 0
        case .float(let bits): Double(bitPattern: bits) != 0
        case .string(let scalars): !scalars.isEmpty
        case .bytes(let bytes): !bytes.isEmpty
        case .tuple(let items), .frozenSet(let items): !items.isEmpty
        }
    }
}
