import ManagedRuntime

/// Every place where a program uses what does not ship: modules, attributes of modules, built-in functions. In the order
/// of the text.
package func placesOutsideSubset(of module: Module, rules: SubsetRules) -> [SyntaxError] {
    var names = BoundNames()
    names.collect(module.body)
    var check = SubsetCheck(rules: rules, names: names)
    check.statements(module.body)
    return check.places.sorted {
        ($0.range.startLine, $0.range.startColumn) < ($1.range.startLine, $1.range.startColumn)
    }
}

/// Walks the tree.
struct SubsetCheck {
    let rules: SubsetRules
    let names: BoundNames
    private(set) var places: [SyntaxError] = []
    /// Within a `try` that handles an import that fails.
    private var isImportHandled = false

    init(rules: SubsetRules, names: BoundNames) {
        self.rules = rules
        self.names = names
    }

    mutating func statements(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .import(let aliases):
            for alias in aliases where !isImportHandled { check(importOf: alias.name, alias.range) }
        case .importFrom(let module, let aliases, let level):
            if !isImportHandled { check(importOf: aliases, from: module, level: level, statement.range) }
        case .try(let body, let handlers, let orElse, let finally):
            let outer = isImportHandled
            isImportHandled = outer || handlers.contains { $0.handlesImportError }
            statements(body)
            isImportHandled = outer
            for handler in handlers {
                handler.type.map { visit($0) }
                statements(handler.body)
            }
            statements(orElse)
            statements(finally)
        default:
            var children = Children()
            statement.forEachChild(
                expression: { children.expressions.append($0) }, statement: { children.statements.append($0) }
            )
            for expression in children.expressions { visit(expression) }
            statements(children.statements)
        }
    }

    private struct Children {
        var expressions: [Expression] = []
        var statements: [Statement] = []
    }

    private mutating func visit(_ expression: Expression) {
        switch expression.kind {
        case .name(let name, .load): check(name: name, expression.range)
        case .attribute(let value, let name, .load): check(attribute: name, of: value, expression.range)
        default: break
        }
        var children: [Expression] = []
        expression.forEachChild { children.append($0) }
        for child in children { visit(child) }
    }

    // MARK: what is used

    private func ships(_ module: String) -> Bool {
        rules.modules[module] != nil || rules.hasSibling(module)
    }

    private mutating func check(importOf module: String, _ range: SourceRange) {
        if !ships(module) { refuse(module: module, range) }
    }

    private mutating func check(
        importOf aliases: [ImportAlias], from module: String?, level: Int, _ range: SourceRange
    ) {
        guard level == 0, let module else {
            refuse("relative imports are outside the subset: programs are files side by side", range)
            return
        }
        guard ships(module) else {
            refuse(module: module, range)
            return
        }
        guard module != "__future__", !rules.hasSibling(module), let known = rules.modules[module] else {
            return
        }
        for alias in aliases where alias.name != "*" && !known.contains(alias.name) {
            if rules.modules["\(module).\(alias.name)"] == nil {
                refuse(attribute: alias.name, of: module, alias.range)
            }
        }
    }

    private mutating func check(attribute name: String, of value: Expression, _ range: SourceRange) {
        guard let module = names.module(value), !rules.hasSibling(module), let known = rules.modules[module],
            !known.contains(name), !name.hasPrefix("__"), rules.modules["\(module).\(name)"] == nil,
            !names.assignedAttributes.contains(name), !names.testedAttributes.contains(name)
        else { return }
        refuse(attribute: name, of: module, range)
    }

    private mutating func check(name: String, _ range: SourceRange) {
        guard PythonBuiltins.names.contains(name), !rules.builtins.contains(name), !names.isBound(name) else {
            return
        }
        refuse(
            "the built-in '\(name)' is outside the subset: \(PythonBuiltins.remedy(for: name))", range)
    }

    // MARK: what to say

    private mutating func refuse(_ message: String, _ range: SourceRange) {
        places.append(SyntaxError(message, range, kind: .outsideSubset))
    }

    private mutating func refuse(module: String, _ range: SourceRange) {
        let shipped = rules.modules.keys.filter { !$0.hasPrefix("_") }.sorted().joined(separator: ", ")
        refuse(
            "the module '\(module)' is outside the subset, and there is no \(module).py next to the program; "
                + "what ships: \(shipped)", range)
    }

    private mutating func refuse(attribute name: String, of module: String, _ range: SourceRange) {
        let known = rules.modules[module] ?? []
        let similar = known.filter { $0.lowercased() == name.lowercased() }.sorted().first
        let remedy = similar.map { "did you mean '\($0)'?" } ?? "it is not among what ships of the module"
        refuse("'\(module).\(name)' is outside the subset: \(remedy)", range)
    }
}

extension ExceptHandler {
    /// Whether it is for an import that fails, among others.
    var handlesImportError: Bool {
        guard let type else { return true }
        let names = ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"]
        switch type.kind {
        case .name(let name, _): return names.contains(name)
        case .tuple(let elements, _):
            return elements.contains {
                if case .name(let name, _) = $0.kind { names.contains(name) } else { false }
            }
        default: return false
        }
    }
}
