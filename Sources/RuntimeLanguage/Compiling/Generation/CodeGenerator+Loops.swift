import ManagedRuntime

extension CodeGenerator {
    func generateFor(
        _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]
    ) throws(SyntaxError) {
        let start = makeBlock()
        let first = makeBlock()
        let cleanup = makeBlock()
        let end = makeBlock()
        try push(FrameBlock(kind: .forLoop, start: start, exit: end))
        try generate(iterable)
        add(.getIter)
        use(start)
        addJump(.forIter, cleanup)
        use(first)
        try generate(target)
        try generate(body)
        location = .artificial
        addJump(.jump, start)
        use(cleanup)
        popFrameBlock()
        try generate(orElse)
        use(end)
    }

    /// The test stands twice: once before the loop and once at its end.
    func generateWhile(
        _ test: Expression, _ body: [Statement], _ orElse: [Statement], at range: SourceRange
    ) throws(SyntaxError) {
        let start = makeBlock()
        let first = makeBlock()
        let otherwise = makeBlock()
        let end = makeBlock()
        use(start)
        try push(FrameBlock(kind: .whileLoop, start: start, exit: end))
        try generateJump(on: test, to: otherwise, if: false)
        use(first)
        try generate(body)
        location = range
        try generateJump(on: test, to: first, if: true)
        popFrameBlock()
        use(otherwise)
        try generate(orElse)
        use(end)
    }

    func generateBreak() throws(SyntaxError) {
        let place = location
        // A line of its own, even where it becomes no instruction.
        add(.nop)
        guard let loop = try unwind(toLoop: true, keepingTop: false) else {
            location = place
            throw error("'break' outside loop")
        }
        try unwind(loop, keepingTop: false)
        addJump(.jump, loop.exit!)
    }

    func generateContinue() throws(SyntaxError) {
        let place = location
        add(.nop)
        guard let loop = try unwind(toLoop: true, keepingTop: false) else {
            location = place
            throw error("'continue' not properly in loop")
        }
        addJump(.jump, loop.start!)
    }

    func generateReturn(_ value: Expression?, at range: SourceRange) throws(SyntaxError) {
        if unit.scope.kind != .function { throw error("'return' outside function") }
        var constant: Constant?
        if case .constant(let value)? = value?.kind { constant = value }
        let keepsTop = value != nil && constant == nil
        if let value {
            if keepsTop {
                try generate(value)
            } else {
                location = value.range
                add(.nop)
            }
        }
        if value == nil || value!.range.startLine != range.startLine {
            location = range
            add(.nop)
        }
        _ = try unwind(toLoop: false, keepingTop: keepsTop)
        if !keepsTop { addConstant(constant ?? .none) }
        add(.returnValue)
    }
}
