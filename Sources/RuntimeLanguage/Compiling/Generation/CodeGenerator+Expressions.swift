import ManagedRuntime

extension CodeGenerator {
    func generate(_ expression: Expression) throws(SyntaxError) {
        let outer = location
        location = expression.range
        try generateHere(expression)
        location = outer
    }

    func generate(_ expressions: [Expression]) throws(SyntaxError) {
        for expression in expressions { try generate(expression) }
    }

    private func generateHere(_ expression: Expression) throws(SyntaxError) {
        switch expression.kind {
        case .constant(let value): addConstant(value)
        case .name(let name, let context): try generateName(name, context)
        case .named(let target, let value):
            try generate(value)
            add(.copy, 1)
            try generate(target)
        case .boolean(let boolean, let values): try generateBoolean(boolean, values)
        case .binary(let left, let operation, let right):
            try generate(left)
            try generate(right)
            add(.binaryOp, Int(operation.rawValue))
        case .unary(let operation, let operand):
            try generate(operand)
            add(operation.opcode)
        case .lambda(let parameters, let body): try generateLambda(parameters, body, at: expression.range)
        case .conditional(let test, let body, let orElse):
            try generateConditional(test, body, orElse)
        case .compare(let left, let comparisons, let others):
            try generateComparison(left, comparisons, others)
        case .call(let function, let arguments, let keywords):
            try generateCall(function, arguments, keywords, at: expression.range)
        case .yield, .yieldFrom: try generateYield(expression)
        case .listComprehension, .setComprehension, .dictComprehension, .generator:
            try generateComprehension(expression)
        default: try generateContainerOrPart(expression)
        }
    }

    private func generateContainerOrPart(_ expression: Expression) throws(SyntaxError) {
        switch expression.kind {
        case .dict(let keys, let values): try generateDict(keys, values)
        case .set(let elements): try generateDisplay(elements, .set)
        case .list(let elements, let context): try generateSequence(elements, .list, context)
        case .tuple(let elements, let context): try generateSequence(elements, .tuple, context)
        case .joinedString(let values): try generateJoinedString(values)
        case .formattedValue(let value, let conversion, let spec):
            try generateFormattedValue(value, conversion, spec)
        case .attribute(let value, let name, let context):
            try generate(value)
            moveToAttribute(name, of: expression.range)
            if context == .store { try refuseDebug(name, context) }
            addNamed(context.pick(.loadAttr, .storeAttr, .deleteAttr), name)
        case .subscript(let value, let index, let context):
            if context == .load { checkSubscript(value, index) }
            try generate(value)
            try generate(index)
            add(context.pick(.binarySubscr, .storeSubscr, .deleteSubscr))
        case .slice(let lower, let upper, let step): try generateSlice(lower, upper, step)
        case .starred(_, let context):
            throw error(
                context == .store
                    ? "starred assignment target must be in a list or tuple"
                    : "can't use starred expression here")
        default: break
        }
    }

    /// An attribute on a later line than its value's start: its instruction's place begins at the name.
    func moveToAttribute(_ name: String, of range: SourceRange) {
        guard location.startLine != range.endLine else { return }
        var place = location
        place.startLine = range.endLine
        let length = Int32(name.unicodeScalars.count)
        if length <= range.endColumn {
            place.startColumn = range.endColumn - length
        } else {
            place.startColumn = -1
            place.endColumn = -1
        }
        place.endLine = max(place.startLine, place.endLine)
        if place.startLine == place.endLine { place.endColumn = max(place.startColumn, place.endColumn) }
        location = place
    }

    private func generateSlice(_ lower: Expression?, _ upper: Expression?, _ step: Expression?)
        throws(SyntaxError)
    {
        for bound in [lower, upper] {
            if let bound { try generate(bound) } else { addConstant(.none) }
        }
        if let step { try generate(step) }
        add(.buildSlice, step == nil ? 2 : 3)
    }

    private func generateYield(_ expression: Expression) throws(SyntaxError) {
        if unit.scope.kind != .function { throw error("'yield' outside function") }
        switch expression.kind {
        case .yield(let value):
            if let value { try generate(value) } else { addConstant(.none) }
            addYield()
        case .yieldFrom(let value):
            try generate(value)
            add(.getYieldFromIter)
            addConstant(.none)
            addYieldFrom()
        default: break
        }
    }

    func addYield() {
        add(.yieldValue)
        add(Operation.resume)
    }

    private func addYieldFrom() {
        let start = makeBlock()
        let resume = makeBlock()
        let exit = makeBlock()
        use(start)
        addJump(.send, exit)
        use(resume)
        addYield()
        addJump(.jumpNoInterrupt, start)
        use(exit)
    }
}

extension UnaryOperator {
    var opcode: Opcode {
        switch self {
        case .invert: .unaryInvert
        case .not: .unaryNot
        case .positive: .unaryPositive
        case .negative: .unaryNegative
        }
    }
}
