import ManagedRuntime

struct TryStatement {
    var body: [Statement]
    var handlers: [ExceptHandler]
    var orElse: [Statement]
    var finally: [Statement]
}

extension CodeGenerator {
    func generateTry(_ statement: TryStatement) throws(SyntaxError) {
        if statement.finally.isEmpty {
            try generateTryExcept(statement)
        } else {
            try generateTryFinally(statement)
        }
    }

    /// The `finally` body stands once for every way out: at the end, on an exception, and where a `return`, `break` or
    /// `continue` leaves.
    private func generateTryFinally(_ statement: TryStatement) throws(SyntaxError) {
        let body = makeBlock()
        let onException = makeBlock()
        let exit = makeBlock()
        let cleanup = makeBlock()
        addJump(.setupFinally, onException)
        use(body)
        try push(
            FrameBlock(kind: .tryBodyWithFinally(statement.finally), start: body, exit: onException))
        if statement.handlers.isEmpty {
            try generate(statement.body)
        } else {
            try generateTryExcept(statement)
        }
        addArtificial(.popBlock)
        popFrameBlock()
        try generate(statement.finally)
        addArtificialJump(exit)
        use(onException)

        location = .artificial
        addJump(.setupCleanup, cleanup)
        add(.pushExcInfo)
        try push(FrameBlock(kind: .finallyForException, start: onException))
        try generate(statement.finally)
        popFrameBlock()
        add(.reraise, 0)
        use(cleanup)
        addRestoringReraise()
        use(exit)
    }

    private func addArtificial(_ operation: Operation) {
        unit.graph.add(FlowInstruction(operation: operation, location: .artificial))
    }

    private func generateTryExcept(_ statement: TryStatement) throws(SyntaxError) {
        let body = makeBlock()
        var except = makeBlock()
        let end = makeBlock()
        let cleanup = makeBlock()
        addJump(.setupFinally, except)
        use(body)
        try push(FrameBlock(kind: .tryBody, start: body))
        try generate(statement.body)
        popFrameBlock()
        addArtificial(.popBlock)
        try generate(statement.orElse)
        addArtificialJump(end)
        use(except)

        location = .artificial
        addJump(.setupCleanup, cleanup)
        add(.pushExcInfo)
        try push(FrameBlock(kind: .exceptionHandler))
        for (index, handler) in statement.handlers.enumerated() {
            location = handler.range
            if handler.type == nil && index < statement.handlers.count - 1 {
                throw error("default 'except:' must be last")
            }
            except = makeBlock()
            if let type = handler.type {
                try generate(type)
                add(.checkExcMatch)
                addJump(.popJumpIfFalse, except)
            }
            try generateHandlerBody(handler, end: end)
            use(except)
        }
        location = .artificial
        popFrameBlock()
        add(.reraise, 0)
        use(cleanup)
        addRestoringReraise()
        use(end)
    }

    private func generateHandlerBody(_ handler: ExceptHandler, end: BlockID) throws(SyntaxError) {
        guard let name = handler.name else {
            let body = makeBlock()
            add(.popTop)
            use(body)
            try push(FrameBlock(kind: .handlerBody(name: nil), start: body))
            try generate(handler.body)
            popFrameBlock()
            location = .artificial
            add(Operation.popBlock)
            add(.popExcept)
            return addJump(.jump, end)
        }
        // The name is unbound whichever way the body is left, so that the traceback and the frame that it holds do not
        // stay in a cycle.
        let cleanup = makeBlock()
        let body = makeBlock()
        try generateName(name, .store)
        addJump(.setupCleanup, cleanup)
        use(body)
        try push(FrameBlock(kind: .handlerBody(name: name), start: body))
        try generate(handler.body)
        popFrameBlock()
        location = .artificial
        add(Operation.popBlock)
        add(Operation.popBlock)
        add(.popExcept)
        try unbind(name)
        addJump(.jump, end)
        use(cleanup)
        location = .artificial
        try unbind(name)
        add(.reraise, 1)
    }
}
