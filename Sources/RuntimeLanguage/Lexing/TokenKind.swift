/// What a token is. Keywords and operators have a kind each, so that the parser compares bytes, not text.
enum TokenKind: UInt8 {
    case endMarker, newline, indent, dedent, name, number, string
    /// The place where reading stopped at a lexical error.
    case error
    /// A printable character that no token begins with: `$`, `?`, `!`.
    case stray

    case kwFalse, kwNone, kwTrue, kwAnd, kwAs, kwAssert, kwAsync, kwAwait, kwBreak, kwClass, kwContinue, kwDef
    case kwDel, kwElif, kwElse, kwExcept, kwFinally, kwFor, kwFrom, kwGlobal, kwIf, kwImport, kwIn, kwIs
    case kwLambda, kwNonlocal, kwNot, kwOr, kwPass, kwRaise, kwReturn, kwTry, kwWhile, kwWith, kwYield

    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, ellipsis, arrow, colonEqual, equal
    case plus, minus, star, slash, percent, at, ampersand, bar, caret, tilde
    case doubleStar, doubleSlash, leftShift, rightShift
    case less, greater, lessEqual, greaterEqual, doubleEqual, notEqual
    case plusEqual, minusEqual, starEqual, slashEqual, percentEqual, atEqual, ampersandEqual, barEqual
    case caretEqual, doubleStarEqual, doubleSlashEqual, leftShiftEqual, rightShiftEqual

    /// The keyword that these bytes spell.
    static func keyword(_ bytes: ArraySlice<UInt8>) -> TokenKind? {
        guard bytes.count >= 2 && bytes.count <= 8 else { return nil }
        return keywords[String(decoding: bytes, as: UTF8.self)]
    }

    private static let keywords: [String: TokenKind] = [
        "False": .kwFalse, "None": .kwNone, "True": .kwTrue, "and": .kwAnd, "as": .kwAs, "assert": .kwAssert,
        "async": .kwAsync, "await": .kwAwait, "break": .kwBreak, "class": .kwClass, "continue": .kwContinue,
        "def": .kwDef, "del": .kwDel, "elif": .kwElif, "else": .kwElse, "except": .kwExcept,
        "finally": .kwFinally, "for": .kwFor, "from": .kwFrom, "global": .kwGlobal, "if": .kwIf,
        "import": .kwImport, "in": .kwIn, "is": .kwIs, "lambda": .kwLambda, "nonlocal": .kwNonlocal,
        "not": .kwNot, "or": .kwOr, "pass": .kwPass, "raise": .kwRaise, "return": .kwReturn, "try": .kwTry,
        "while": .kwWhile, "with": .kwWith, "yield": .kwYield,
    ]

    /// Whether it is layout rather than text: what the end of a statement looks past.
    var isLayout: Bool { self == .newline || self == .indent || self == .dedent || self == .endMarker }

    /// The operator of an augmented assignment.
    var isAugmentedAssignment: Bool { rawValue >= TokenKind.plusEqual.rawValue }

    var isKeyword: Bool {
        rawValue >= TokenKind.kwFalse.rawValue && rawValue <= TokenKind.kwYield.rawValue
    }
}
