import ManagedRuntime

extension CodeGenerator {
    func push(_ block: FrameBlock) throws(SyntaxError) {
        if unit.frameBlocks.count >= CodeGenerator.nestingLimit {
            throw error("too many statically nested blocks")
        }
        unit.frameBlocks.append(block)
    }

    func popFrameBlock() { unit.frameBlocks.removeLast() }

    /// Undoes the blocks around, innermost first, up to a loop, which is returned, or all of them.
    func unwind(toLoop: Bool, keepingTop: Bool) throws(SyntaxError) -> FrameBlock? {
        guard let block = unit.frameBlocks.last else { return nil }
        if toLoop && block.isLoop { return block }
        // While it is undone, it is not around.
        unit.frameBlocks.removeLast()
        try unwind(block, keepingTop: keepingTop)
        let loop = try unwind(toLoop: toLoop, keepingTop: keepingTop)
        unit.frameBlocks.append(block)
        return loop
    }

    func unwind(_ block: FrameBlock, keepingTop: Bool) throws(SyntaxError) {
        switch block.kind {
        case .whileLoop, .exceptionHandler: break
        case .forLoop, .pendingValue:
            if keepingTop { add(.swap, 2) }
            add(.popTop)
        case .tryBody: add(Operation.popBlock)
        case .tryBodyWithFinally(let body):
            add(Operation.popBlock)
            if keepingTop { try push(FrameBlock(kind: .pendingValue)) }
            try generate(body)
            if keepingTop { popFrameBlock() }
            // It runs after the statement that leaves, whose instructions now stand for nothing in the text.
            location = .artificial
        case .finallyForException:
            if keepingTop { add(.swap, 2) }
            add(.popTop)
            if keepingTop { add(.swap, 2) }
            add(Operation.popBlock)
            add(.popExcept)
        case .with(let range):
            location = range
            add(Operation.popBlock)
            if keepingTop { add(.swap, 2) }
            callExit()
            add(.popTop)
            location = .artificial
        case .handlerBody(let name):
            if name != nil { add(Operation.popBlock) }
            if keepingTop { add(.swap, 2) }
            add(Operation.popBlock)
            add(.popExcept)
            if let name { try unbind(name) }
        }
    }

    /// `name = None; del name`: the program may have deleted it itself.
    func unbind(_ name: String) throws(SyntaxError) {
        addConstant(.none)
        try generateName(name, .store)
        try generateName(name, .delete)
    }

    /// Calls `__exit__`, which is on the stack, for a body that raised nothing.
    func callExit() {
        for _ in 0..<3 { addConstant(.none) }
        add(.call, 2)
    }

    /// After a handler itself raised: restores the exception that was handled before, and goes on raising.
    func addRestoringReraise() {
        add(.copy, 3)
        add(.popExcept)
        add(.reraise, 1)
    }
}
