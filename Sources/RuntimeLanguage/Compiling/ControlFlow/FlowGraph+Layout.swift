import ManagedRuntime

extension FlowGraph {
    /// Numbers the instructions and writes them out, with the exception table.
    mutating func lay(out code: inout CodeDescription) {
        let order = self.order
        var count = 0
        for (position, block) in order.enumerated() {
            self[block].offset = count
            self[block].position = position
            count += self[block].instructions.count { $0.operation != .resume }
        }
        var guarded = GuardedRange()
        for (position, block) in order.enumerated() {
            for instruction in self[block].instructions where instruction.operation != .resume {
                if instruction.handler != guarded.handler {
                    close(&guarded, at: code.instructions.count, &code)
                    guarded = GuardedRange(handler: instruction.handler, start: code.instructions.count)
                }
                code.instructions.append(encode(instruction, position))
                code.positions.append(
                    instruction.location.isArtificial ? .none : instruction.location)
            }
        }
        close(&guarded, at: code.instructions.count, &code)
    }

    private struct GuardedRange {
        var handler: BlockID?
        var start = 0
    }

    private func close(_ range: inout GuardedRange, at end: Int, _ code: inout CodeDescription) {
        guard let handler = range.handler, range.start < end else { return }
        let block = self[handler]
        code.handlers.append(
            CodeDescription.ExceptionHandler(
                start: range.start, end: end, target: block.offset,
                depth: block.startDepth! - (block.wantsInstructionNumber ? 2 : 1),
                pushesInstruction: block.wantsInstructionNumber))
    }

    private func encode(_ instruction: FlowInstruction, _ position: Int) -> Instruction {
        guard let target = instruction.target, instruction.operation.isJump else {
            guard case .opcode(let opcode) = instruction.operation else {
                preconditionFailure("an instruction of the flow graph alone was left over")
            }
            // What became a no-operation keeps no argument.
            return Instruction(opcode, opcode == .nop ? 0 : instruction.argument)
        }
        let destination = self[target].offset
        switch instruction.operation {
        case .opcode(.jump) where self[target].position <= position:
            return Instruction(.jumpBackward, destination)
        case .opcode(let opcode): return Instruction(opcode, destination)
        default: return Instruction(.jump, destination)
        }
    }
}
