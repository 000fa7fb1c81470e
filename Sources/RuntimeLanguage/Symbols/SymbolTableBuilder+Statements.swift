import ManagedRuntime

extension SymbolTableBuilder {
    mutating func visit(_ statements: [Statement]) throws(SyntaxError) {
        for statement in statements { try visit(statement) }
    }

    mutating func visit(_ statement: Statement) throws(SyntaxError) {
        switch statement.kind {
        case .functionDefinition(let definition): try visit(definition, at: statement.range)
        case .classDefinition(let definition): try visit(definition, at: statement.range)
        case .return(let value): try visit(value)
        case .delete(let targets): try visit(targets)
        case .assign(let targets, let value):
            try visit(targets)
            try visit(value)
        case .augmentedAssign(let target, _, let value):
            try visit(target)
            try visit(value)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            try visitAnnotatedTarget(target, isSimple: isSimple, hasValue: value != nil, at: statement.range)
            try visitAnnotations([annotation])
            try visit(value)
        case .raise(let exception, let cause):
            try visit(exception)
            try visit(cause)
        case .assert(let test, let message):
            try visit(test)
            try visit(message)
        case .import(let aliases), .importFrom(_, let aliases, _):
            for alias in aliases { try visit(alias) }
        case .global(let names): try declare(names, .declaredGlobal, "global", at: statement.range)
        case .nonlocal(let names): try declare(names, .declaredNonlocal, "nonlocal", at: statement.range)
        case .expression(let value): try visit(value)
        case .pass, .break, .continue: break
        case .for, .while, .if, .with, .try: try visitCompound(statement)
        }
    }

    private mutating func visitCompound(_ statement: Statement) throws(SyntaxError) {
        switch statement.kind {
        case .for(let target, let iterable, let body, let orElse):
            try visit(target)
            try visit(iterable)
            try visit(body)
            try visit(orElse)
        case .while(let test, let body, let orElse), .if(let test, let body, let orElse):
            try visit(test)
            try visit(body)
            try visit(orElse)
        case .with(let items, let body):
            for item in items {
                try visit(item.context)
                try visit(item.target)
            }
            try visit(body)
        case .try(let body, let handlers, let orElse, let finally):
            try visit(body)
            try visit(orElse)
            for handler in handlers {
                try visit(handler.type)
                if let name = handler.name { try add(name, .assigned, at: handler.range) }
                try visit(handler.body)
            }
            try visit(finally)
        default: break
        }
    }

    private mutating func visit(_ definition: FunctionDefinition, at range: SourceRange)
        throws(SyntaxError)
    {
        try add(definition.name, .assigned, at: range)
        try visitDefaults(definition.parameters)
        try visitAnnotations(annotations(of: definition.parameters))
        if let returns = definition.returns { try visitAnnotations([returns]) }
        try visit(definition.decorators)
        enter(.function, .functionDefinition, at: range)
        try visit(definition.parameters)
        try visit(definition.body)
        leave()
    }

    private mutating func visit(_ definition: ClassDefinition, at range: SourceRange) throws(SyntaxError) {
        try add(definition.name, .assigned, at: range)
        try visit(definition.bases)
        for keyword in definition.keywords { try visit(keyword.value) }
        try visit(definition.decorators)
        enter(.classBody, .classDefinition, at: range)
        let outer = className
        className = definition.name
        try visit(definition.body)
        className = outer
        leave()
    }

    mutating func visitDefaults(_ parameters: Parameters) throws(SyntaxError) {
        try visit(parameters.defaults)
        for value in parameters.keywordDefaults { try visit(value) }
    }

    private func annotations(of parameters: Parameters) -> [Expression] {
        let variadic = [parameters.variadicPositional, parameters.variadicKeyword].compactMap { $0 }
        let all = parameters.positionalOnly + parameters.positional + variadic + parameters.keywordOnly
        return all.compactMap(\.annotation)
    }

    mutating func visit(_ parameters: Parameters) throws(SyntaxError) {
        for parameter in parameters.positionalOnly + parameters.positional + parameters.keywordOnly {
            try add(parameter.name, .parameter, at: parameter.range)
        }
        if let parameter = parameters.variadicPositional {
            try add(parameter.name, .parameter, at: parameter.range)
            current.hasVariadicPositional = true
        }
        if let parameter = parameters.variadicKeyword {
            try add(parameter.name, .parameter, at: parameter.range)
            current.hasVariadicKeyword = true
        }
    }

    private mutating func visitAnnotatedTarget(
        _ target: Expression, isSimple: Bool, hasValue: Bool, at range: SourceRange
    ) throws(SyntaxError) {
        guard case .name(let name, _) = target.kind else { return try visit(target) }
        let earlier = current.flags(of: mangle(name, inClass: className))
        if isSimple && current !== module {
            if earlier.contains(.declaredGlobal) {
                throw SyntaxError("annotated name '\(name)' can't be global", range)
            }
            if earlier.contains(.declaredNonlocal) {
                throw SyntaxError("annotated name '\(name)' can't be nonlocal", range)
            }
        }
        if isSimple {
            try add(name, [.annotated, .assigned], at: target.range)
        } else if hasValue {
            try add(name, .assigned, at: target.range)
        }
    }

    private func visit(_ alias: ImportAlias) throws(SyntaxError) {
        let name = alias.asName ?? alias.name
        if name == "*" {
            if current.kind != .module {
                throw SyntaxError("import * only allowed at module level", alias.range)
            }
            return
        }
        let bound = name.split(separator: ".", omittingEmptySubsequences: false)[0]
        try add(String(bound), .imported, at: alias.range)
    }
}
