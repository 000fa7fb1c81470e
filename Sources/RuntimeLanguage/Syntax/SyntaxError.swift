import ManagedRuntime

/// A mistake in a program's text, with the message CPython 3.11 has for it.
package struct SyntaxError: Error, Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case syntax = "SyntaxError"
        case indentation = "IndentationError"
        case tab = "TabError"
        /// Python, but outside the subset: not a mistake by Python's rules.
        case outsideSubset = "UnsupportedError"
    }

    package var kind: Kind
    package var message: String
    /// The characters the caret stands under; an end equal to the start is one caret.
    package var range: SourceRange
    /// The line that `range` is about where it is none of the file: the expression of an f-string, in parentheses.
    package var text: ArraySlice<UInt8>?
    /// Found among characters rather than among tokens.
    var isLexical = false

    package init(_ message: String, _ range: SourceRange, kind: Kind = .syntax) {
        self.kind = kind
        self.message = message
        self.range = range
    }
}
