import ManagedRuntime

/// What a module asks for by `from __future__ import`.
struct FutureFeatures {
    /// Annotations are kept as text and not evaluated.
    var annotations = false
    /// Such imports count only up to here.
    private(set) var lastLine: Int32 = -1

    private static let alwaysOn: Set<String> = [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
        "unicode_literals", "barry_as_FLUFL", "generator_stop",
    ]

    init(_ module: Module) throws(SyntaxError) {
        var body = module.body[...]
        if case .expression(let value)? = body.first?.kind, case .constant(.string) = value.kind {
            body = body.dropFirst()
        }
        var isOver = false
        var previousLine: Int32 = 0
        for statement in body {
            if isOver && statement.range.startLine > previousLine { return }
            previousLine = statement.range.startLine
            guard case .importFrom("__future__", let names, _) = statement.kind else {
                isOver = true
                continue
            }
            if isOver { throw FutureFeatures.late(FutureFeatures.caret(statement.range, shift: -1)) }
            try read(names, at: statement.range)
            lastLine = statement.range.startLine
        }
    }

    private mutating func read(_ names: [ImportAlias], at range: SourceRange) throws(SyntaxError) {
        for alias in names {
            switch alias.name {
            case "annotations": annotations = true
            case let name where FutureFeatures.alwaysOn.contains(name): break
            case "braces": throw SyntaxError("not a chance", FutureFeatures.caret(range, shift: 0))
            default:
                throw SyntaxError(
                    "future feature \(alias.name) is not defined", FutureFeatures.caret(range, shift: 0))
            }
        }
    }

    /// These errors have no end.
    private static func caret(_ range: SourceRange, shift: Int32) -> SourceRange {
        var range = range
        range.startColumn += shift
        range.endLine = range.startLine
        range.endColumn = range.startColumn
        return range
    }

    static func late(_ range: SourceRange) -> SyntaxError {
        SyntaxError("from __future__ imports must occur at the beginning of the file", range)
    }
}
