import ManagedRuntime

extension FlowGraph {
    /// Finds for every instruction the innermost handler that is set up around it.
    mutating func findHandlers() {
        for index in blocks.indices { blocks[index].isVisited = false }
        var pending: [BlockID] = []
        visit(FlowGraph.entry, [], &pending)
        while let block = pending.popLast() {
            var handlers = self[block].handlers
            for index in self[block].instructions.indices {
                let instruction = self[block].instructions[index]
                if instruction.operation.isSetup {
                    let target = instruction.target!
                    visit(target, handlers, &pending)
                    if instruction.operation != .setupFinally { self[target].wantsInstructionNumber = true }
                    handlers.append(target)
                } else if instruction.operation == .popBlock {
                    handlers.removeLast()
                } else {
                    self[block].instructions[index].handler = handlers.last
                    if instruction.operation.isJump { visit(instruction.target!, handlers, &pending) }
                }
            }
            if self[block].fallsThrough, let next = self[block].next { visit(next, handlers, &pending) }
        }
    }

    private mutating func visit(_ block: BlockID, _ handlers: [BlockID], _ pending: inout [BlockID]) {
        guard !self[block].isVisited else { return }
        self[block].isVisited = true
        self[block].handlers = handlers
        pending.append(block)
    }

    /// Once handlers are known, setting them up is nothing to do.
    mutating func removeSetups() {
        for block in order {
            for index in self[block].instructions.indices {
                let operation = self[block].instructions[index].operation
                if operation.isSetup || operation == .popBlock {
                    self[block].instructions[index].operation = .opcode(.nop)
                }
            }
            removeNops(from: block)
        }
    }
}
