import ManagedRuntime

/// `match` is read only to be refused: what else it may be mistaken for is a call or a name.
extension Parser {
    mutating func matchStatement() throws(ParseFailure) -> Statement? {
        guard kind(1).startsExpression else { return nil }
        return try attempt { (parser) throws(ParseFailure) in
            let start = parser.position
            parser.position += 1
            try parser.matchSubject()
            if parser.kind == .newline, parser.isDiagnosing { throw parser.failColon() }
            try parser.expect(.colon)
            try parser.expect(.newline)
            if parser.kind != .indent { throw parser.failSuite(of: "'match' statement", at: start) }
            try parser.expect(.indent)
            guard parser.isCase else { throw parser.fail() }
            parser.refuse("'match' is outside the subset: use 'if' and 'elif'", parser.tokens[start].range)
            while parser.isCase { try parser.matchCase() }
            try parser.expect(.dedent)
            return Statement(.pass, parser.range(from: start))
        }
    }

    private var isCase: Bool {
        mutating get { kind == .name && token(position, is: "case") }
    }

    private mutating func matchSubject() throws(ParseFailure) {
        _ = try starNamedExpression()
        while accept(.comma), startsExpression { _ = try starNamedExpression() }
    }

    private mutating func matchCase() throws(ParseFailure) {
        let start = position
        position += 1
        try patternSequence(until: .colon)
        if accept(.kwIf) { _ = try namedExpression() }
        _ = try suite(of: "'case' statement", at: start)
    }

    private mutating func patternSequence(until end: TokenKind) throws(ParseFailure) {
        repeat {
            if kind == end || kind == .kwIf { return }
            try pattern()
        } while accept(.comma)
    }

    private mutating func pattern() throws(ParseFailure) {
        try nested { (parser) throws(ParseFailure) in
            if parser.accept(.star) {
                _ = try parser.expectName()
                return
            }
            repeat { try parser.closedPattern() } while parser.accept(.bar)
            if parser.accept(.kwAs) {
                if parser.kind == .name && parser.token(parser.position, is: "_") {
                    throw parser.failInDiagnosis(
                        "cannot use '_' as a target", parser.tokens[parser.position].range)
                }
                _ = try parser.expectName()
            }
        }
    }

    private mutating func closedPattern() throws(ParseFailure) {
        switch kind {
        case .minus, .number:
            _ = accept(.minus)
            try expect(.number)
            if accept(.plus) || accept(.minus) { try expect(.number) }
        case .string: _ = try strings()
        case .kwNone, .kwTrue, .kwFalse: position += 1
        case .leftParenthesis: try bracketedPatterns(until: .rightParenthesis)
        case .leftBracket: try bracketedPatterns(until: .rightBracket)
        case .leftBrace: try mappingPattern()
        case .name:
            position += 1
            while accept(.dot) { _ = try expectName() }
            if accept(.leftParenthesis) { try classPattern() }
        default: throw fail()
        }
    }

    private mutating func bracketedPatterns(until end: TokenKind) throws(ParseFailure) {
        position += 1
        try patternSequence(until: end)
        try expect(end)
    }

    private mutating func mappingPattern() throws(ParseFailure) {
        position += 1
        while kind != .rightBrace {
            if accept(.doubleStar) {
                _ = try expectName()
            } else {
                try closedPattern()
                try expect(.colon)
                try pattern()
            }
            guard accept(.comma) else { break }
        }
        try expect(.rightBrace)
    }

    private mutating func classPattern() throws(ParseFailure) {
        while kind != .rightParenthesis {
            if kind == .name && kind(1) == .equal { position += 2 }
            try pattern()
            guard accept(.comma) else { break }
        }
        try expect(.rightParenthesis)
    }
}
