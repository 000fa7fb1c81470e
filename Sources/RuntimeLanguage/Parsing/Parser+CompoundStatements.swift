import ManagedRuntime

extension Parser {
    mutating func ifStatement() throws(ParseFailure) -> Statement {
        // One `elif` is an `if` in the `else` before it: read in a loop, since there may be many.
        var branches: [(start: Int, test: Expression, body: [Statement])] = []
        repeat {
            let start = position
            position += 1
            let test = try namedExpression()
            let name = branches.isEmpty ? "'if' statement" : "'elif' statement"
            branches.append((start, test, try suite(of: name, at: start)))
            if branches.count > Parser.maximumHeight { throw failTooDeep() }
        } while kind == .kwElif
        var orElse = try elseBlock()
        for branch in branches.reversed() {
            orElse = [
                Statement(
                    .if(test: branch.test, body: branch.body, orElse: orElse), range(from: branch.start))
            ]
        }
        return orElse[0]
    }

    mutating func elseBlock() throws(ParseFailure) -> [Statement] {
        guard kind == .kwElse else { return [] }
        position += 1
        return try suite(of: "'else' statement", at: position - 1, isColonForced: true)
    }

    mutating func whileStatement() throws(ParseFailure) -> Statement {
        let start = position
        position += 1
        let test = try namedExpression()
        let body = try suite(of: "'while' statement", at: start)
        let orElse = try elseBlock()
        return Statement(.while(test: test, body: body, orElse: orElse), range(from: start))
    }

    /// `start`: where the statement begins, before an `async`.
    mutating func forStatement(from first: Int? = nil) throws(ParseFailure) -> Statement {
        let keyword = position
        position += 1
        let target = try forTargets(from: keyword)
        let iterable = try starExpressions()
        let body = try suite(of: "'for' statement", at: keyword)
        let orElse = try elseBlock()
        return Statement(
            .for(target: target, iterable: iterable, body: body, orElse: orElse),
            range(from: first ?? keyword))
    }

    mutating func tryStatement() throws(ParseFailure) -> Statement {
        let start = position
        position += 1
        let body = try suite(of: "'try' statement", at: start, isColonForced: true)
        guard kind == .kwExcept || kind == .kwFinally else { throw failTry() }
        var handlers: [ExceptHandler] = []
        let hasGroups = kind(1) == .star
        while kind == .kwExcept {
            let isGroup = kind(1) == .star
            if isGroup != hasGroups { throw try failMixedHandlers(isGroup: isGroup) }
            handlers.append(try exceptHandler(isGroup: isGroup))
        }
        let orElse = handlers.isEmpty ? [] : try elseBlock()
        var finally: [Statement] = []
        if kind == .kwFinally {
            position += 1
            finally = try suite(of: "'finally' statement", at: position - 1, isColonForced: true)
        } else if handlers.isEmpty {
            throw fail()
        }
        return Statement(
            .try(body: body, handlers: handlers, orElse: orElse, finally: finally), range(from: start))
    }

    private mutating func exceptHandler(isGroup: Bool) throws(ParseFailure) -> ExceptHandler {
        let start = position
        position += 1
        if isGroup {
            position += 1
            refuse(
                "'except*' is outside the subset: catch the exceptions with 'except'",
                joined(tokens[start].range, tokens[start + 1].range))
            guard startsExpression else { throw failHandlerType() }
        }
        guard kind != .colon else {
            let body = try suite(of: "'except' statement", at: start)
            return ExceptHandler(type: nil, name: nil, body: body, range: range(from: start))
        }
        guard startsExpression else { throw failHandlerHead() }
        let type = try expression()
        if kind == .comma { throw try failHandlerTypes(after: type) }
        let name = accept(.kwAs) ? try expectName() : nil
        let body = try suite(of: isGroup ? "'except*' statement" : "'except' statement", at: start)
        return ExceptHandler(type: type, name: name, body: body, range: range(from: start))
    }

    mutating func withStatement(from first: Int? = nil) throws(ParseFailure) -> Statement {
        let keyword = position
        position += 1
        let items: [WithItem]
        if kind == .leftParenthesis,
            let parenthesized = try attempt({ (parser) throws(ParseFailure) in
                try parser.parenthesizedWithItems(from: keyword)
            })
        {
            items = parenthesized
        } else {
            items = try withItems()
        }
        let body = try suite(of: "'with' statement", at: keyword)
        return Statement(.with(items: items, body: body), range(from: first ?? keyword))
    }

    /// Items within parentheses of their own, which an item that begins with one may look like.
    private mutating func parenthesizedWithItems(from keyword: Int) throws(ParseFailure) -> [WithItem] {
        try expect(.leftParenthesis)
        var items: [WithItem] = []
        repeat {
            if kind == .rightParenthesis && !items.isEmpty { break }
            items.append(try withItem())
        } while accept(.comma)
        try expect(.rightParenthesis)
        guard kind == .colon else { throw failWithColon() }
        return items
    }

    private mutating func withItems() throws(ParseFailure) -> [WithItem] {
        var items: [WithItem] = []
        repeat { items.append(try withItem()) } while accept(.comma)
        return items
    }

    private mutating func withItem() throws(ParseFailure) -> WithItem {
        let context = try expression()
        guard accept(.kwAs) else { return WithItem(context: context, target: nil) }
        let start = position
        guard let target = try target(.store), kind == .comma || kind == .rightParenthesis || kind == .colon
        else { throw try failWithTarget(from: start) }
        return WithItem(context: context, target: target)
    }

    // MARK: definitions

    mutating func functionDefinition(
        decorators: [Expression], from first: Int? = nil
    ) throws(ParseFailure) -> Statement {
        let keyword = position
        position += 1
        let name = try expectName()
        try force(.leftParenthesis, "(")
        let parameters = try parameters(until: .rightParenthesis)
        try expect(.rightParenthesis)
        var returns: Expression?
        if kind == .arrow {
            returns = try continuation { (parser) throws(ParseFailure) in
                parser.position += 1
                return try parser.expression()
            }
        }
        let body = try suite(of: "function definition", at: keyword, isColonForced: true)
        let definition = FunctionDefinition(
            name: name, parameters: parameters, body: body, decorators: decorators, returns: returns)
        return Statement(.functionDefinition(definition), range(from: first ?? keyword))
    }

    mutating func classDefinition(decorators: [Expression]) throws(ParseFailure) -> Statement {
        let start = position
        position += 1
        let name = try expectName()
        var arguments = Arguments()
        if accept(.leftParenthesis) {
            arguments = try self.arguments()
            try expect(.rightParenthesis)
        }
        for keyword in arguments.keywords where keyword.name == "metaclass" {
            refuse(
                "'metaclass=' is outside the subset: use a class decorator or __init_subclass__",
                keyword.range)
        }
        let body = try suite(of: "class definition", at: start)
        let definition = ClassDefinition(
            name: name, bases: arguments.positional, keywords: arguments.keywords, body: body,
            decorators: decorators)
        return Statement(.classDefinition(definition), range(from: start))
    }

    // MARK: async

    mutating func asyncStatement() throws(ParseFailure) -> Statement {
        let start = position
        switch kind(1) {
        case .kwDef: return try asyncFunction(decorators: [])
        case .kwFor:
            refuse("'async for' is outside the subset: use 'for' over an iterator", tokens[start].range)
            position += 1
            return try forStatement(from: start)
        case .kwWith:
            refuse("'async with' is outside the subset: use 'with'", tokens[start].range)
            position += 1
            return try withStatement(from: start)
        default: throw fail()
        }
    }

    mutating func asyncFunction(decorators: [Expression]) throws(ParseFailure) -> Statement {
        let start = position
        refuse(
            "'async def' is outside the subset: use a function, or a generator that a loop of yours drives",
            joined(tokens[start].range, tokens[start + 1].range))
        position += 1
        return try functionDefinition(decorators: decorators, from: start)
    }
}
