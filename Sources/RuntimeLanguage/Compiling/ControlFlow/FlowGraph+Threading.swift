import ManagedRuntime

extension FlowGraph {
    /// Makes a jump to a jump lead where the second one leads, as long as both are on one line: a debugger should stop
    /// at the second if it has its own. Returns whether something changed.
    mutating func thread(_ block: BlockID, _ index: Int) -> Bool {
        let instruction = self[block].instructions[index]
        guard let first = self[instruction.target!].instructions.first,
            case .opcode(let opcode) = instruction.operation, case .opcode(let targetOpcode) = first.operation
        else { return false }
        switch (opcode, targetOpcode) {
        case (.jumpIfFalseOrPop, .popJumpIfFalse): return follow(block, index, first, as: .popJumpIfFalse)
        case (.jumpIfFalseOrPop, .jump), (.jumpIfFalseOrPop, .jumpIfFalseOrPop):
            return follow(block, index, first, as: .jumpIfFalseOrPop)
        case (.jumpIfFalseOrPop, .jumpIfTrueOrPop), (.jumpIfFalseOrPop, .popJumpIfTrue):
            return step(block, index, past: first, as: .popJumpIfFalse)
        case (.jumpIfTrueOrPop, .popJumpIfTrue): return follow(block, index, first, as: .popJumpIfTrue)
        case (.jumpIfTrueOrPop, .jump), (.jumpIfTrueOrPop, .jumpIfTrueOrPop):
            return follow(block, index, first, as: .jumpIfTrueOrPop)
        case (.jumpIfTrueOrPop, .jumpIfFalseOrPop), (.jumpIfTrueOrPop, .popJumpIfFalse):
            return step(block, index, past: first, as: .popJumpIfTrue)
        case (.popJumpIfNone, .jump), (.popJumpIfNotNone, .jump), (.popJumpIfFalse, .jump),
            (.popJumpIfTrue, .jump), (.jump, .jump):
            return follow(block, index, first, as: opcode)
        default: return false
        }
    }

    private mutating func follow(
        _ block: BlockID, _ index: Int, _ second: FlowInstruction, as opcode: Opcode
    ) -> Bool {
        let instruction = self[block].instructions[index]
        guard instruction.location.startLine == second.location.startLine,
            instruction.target != second.target
        else { return false }
        self[block].instructions[index].target = second.target
        self[block].instructions[index].operation = .opcode(opcode)
        return true
    }

    /// The second jump's test is bound to fail: on to what is below it.
    private mutating func step(
        _ block: BlockID, _ index: Int, past second: FlowInstruction, as opcode: Opcode
    ) -> Bool {
        let instruction = self[block].instructions[index]
        guard instruction.location.startLine == second.location.startLine else { return false }
        self[block].instructions[index].target = self[instruction.target!].next
        self[block].instructions[index].operation = .opcode(opcode)
        return true
    }
}
