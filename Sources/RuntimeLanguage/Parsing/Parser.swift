import ManagedRuntime

/// The syntax tree of a program. Throws Python's error where it is not Python, or the first of what is Python but
/// outside the subset.
package func parse(_ source: [UInt8], file: String) throws(SyntaxError) -> Module {
    let program = try parseProgram(source, file: file)
    if let first = program.unsupported.first { throw first }
    return program.module
}

package func parse(_ source: String, file: String) throws(SyntaxError) -> Module {
    try parse(Array(source.utf8), file: file)
}

/// A program that is Python, and every place where it is outside the subset.
package struct ParsedProgram: Sendable {
    /// Whole only where `unsupported` is empty.
    package var module: Module
    package var unsupported: [SyntaxError]
}

package func parseProgram(_ source: [UInt8], file: String) throws(SyntaxError) -> ParsedProgram {
    let text = try SourceText.decode(source, file: file)
    var lexer = Lexer(text: text)
    lexer.readTokens()
    var parser = Parser(lexer)
    do throws(ParseFailure) {
        let module = try parser.module()
        return ParsedProgram(module: module, unsupported: parser.unsupported)
    } catch {
        throw parser.diagnose { (parser) throws(ParseFailure) in _ = try parser.module() }
    }
}

/// What does not fit at the position. `Parser.raised` says more where a rule knows more.
struct ParseFailure: Error {}

/// A recursive-descent parser.
///
/// It reads a program once. Only where that fails it reads it once more, `isDiagnosing`: then every construct also
/// tries the mistakes that Python has messages for. So correct programs do not pay for them, and an error is found in
/// the same order as Python finds it.
struct Parser {
    let text: [UInt8]
    let tokens: [Token]
    let lexicalFailure: LexicalFailure?

    var position = 0
    /// The last token that was looked at: where a failure without a message of its own is reported.
    var furthest = 0
    var isDiagnosing = false
    /// In the second reading what fails behind the beginning of an expression is given back, as by a parser that tries
    /// alternatives: a rule further out may have a message for it.
    var isSecondReading = false
    var disjunctions = Memory()
    var expressions = Memory()
    var raised: SyntaxError?
    var unsupported: [SyntaxError] = []

    /// How deeply the functions of the parser are nested in each other.
    var recursion = 0
    /// An upper bound of the height of the trees built in this scope.
    var height = 0
    /// The place of the f-string that this parser reads an expression of.
    var isWithinFormattedString = false

    static let maximumRecursion = 400
    static let maximumHeight = 1000
    /// How many names side by side are looked through for mistakes: text that is no program has many.
    static let maximumProse = 100

    init(_ lexer: Lexer) {
        text = lexer.text
        tokens = lexer.tokens
        lexicalFailure = lexer.failure
    }

    // MARK: tokens

    /// The kind of the token at the position.
    var kind: TokenKind {
        mutating get { kind(0) }
    }

    /// Of one behind it. Nothing follows the last token.
    mutating func kind(_ offset: Int) -> TokenKind {
        let index = min(position + offset, tokens.count - 1)
        if index > furthest { furthest = index }
        return tokens[index].kind
    }

    mutating func accept(_ kind: TokenKind) -> Bool {
        guard self.kind == kind else { return false }
        position += 1
        return true
    }

    mutating func expect(_ kind: TokenKind) throws(ParseFailure) {
        guard accept(kind) else { throw fail() }
    }

    mutating func expectName() throws(ParseFailure) -> String {
        guard kind == .name else { throw fail() }
        defer { position += 1 }
        return nameText(position)
    }

    func nameText(_ index: Int) -> String { CompatibilityForms.normalize(tokenText(index)) }

    func tokenText(_ index: Int) -> String {
        String(decoding: text[Int(tokens[index].start)..<Int(tokens[index].end)], as: UTF8.self)
    }

    func token(_ index: Int, is word: String) -> Bool {
        let token = tokens[index]
        guard token.kind == .name, Int(token.end - token.start) == word.utf8.count else { return false }
        return text[Int(token.start)..<Int(token.end)].elementsEqual(word.utf8)
    }

    /// From this token to the last one read, without the layout behind it.
    func range(from start: Int) -> SourceRange {
        var last = position - 1
        while last > start && tokens[last].kind.isLayout { last -= 1 }
        return joined(tokens[start].range, tokens[max(last, start)].range)
    }

    func joined(_ first: SourceRange, _ last: SourceRange) -> SourceRange {
        var range = first
        range.endLine = last.endLine
        range.endColumn = last.endColumn
        return range
    }

    // MARK: failure

    func fail() -> ParseFailure { ParseFailure() }

    mutating func fail(_ message: String, _ range: SourceRange, kind: SyntaxError.Kind = .syntax)
        -> ParseFailure
    {
        if raised == nil { raised = SyntaxError(message, range, kind: kind) }
        return ParseFailure()
    }

    /// Notes what is Python, but outside the subset.
    mutating func refuse(_ message: String, _ range: SourceRange) {
        unsupported.append(SyntaxError(message, range, kind: .outsideSubset))
    }

    /// What `body` reads, or nil and the position unchanged. A failure that has a message is passed on.
    mutating func attempt<T>(
        _ body: (inout Parser) throws(ParseFailure) -> T
    ) throws(ParseFailure) -> T? {
        let start = (position, recursion, height, unsupported.count)
        do throws(ParseFailure) {
            return try body(&self)
        } catch {
            if raised != nil || tokens[furthest].kind == .error { throw error }
            (position, recursion, height) = (start.0, start.1, start.2)
            unsupported.removeLast(unsupported.count - start.3)
            return nil
        }
    }

    /// What continues an expression: without it the expression ends before.
    mutating func continuation<T>(
        _ body: (inout Parser) throws(ParseFailure) -> T
    ) throws(ParseFailure) -> T? {
        if isSecondReading { return try attempt(body) }
        return try body(&self)
    }

    /// What a rule made of each position, in the second reading. It saves time, and it shows: what was once read without
    /// looking for mistakes is not looked at again, there as here.
    struct Memory {
        struct Entry {
            var value: Expression?
            var end: Int
            var height: Int
        }

        var entries: [Int: Entry] = [:]
    }

    mutating func remembered(
        _ memory: WritableKeyPath<Parser, Memory> & Sendable,
        _ body: (inout Parser) throws(ParseFailure) -> Expression
    ) throws(ParseFailure) -> Expression {
        guard isSecondReading else { return try body(&self) }
        let start = position
        if let entry = self[keyPath: memory].entries[start] {
            position = entry.end
            height = max(height, entry.height)
            guard let value = entry.value else { throw fail() }
            return value
        }
        let value = try attempt(body)
        self[keyPath: memory].entries[start] = Memory.Entry(value: value, end: position, height: height)
        guard let value else { throw fail() }
        return value
    }

    // MARK: depth

    /// One level deeper, for what contains what is like itself.
    mutating func nested<T>(
        _ body: (inout Parser) throws(ParseFailure) -> T
    ) throws(ParseFailure) -> T {
        let outerHeight = height
        height = 0
        recursion += 1
        if recursion > Parser.maximumRecursion { throw failTooDeep() }
        let result = try body(&self)
        recursion -= 1
        height = max(outerHeight, height + 1)
        if height > Parser.maximumHeight { throw failTooDeep() }
        return result
    }

    mutating func failTooDeep() -> ParseFailure {
        let limit = Parser.maximumHeight
        return fail(
            "nesting of more than \(limit) levels is outside the subset: name the inner parts",
            tokens[min(position, tokens.count - 1)].range, kind: .outsideSubset)
    }
}
