import ManagedRuntime

extension CodeGenerator {
    func generateBoolean(_ boolean: BooleanOperator, _ values: [Expression]) throws(SyntaxError) {
        let end = makeBlock()
        for value in values.dropLast() {
            try generate(value)
            addJump(boolean == .and ? .jumpIfFalseOrPop : .jumpIfTrueOrPop, end)
            use(makeBlock())
        }
        try generate(values[values.count - 1])
        use(end)
    }

    func generateConditional(_ test: Expression, _ body: Expression, _ orElse: Expression)
        throws(SyntaxError)
    {
        let end = makeBlock()
        let next = makeBlock()
        try generateJump(on: test, to: next, if: false)
        try generate(body)
        addArtificialJump(end)
        use(next)
        try generate(orElse)
        use(end)
    }

    func generateComparison(_ left: Expression, _ comparisons: [Comparison], _ others: [Expression])
        throws(SyntaxError)
    {
        checkIdentity(left, comparisons, others)
        try generate(left)
        if comparisons.count == 1 {
            try generate(others[0])
            addComparison(comparisons[0])
            return
        }
        let cleanup = makeBlock()
        let last = comparisons.count - 1
        for index in 0..<last {
            try generateLink(others[index], comparisons[index])
            addJump(.jumpIfFalseOrPop, cleanup)
        }
        try generate(others[last])
        addComparison(comparisons[last])
        let end = makeBlock()
        addArtificialJump(end)
        use(cleanup)
        add(.swap, 2)
        add(.popTop)
        use(end)
    }

    /// Compares with the next operand and keeps it below for the one after.
    private func generateLink(_ operand: Expression, _ comparison: Comparison) throws(SyntaxError) {
        try generate(operand)
        add(.swap, 2)
        add(.copy, 2)
        addComparison(comparison)
    }

    private func addComparison(_ comparison: Comparison) {
        switch comparison {
        case .order(let order): add(.compareOp, Int(order.rawValue))
        case .is: add(.isOp, 0)
        case .isNot: add(.isOp, 1)
        case .in: add(.containsOp, 0)
        case .notIn: add(.containsOp, 1)
        }
    }

    /// Jumps if a test comes out so, without making its value where that is not needed.
    func generateJump(on test: Expression, to target: BlockID, if outcome: Bool) throws(SyntaxError) {
        switch test.kind {
        case .unary(.not, let operand): return try generateJump(on: operand, to: target, if: !outcome)
        case .boolean(let boolean, let values):
            return try generateJump(on: boolean, values, to: target, if: outcome)
        case .conditional(let inner, let body, let orElse):
            let end = makeBlock()
            let next = makeBlock()
            try generateJump(on: inner, to: next, if: false)
            try generateJump(on: body, to: target, if: outcome)
            addArtificialJump(end)
            use(next)
            try generateJump(on: orElse, to: target, if: outcome)
            use(end)
            return
        case .compare(let left, let comparisons, let others):
            location = test.range
            if comparisons.count > 1 {
                return try generateJump(on: left, comparisons, others, to: target, if: outcome)
            }
        default: break
        }
        try generate(test)
        addJump(outcome ? .popJumpIfTrue : .popJumpIfFalse, target)
    }

    private func generateJump(
        on boolean: BooleanOperator, _ values: [Expression], to target: BlockID, if outcome: Bool
    ) throws(SyntaxError) {
        let deciding = boolean == .or
        let early = deciding == outcome ? target : makeBlock()
        for value in values.dropLast() { try generateJump(on: value, to: early, if: deciding) }
        try generateJump(on: values[values.count - 1], to: target, if: outcome)
        if early != target { use(early) }
    }

    private func generateJump(
        on left: Expression, _ comparisons: [Comparison], _ others: [Expression], to target: BlockID,
        if outcome: Bool
    ) throws(SyntaxError) {
        checkIdentity(left, comparisons, others)
        let cleanup = makeBlock()
        let last = comparisons.count - 1
        try generate(left)
        for index in 0..<last {
            try generateLink(others[index], comparisons[index])
            addJump(.popJumpIfFalse, cleanup)
        }
        try generate(others[last])
        addComparison(comparisons[last])
        addJump(outcome ? .popJumpIfTrue : .popJumpIfFalse, target)
        let end = makeBlock()
        addArtificialJump(end)
        use(cleanup)
        add(.popTop)
        if !outcome { addArtificialJump(target) }
        use(end)
    }
}
