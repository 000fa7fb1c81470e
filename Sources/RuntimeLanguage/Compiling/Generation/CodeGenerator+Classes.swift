import ManagedRuntime

extension CodeGenerator {
    /// Calls `__build_class__` with a function that fills the namespace, the name, the bases and the keywords.
    func generate(_ definition: ClassDefinition, at range: SourceRange) throws(SyntaxError) {
        try generate(definition.decorators)
        let firstLine = definition.decorators.first?.range.startLine ?? range.startLine
        let scope = unit.scope.child(.classDefinition, at: range)
        enter(.classBody, scope, name: definition.name, firstLine: Int(firstLine))
        unit.className = definition.name
        let code = try generateClassBody(definition)
        leave()

        add(.pushNull)
        add(.loadBuildClass)
        generateClosure(code, flags: 0)
        addConstant(.text(definition.name))
        try generateArguments(definition.bases, definition.keywords, pushed: 2)
        applyDecorators(definition.decorators)
        try generateName(definition.name, .store)
    }

    private func generateClassBody(_ definition: ClassDefinition) throws(SyntaxError) -> CodeDescription {
        try generateName("__name__", .load)
        try generateName("__module__", .store)
        addConstant(.text(unit.qualifiedName))
        try generateName("__qualname__", .store)
        try generateBody(definition.body)
        location = .artificial
        if unit.scope.needsClassCell {
            add(.loadClosure, unit.number(ofCell: "__class__"))
            add(.copy, 1)
            try generateName("__classcell__", .store)
        } else {
            addConstant(.none)
        }
        add(.returnValue)
        return unit.assemble(returnsNone: true, file: file)
    }

    /// The statements of a module or class, with its docstring and the dict of its annotations.
    func generateBody(_ body: [Statement]) throws(SyntaxError) {
        if unit.kind == .module, let first = body.first { location = first.range }
        if holdsAnnotation(body) { add(.setupAnnotations) }
        var rest = body[...]
        if documentation(of: body) != nil, case .expression(let value) = body[0].kind {
            try generate(value)
            location = .artificial
            try generateName("__doc__", .store)
            rest = rest.dropFirst()
        }
        for statement in rest { try generate(statement) }
    }

    private func holdsAnnotation(_ body: [Statement]) -> Bool {
        body.contains { statement in
            switch statement.kind {
            case .annotatedAssign: true
            case .for(_, _, let body, let orElse), .while(_, let body, let orElse),
                .if(_, let body, let orElse):
                holdsAnnotation(body) || holdsAnnotation(orElse)
            case .with(_, let body): holdsAnnotation(body)
            case .try(let body, let handlers, let orElse, let finally):
                handlers.contains { holdsAnnotation($0.body) } || holdsAnnotation(body)
                    || holdsAnnotation(finally) || holdsAnnotation(orElse)
            default: false
            }
        }
    }
}
