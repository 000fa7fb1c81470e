import ManagedRuntime

extension Parser {
    mutating func module() throws(ParseFailure) -> Module {
        var body: [Statement] = []
        while kind != .endMarker {
            try statement(into: &body)
        }
        return Module(body: body)
    }

    /// One compound statement, or a line of simple ones.
    mutating func statement(into body: inout [Statement]) throws(ParseFailure) {
        if let compound = try compoundStatement() {
            body.append(compound)
        } else {
            try simpleStatements(into: &body)
        }
    }

    private mutating func compoundStatement() throws(ParseFailure) -> Statement? {
        switch kind {
        case .kwDef: try functionDefinition(decorators: [])
        case .kwClass: try classDefinition(decorators: [])
        case .at: try decorated()
        case .kwIf: try ifStatement()
        case .kwWhile: try whileStatement()
        case .kwFor: try forStatement()
        case .kwTry: try tryStatement()
        case .kwWith: try withStatement()
        case .kwAsync: try asyncStatement()
        case .name where token(position, is: "match"): try matchStatement()
        default: nil
        }
    }

    private mutating func simpleStatements(into body: inout [Statement]) throws(ParseFailure) {
        repeat {
            body.append(try simpleStatement())
        } while accept(.semicolon) && kind != .newline
        try expect(.newline)
    }

    /// What stands below a colon: an indented block, or the rest of the line.
    mutating func block() throws(ParseFailure) -> [Statement] {
        var body: [Statement] = []
        guard accept(.newline) else {
            try simpleStatements(into: &body)
            return body
        }
        guard accept(.indent) else { throw failBlock() }
        while !accept(.dedent) {
            try statement(into: &body)
        }
        return body
    }

    /// No block of its own message: a rule further out knows which statement misses one.
    private mutating func failBlock() -> ParseFailure {
        guard isDiagnosing else { return fail() }
        return fail("expected an indented block", tokens[furthest].range, kind: .indentation)
    }

    mutating func decorated() throws(ParseFailure) -> Statement {
        var decorators: [Expression] = []
        while accept(.at) {
            decorators.append(try namedExpression())
            try expect(.newline)
        }
        switch kind {
        case .kwDef: return try functionDefinition(decorators: decorators)
        case .kwClass: return try classDefinition(decorators: decorators)
        case .kwAsync where kind(1) == .kwDef:
            return try asyncFunction(decorators: decorators)
        default: throw fail()
        }
    }
}
