import ManagedRuntime

extension CodeGenerator {
    func generate(_ definition: FunctionDefinition, at range: SourceRange) throws(SyntaxError) {
        try refuseDebug(definition.parameters)
        try generate(definition.decorators)
        let firstLine = definition.decorators.first?.range.startLine ?? range.startLine
        var flags = try generateDefaults(definition.parameters)
        if try generateAnnotations(definition.parameters, returns: definition.returns) { flags |= 4 }

        let scope = unit.scope.child(.functionDefinition, at: range)
        enter(.function, scope, name: definition.name, firstLine: Int(firstLine))
        let docstring = documentation(of: definition.body)
        _ = unit.number(of: docstring ?? .none)
        count(definition.parameters)
        for statement in definition.body.dropFirst(docstring == nil ? 0 : 1) { try generate(statement) }
        let code = unit.assemble(returnsNone: true, file: file)
        leave()

        generateClosure(code, flags: flags)
        applyDecorators(definition.decorators)
        try generateName(definition.name, .store)
    }

    func generateLambda(_ parameters: Parameters, _ body: Expression, at range: SourceRange)
        throws(SyntaxError)
    {
        try refuseDebug(parameters)
        let flags = try generateDefaults(parameters)
        let scope = unit.scope.child(.lambda, at: range)
        enter(.lambda, scope, name: "<lambda>", firstLine: Int(range.startLine))
        // A function's first constant is its docstring; a lambda has none.
        _ = unit.number(of: .none)
        count(parameters)
        try generate(body)
        if !scope.isGenerator { add(.returnValue) }
        let code = unit.assemble(returnsNone: !scope.isGenerator, file: file)
        leave()
        generateClosure(code, flags: flags)
    }

    private func count(_ parameters: Parameters) {
        unit.argumentCount = parameters.positional.count
        unit.positionalOnlyCount = parameters.positionalOnly.count
        unit.keywordOnlyCount = parameters.keywordOnly.count
    }

    private func refuseDebug(_ parameters: Parameters) throws(SyntaxError) {
        for parameter in parameters.positionalOnly + parameters.positional {
            try refuseDebug(parameter.name, .store)
        }
        if let parameter = parameters.variadicPositional { try refuseDebug(parameter.name, .store) }
        for parameter in parameters.keywordOnly { try refuseDebug(parameter.name, .store) }
        if let parameter = parameters.variadicKeyword { try refuseDebug(parameter.name, .store) }
    }

    /// Flags of what was pushed.
    private func generateDefaults(_ parameters: Parameters) throws(SyntaxError) -> Int {
        var flags = 0
        if !parameters.defaults.isEmpty {
            flags |= 1
            try generate(parameters.defaults)
            add(.buildTuple, parameters.defaults.count)
        }
        var names: [Constant] = []
        for (parameter, value) in zip(parameters.keywordOnly, parameters.keywordDefaults) {
            guard let value else { continue }
            names.append(.text(mangle(parameter.name, inClass: unit.className)))
            try generate(value)
        }
        if !names.isEmpty {
            flags |= 2
            addConstant(.tuple(names))
            add(.buildConstKeyMap, names.count)
        }
        return flags
    }

    /// Names and annotations alternate in one tuple. Returns whether there are any.
    private func generateAnnotations(_ parameters: Parameters, returns: Expression?) throws(SyntaxError)
        -> Bool
    {
        var annotated = parameters.positional + parameters.positionalOnly
        if let parameter = parameters.variadicPositional { annotated.append(parameter) }
        annotated += parameters.keywordOnly
        if let parameter = parameters.variadicKeyword { annotated.append(parameter) }
        var count = 0
        for parameter in annotated {
            guard let annotation = parameter.annotation else { continue }
            try generateAnnotation(annotation, of: parameter.name)
            count += 2
        }
        if let returns {
            try generateAnnotation(returns, of: "return")
            count += 2
        }
        if count > 0 { add(.buildTuple, count) }
        return count > 0
    }

    private func generateAnnotation(_ annotation: Expression, of name: String) throws(SyntaxError) {
        addConstant(.text(mangle(name, inClass: unit.className)))
        if future.annotations {
            addConstant(.string(ExpressionPrinter.print(annotation)))
        } else if case .starred(let inner, _) = annotation.kind {
            try generate(inner)
            add(.unpackSequence, 1)
        } else {
            try generate(annotation)
        }
    }

    func applyDecorators(_ decorators: [Expression]) {
        let outer = location
        for decorator in decorators.reversed() {
            location = decorator.range
            add(.call, 0)
        }
        location = outer
    }

    func documentation(of body: [Statement]) -> Constant? {
        guard case .expression(let value)? = body.first?.kind,
            case .constant(let constant) = value.kind, case .string = constant
        else { return nil }
        return constant
    }
}
