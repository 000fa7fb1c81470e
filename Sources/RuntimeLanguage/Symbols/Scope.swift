import ManagedRuntime

/// A module's, class's or function's names. Lambdas and comprehensions have function scopes.
final class Scope {
    enum Kind: Hashable {
        case module, classBody, function
        /// Kept as text: its names are nobody's.
        case annotation
    }

    enum ComprehensionKind: String, Hashable {
        case list = "list comprehension"
        case set = "set comprehension"
        case dict = "dict comprehension"
        case generator = "generator expression"
    }

    /// Identifies a child by what opens it: two different ones of one scope never open at the same place. (What an
    /// f-string repeats letter by letter shares a place, and equal scopes.)
    struct Key: Hashable {
        var range: SourceRange
        var opener: Opener
    }

    enum Opener: Hashable {
        case functionDefinition, classDefinition, lambda, comprehension
    }

    let kind: Kind
    let comprehension: ComprehensionKind?
    /// Whether a function encloses it, at any distance.
    let isNested: Bool

    private(set) var symbols: [String: Symbol] = [:]
    /// In order of first mention: errors are reported of the first name that has one.
    private(set) var order: [String] = []
    var parameters: [String] = []
    var children: [Scope] = []
    private var childrenByKey: [Key: Scope] = [:]

    var isGenerator = false
    var hasVariadicPositional = false
    var hasVariadicKeyword = false
    /// A method uses `__class__` or `super`.
    var needsClassCell = false

    /// While the target of a comprehension's `for` is read.
    var isReadingIterationTarget = false
    /// While an iterable of a comprehension is read, which may hold no walrus; nested ones count.
    var iterableDepth = 0
    /// `global` and `nonlocal` statements, for errors found later.
    var directives: [(name: String, range: SourceRange)] = []

    init(kind: Kind, comprehension: ComprehensionKind? = nil, in parent: Scope?) {
        self.kind = kind
        self.comprehension = comprehension
        isNested = parent.map { $0.isNested || $0.kind == .function } ?? false
        iterableDepth = parent?.iterableDepth ?? 0
    }

    func add(_ child: Scope, key: Key) {
        children.append(child)
        if childrenByKey[key] == nil { childrenByKey[key] = child }
    }

    func child(_ opener: Opener, at range: SourceRange) -> Scope {
        childrenByKey[Key(range: range, opener: opener)]!
    }

    func flags(of name: String) -> SymbolFlags { symbols[name]?.flags ?? [] }

    func resolution(of name: String) -> SymbolResolution? { symbols[name]?.resolution }

    func set(_ flags: SymbolFlags, of name: String) {
        if symbols[name] == nil {
            order.append(name)
            symbols[name] = Symbol(flags: flags, resolution: nil)
        } else {
            symbols[name]!.flags = flags
        }
    }

    func resolve(_ name: String, as resolution: SymbolResolution) {
        if symbols[name] == nil { set([], of: name) }
        symbols[name]!.resolution = resolution
    }
}
