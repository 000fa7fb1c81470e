import ManagedRuntime

/// Walking all lists of statements of a tree.
extension Array<Statement> {
    /// Each list of statements within these, the innermost first, replaced by what `transform` makes of it. `path` are
    /// the names of the functions and classes around it.
    func mappingBlocks(
        _ path: [String] = [], _ transform: ([Statement], [String]) -> [Statement]
    ) -> [Statement] {
        let mapped = map { statement in
            Statement(statement.kind.mappingBlocks(path, transform), statement.range)
        }
        return transform(mapped, path)
    }
}

extension StatementKind {
    fileprivate func mappingBlocks(
        _ path: [String], _ transform: ([Statement], [String]) -> [Statement]
    ) -> StatementKind {
        func map(_ body: [Statement]) -> [Statement] {
            body.isEmpty ? body : body.mappingBlocks(path, transform)
        }
        switch self {
        case .functionDefinition(var function):
            function.body = function.body.mappingBlocks(path + [function.name], transform)
            return .functionDefinition(function)
        case .classDefinition(var definition):
            definition.body = definition.body.mappingBlocks(path + [definition.name], transform)
            return .classDefinition(definition)
        case .for(let target, let iterable, let body, let orElse):
            return .for(target: target, iterable: iterable, body: map(body), orElse: map(orElse))
        case .while(let test, let body, let orElse):
            return .while(test: test, body: map(body), orElse: map(orElse))
        case .if(let test, let body, let orElse): return .if(test: test, body: map(body), orElse: map(orElse))
        case .with(let items, let body): return .with(items: items, body: map(body))
        case .try(let body, let handlers, let orElse, let finally):
            let handlers = handlers.map { handler in
                var handler = handler
                handler.body = map(handler.body)
                return handler
            }
            return .try(body: map(body), handlers: handlers, orElse: map(orElse), finally: map(finally))
        default: return self
        }
    }
}

extension Statement {
    /// A call of a built-in function of the runtime's own, as a statement at the place of another.
    static func hook(_ name: String, _ argument: Int? = nil, at range: SourceRange) -> Statement {
        let arguments = argument.map { [Expression(.constant(.int($0)), range)] } ?? []
        let call = ExpressionKind.call(
            function: Expression(.name(name, .load), range), arguments: arguments, keywords: [])
        return Statement(.expression(Expression(call, range)), range)
    }

    /// Whether nothing may come before it: a docstring, or an import from `__future__`.
    var mustStayFirst: Bool {
        switch kind {
        case .expression(let expression):
            if case .constant(.string) = expression.kind { return true }
            return false
        case .importFrom(let module, _, _): return module == "__future__"
        default: return false
        }
    }
}
