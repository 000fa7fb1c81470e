import ManagedRuntime

/// Mistakes in the parameters of a function.
extension Parser {
    mutating func failParameter(_ list: ParameterList) -> ParseFailure { fail() }

    mutating func failParameterEnd(_ list: ParameterList) -> ParseFailure { fail() }

    mutating func failDefaultOrder(_ parameter: Parameter, _ list: ParameterList) -> ParseFailure {
        failInDiagnosis("non-default argument follows default argument", parameter.range)
    }

    mutating func failDefaultValue() -> ParseFailure {
        guard kind == .rightParenthesis || kind == .comma else { return fail() }
        return failInDiagnosis("expected default value expression", tokens[position - 1].range)
    }

    mutating func failSlash(_ list: ParameterList) -> ParseFailure {
        let message =
            list.hasSlash
            ? "/ may appear only once"
            : list.hasStar ? "/ must be ahead of *" : "at least one argument must precede /"
        return failInDiagnosis(message, tokens[position].range)
    }

    mutating func failSlashStar() -> ParseFailure {
        failInDiagnosis("expected comma between / and *", tokens[position].range)
    }

    mutating func failSecondStar() -> ParseFailure {
        failInDiagnosis("* argument may appear only once", tokens[position].range)
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
        switch kind {
        case .name, .star, .doubleStar, .slash:
            failInDiagnosis("arguments cannot follow var-keyword argument", tokens[position].range)
        default: fail()
        }
    }
}
