/// The names that a program binds, anywhere in it.
///
/// Scopes are not told apart: a name that is bound anywhere is the program's own, so nothing right is refused.
struct BoundNames {
    /// Everything but imports of whole modules.
    private var names: Set<String> = []
    /// The modules that a name is bound to, by imports of whole modules.
    private var modules: [String: Set<String>] = [:]
    /// Attributes that are assigned, to whatever.
    private(set) var assignedAttributes: Set<String> = []
    /// Attributes that are asked for by `hasattr` or `getattr`.
    private(set) var testedAttributes: Set<String> = []

    /// `from … import *`: any name may be bound.
    private var hasStarImport = false

    func isBound(_ name: String) -> Bool { hasStarImport || names.contains(name) || modules[name] != nil }

    /// The module that an expression can only be.
    func module(_ expression: Expression) -> String? {
        switch expression.kind {
        case .name(let name, _):
            guard !names.contains(name), let bound = modules[name], bound.count == 1 else { return nil }
            return bound.first
        case .attribute(let value, let name, _):
            // `import a.b` binds `a`.
            return module(value).map { "\($0).\(name)" }
        default: return nil
        }
    }

    mutating func collect(_ statements: [Statement]) {
        for statement in statements { collect(statement) }
    }

    private mutating func collect(_ statement: Statement) {
        switch statement.kind {
        case .functionDefinition(let definition):
            names.insert(definition.name)
            collect(definition.parameters)
        case .classDefinition(let definition): names.insert(definition.name)
        case .import(let aliases): aliases.forEach { bind($0) }
        case .importFrom(_, let aliases, _):
            names.formUnion(aliases.map { $0.asName ?? $0.name })
            hasStarImport = hasStarImport || aliases.contains { $0.name == "*" }
        case .try(_, let handlers, _, _): names.formUnion(handlers.compactMap(\.name))
        case .global(let declared), .nonlocal(let declared): names.formUnion(declared)
        default: break
        }
        var expressions: [Expression] = []
        var statements: [Statement] = []
        statement.forEachChild(expression: { expressions.append($0) }, statement: { statements.append($0) })
        for expression in expressions { collect(expression) }
        collect(statements)
    }

    private mutating func bind(_ alias: ImportAlias) {
        let first = String(alias.name.prefix { $0 != "." })
        if let asName = alias.asName {
            modules[asName, default: []].insert(alias.name)
        } else {
            modules[first, default: []].insert(first)
        }
    }

    private mutating func collect(_ parameters: Parameters) {
        names.formUnion(parameters.all.map(\.name))
    }

    private mutating func collect(_ expression: Expression) {
        switch expression.kind {
        case .name(let name, let context) where context != .load: names.insert(name)
        case .attribute(_, let name, let context) where context != .load: assignedAttributes.insert(name)
        case .lambda(let parameters, _): collect(parameters)
        case .call(let function, let arguments, _): collectTest(function, arguments)
        default: break
        }
        var children: [Expression] = []
        expression.forEachChild { children.append($0) }
        for child in children { collect(child) }
    }

    private mutating func collectTest(_ function: Expression, _ arguments: [Expression]) {
        guard case .name(let name, _) = function.kind, ["hasattr", "getattr", "setattr"].contains(name),
            arguments.count >= 2, case .constant(.string(let codePoints)) = arguments[1].kind
        else { return }
        testedAttributes.insert(
            String(String.UnicodeScalarView(codePoints.compactMap { Unicode.Scalar($0) })))
    }
}
