import ManagedRuntime

extension CodeGenerator {
    /// A function over the first iterator, called at once.
    func generateComprehension(_ expression: Expression) throws(SyntaxError) {
        let parts = ComprehensionParts(expression)!
        let scope = unit.scope.child(.comprehension, at: expression.range)
        enter(
            .comprehension, scope, name: parts.kind.functionName, firstLine: Int(expression.range.startLine))
        location = expression.range
        switch parts.kind {
        case .list: add(.buildList, 0)
        case .set: add(.buildSet, 0)
        case .dict: add(.buildMap, 0)
        case .generator: break
        }
        unit.argumentCount = 1
        try generateLoop(parts, 0, depth: 0)
        if parts.kind != .generator { add(.returnValue) }
        let code = unit.assemble(returnsNone: true, file: file)
        leave()

        generateClosure(code, flags: 0)
        try generate(parts.generators[0].iterable)
        add(.getIter)
        add(.call, 0)
    }

    /// One `for`, and the others inside it. `depth` counts the iterators on the stack.
    private func generateLoop(_ parts: ComprehensionParts, _ index: Int, depth: Int) throws(SyntaxError) {
        let start = makeBlock()
        let skip = makeBlock()
        let end = makeBlock()
        let generator = parts.generators[index]
        let single = index == 0 ? nil : onlyElement(of: generator.iterable)
        if index == 0 {
            add(.loadFast, 0)
        } else if let single {
            try generate(single)
        } else {
            try generate(generator.iterable)
            add(.getIter)
        }
        let depth = single == nil ? depth + 1 : depth
        if single == nil {
            use(start)
            addJump(.forIter, end)
        }
        try generate(generator.target)
        for condition in generator.conditions { try generateJump(on: condition, to: skip, if: false) }
        if index + 1 < parts.generators.count {
            try generateLoop(parts, index + 1, depth: depth)
        } else {
            try generateElement(parts, depth: depth)
        }
        use(skip)
        if single == nil {
            addJump(.jump, start)
            use(end)
        }
    }

    /// `for x in [value]` only names a value: no loop.
    private func onlyElement(of iterable: Expression) -> Expression? {
        switch iterable.kind {
        case .list(let elements, _), .tuple(let elements, _):
            guard elements.count == 1 else { return nil }
            if case .starred = elements[0].kind { return nil }
            return elements[0]
        default: return nil
        }
    }

    private func generateElement(_ parts: ComprehensionParts, depth: Int) throws(SyntaxError) {
        try generate(parts.element)
        switch parts.kind {
        case .list: add(.listAppend, depth + 1)
        case .set: add(.setAdd, depth + 1)
        case .dict:
            try generate(parts.value!)
            add(.mapAdd, depth + 1)
        case .generator:
            addYield()
            add(.popTop)
        }
    }
}

extension Scope.ComprehensionKind {
    var functionName: String {
        switch self {
        case .list: "<listcomp>"
        case .set: "<setcomp>"
        case .dict: "<dictcomp>"
        case .generator: "<genexpr>"
        }
    }
}
