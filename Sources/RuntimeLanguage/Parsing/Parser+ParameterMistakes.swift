import ManagedRuntime

/// Mistakes in the parameters of a function.
extension Parser {
    /// A parameter in parentheses, as Python 2 had them, or no parameter at all.
    mutating func failParameter(_ list: ParameterList) -> ParseFailure {
        guard isDiagnosing, kind == .leftParenthesis, !list.hasStar, list.parameters.defaults.isEmpty else {
            return fail()
        }
        let open = position
        position += 1
        repeat {
            guard kind == .name else { break }
            position += 1
        } while accept(.comma)
        guard kind == .rightParenthesis, tokens[position - 1].kind != .leftParenthesis else { return fail() }
        let owner = list.isFunction ? "Function" : "Lambda expression"
        return fail(
            "\(owner) parameters cannot be parenthesized", joined(tokens[open].range, tokens[position].range))
    }

    mutating func failDefaultOrder(_ parameter: Parameter, _ list: ParameterList) -> ParseFailure {
        guard kind == .comma || kind == list.end else { return fail() }
        return failInDiagnosis("non-default argument follows default argument", parameter.range)
    }

    mutating func failDefaultValue() -> ParseFailure {
        guard kind == .rightParenthesis || kind == .comma else { return fail() }
        return failInDiagnosis("expected default value expression", tokens[position - 1].range)
    }

    mutating func failSlash(_ list: ParameterList) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        let message: String
        if list.hasStar {
            message = "/ must be ahead of *"
        } else if list.hasSlash {
            message = "/ may appear only once"
        } else {
            guard kind(1) == .comma else { return fail() }
            message = "at least one argument must precede /"
        }
        return failInDiagnosis(message, tokens[position].range)
    }

    /// A second `*`, where a first one and what follows it have been read.
    mutating func failSecondStar(_ list: ParameterList) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        let star = tokens[position].range
        if kind(1) == .name {
            guard kind(2) == .comma || kind(2) == list.end || kind(2) == .colon else { return fail() }
        } else if kind(1) != .comma {
            return fail()
        }
        return failInDiagnosis("* argument may appear only once", star)
    }

    mutating func failBareStar(at star: Int, _ list: ParameterList) -> ParseFailure {
        let follows = kind == .comma ? kind(1) : kind
        guard follows == list.end || (kind == .comma && follows == .doubleStar) else { return fail() }
        return failInDiagnosis(
            "named arguments must follow bare *",
            list.isFunction ? tokens[star].range : place(of: tokens[furthest]))
    }

    mutating func failVariadicDefault(_ kind: String) -> ParseFailure {
        failInDiagnosis("\(kind) argument cannot have default value", tokens[position].range)
    }

    mutating func failAfterVariadicKeyword(_ list: ParameterList) -> ParseFailure {
        let start = position
        switch kind {
        case .star, .doubleStar, .slash: position += 1
        case .name:
            position += 1
            if list.isFunction, accept(.colon),
                (try? attempt { (parser) throws(ParseFailure) in try parser.expression() }) == nil
            {
                return fail()
            }
        default: return fail()
        }
        return failInDiagnosis("arguments cannot follow var-keyword argument", range(from: start))
    }
}
