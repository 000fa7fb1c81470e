import ManagedRuntime

extension Parser {
    /// The parameters of a function, until the parenthesis, or of a lambda, until the colon. Only the former have
    /// annotations.
    mutating func parameters(until end: TokenKind) throws(ParseFailure) -> Parameters {
        var list = ParameterList(end: end)
        while kind != end {
            switch kind {
            case .slash: try slash(&list)
            case .star: try starParameter(&list)
            case .doubleStar:
                try variadicKeyword(&list)
                return list.parameters
            case .name: try parameter(&list)
            default: throw failParameter(list)
            }
            guard accept(.comma) else { break }
        }
        guard kind == end else { throw fail() }
        return list.parameters
    }

    /// The parameters read so far, and how.
    struct ParameterList {
        let end: TokenKind
        var parameters = Parameters()
        var hasStar = false
        var hasSlash = false
        var isFunction: Bool { end == .rightParenthesis }

        init(end: TokenKind) { self.end = end }
    }

    private mutating func parameter(_ list: inout ParameterList) throws(ParseFailure) {
        let parameter = try parameterName(isAnnotated: list.isFunction)
        let value = kind == .equal ? try parameterDefault(list) : nil
        if list.hasStar {
            list.parameters.keywordOnly.append(parameter)
            list.parameters.keywordDefaults.append(value)
        } else {
            if let value {
                list.parameters.defaults.append(value)
            } else if !list.parameters.defaults.isEmpty {
                throw failDefaultOrder(parameter, list)
            }
            list.parameters.positional.append(parameter)
        }
    }

    private mutating func parameterDefault(_ list: ParameterList) throws(ParseFailure) -> Expression {
        position += 1
        guard startsExpression, kind != .star else { throw failDefaultValue() }
        return try expression()
    }

    /// `isStarred`: the annotation may be `*name`.
    private mutating func parameterName(
        isAnnotated: Bool, isStarred: Bool = false
    ) throws(ParseFailure) -> Parameter {
        let start = position
        let name = try expectName()
        var annotation: Expression?
        if isAnnotated && accept(.colon) {
            annotation = isStarred ? try starExpression() : try expression()
        }
        return Parameter(name: name, annotation: annotation, range: range(from: start))
    }

    private mutating func slash(_ list: inout ParameterList) throws(ParseFailure) {
        guard !list.hasStar && !list.hasSlash && !list.parameters.positional.isEmpty else {
            throw failSlash(list)
        }
        position += 1
        list.hasSlash = true
        list.parameters.positionalOnly = list.parameters.positional
        list.parameters.positional = []
        if kind == .star {
            throw failInDiagnosis("expected comma between / and *", tokens[position].range)
        }
    }

    private mutating func starParameter(_ list: inout ParameterList) throws(ParseFailure) {
        guard !list.hasStar else { throw failSecondStar(list) }
        let star = position
        position += 1
        list.hasStar = true
        if kind == .comma {
            if kind(1) == list.end || kind(1) == .doubleStar { throw failBareStar(at: star, list) }
            return
        }
        guard kind == .name else { throw failBareStar(at: star, list) }
        list.parameters.variadicPositional = try parameterName(
            isAnnotated: list.isFunction, isStarred: true)
        if kind == .equal { throw failVariadicDefault("var-positional") }
    }

    private mutating func variadicKeyword(_ list: inout ParameterList) throws(ParseFailure) {
        position += 1
        list.parameters.variadicKeyword = try parameterName(isAnnotated: list.isFunction)
        if kind == .equal { throw failVariadicDefault("var-keyword") }
        if accept(.comma), kind != list.end { throw failAfterVariadicKeyword(list) }
        guard kind == list.end else { throw fail() }
    }
}
