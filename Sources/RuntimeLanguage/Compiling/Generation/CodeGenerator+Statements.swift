import ManagedRuntime

extension CodeGenerator {
    func generate(_ statements: [Statement]) throws(SyntaxError) {
        for statement in statements { try generate(statement) }
    }

    func generate(_ statement: Statement) throws(SyntaxError) {
        location = statement.range
        switch statement.kind {
        case .functionDefinition(let definition): try generate(definition, at: statement.range)
        case .classDefinition(let definition): try generate(definition, at: statement.range)
        case .return(let value): try generateReturn(value, at: statement.range)
        case .delete(let targets): try generate(targets)
        case .assign(let targets, let value): try generateAssignment(targets, value)
        case .augmentedAssign(let target, let operation, let value):
            try generateAugmentedAssignment(target, operation, value)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            try generateAnnotatedAssignment(target, annotation, value, isSimple: isSimple)
        case .for(let target, let iterable, let body, let orElse):
            try generateFor(target, iterable, body, orElse)
        case .while(let test, let body, let orElse):
            try generateWhile(test, body, orElse, at: statement.range)
        case .if(let test, let body, let orElse): try generateIf(test, body, orElse)
        case .with(let items, let body): try generateWith(items[...], body, at: statement.range)
        case .raise(let exception, let cause): try generateRaise(exception, cause)
        case .try(let body, let handlers, let orElse, let finally):
            try generateTry(TryStatement(body: body, handlers: handlers, orElse: orElse, finally: finally))
        case .assert(let test, let message): try generateAssert(test, message)
        case .import(let aliases): try generateImport(aliases)
        case .importFrom(let module, let names, let level):
            try generateImport(from: module, names, level: level)
        case .global, .nonlocal: break
        case .expression(let value): try generateExpressionStatement(value)
        case .pass: add(.nop)
        case .break: try generateBreak()
        case .continue: try generateContinue()
        }
    }

    private func generateExpressionStatement(_ value: Expression) throws(SyntaxError) {
        if case .constant = value.kind { return add(.nop) }
        try generate(value)
        location = .artificial
        add(.popTop)
    }

    private func generateRaise(_ exception: Expression?, _ cause: Expression?) throws(SyntaxError) {
        var count = 0
        if let exception {
            try generate(exception)
            count = 1
            if let cause {
                try generate(cause)
                count = 2
            }
        }
        add(.raiseVarargs, count)
    }

    private func generateAssert(_ test: Expression, _ message: Expression?) throws(SyntaxError) {
        checkAssertion(test)
        let end = makeBlock()
        try generateJump(on: test, to: end, if: true)
        add(.loadAssertionError)
        if let message {
            try generate(message)
            add(.call, 0)
        }
        add(.raiseVarargs, 1)
        use(end)
    }

    private func generateIf(_ test: Expression, _ body: [Statement], _ orElse: [Statement])
        throws(SyntaxError)
    {
        let end = makeBlock()
        let next = orElse.isEmpty ? end : makeBlock()
        try generateJump(on: test, to: next, if: false)
        try generate(body)
        if !orElse.isEmpty {
            addArtificialJump(end)
            use(next)
            try generate(orElse)
        }
        use(end)
    }
}
