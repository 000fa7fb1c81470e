import ManagedRuntime

/// A token: its kind, its bytes and its place.
struct Token {
    var kind: TokenKind
    /// How many brackets are open behind it.
    var level: UInt8
    /// Its bytes in the text, the end exclusive.
    var start: Int32
    var end: Int32
    /// Columns are -1 for dedents and the end marker, which stand nowhere.
    var range: SourceRange
}

/// Why reading stopped.
enum LexicalFailure {
    /// An error whichever way the text before it is parsed.
    case raised(SyntaxError)
    /// An error only if parsing gets there.
    case deferred(SyntaxError)
    /// The text ended with this bracket open.
    case unclosedBracket(SyntaxError)

    var error: SyntaxError {
        switch self {
        case .raised(let error), .deferred(let error), .unclosedBracket(let error): error
        }
    }
}
