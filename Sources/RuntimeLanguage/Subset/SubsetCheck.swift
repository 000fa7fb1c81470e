import ManagedRuntime

/// Every place where a program uses what CPython has and what does not ship: modules, attributes of modules, built-in
/// functions. In the order of the text. Where the program handles the error that this would be, it is left to run.
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
    /// The errors that a `try` around the statement handles.
    private var handled: HandledErrors = []

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
            for alias in aliases { check(importOf: alias.name, alias.range) }
        case .importFrom(let module, let aliases, let level):
            check(importOf: aliases, from: module, level: level, statement.range)
        case .try(let body, let handlers, let orElse, let finally):
            let outer = handled
            for handler in handlers { handled.formUnion(HandledErrors(handler)) }
            statements(body)
            handled = outer
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

    /// Whether CPython would find it, or its package.
    private func isOfPython(_ module: String) -> Bool {
        PythonModules.names.contains(String(module.prefix { $0 != "." }))
    }

    private mutating func check(importOf module: String, _ range: SourceRange) {
        if !ships(module), isOfPython(module), !handled.contains(.ofImport) { refuse(module: module, range) }
    }

    private mutating func check(
        importOf aliases: [ImportAlias], from module: String?, level: Int, _ range: SourceRange
    ) {
        guard level == 0, let module else {
            if handled.contains(.ofImport) { return }
            refuse("relative imports are outside the subset: programs are files side by side", range)
            return
        }
        check(importOf: module, range)
        guard !handled.contains(.ofImport) else { return }
        for alias in aliases where isMissing(alias.name, in: module) {
            refuse(attribute: alias.name, of: module, alias.range)
        }
    }

    /// Whether CPython's module has the name and the one that ships does not.
    private func isMissing(_ name: String, in module: String) -> Bool {
        guard !rules.hasSibling(module), let known = rules.modules[module], !known.contains(name),
            rules.modules["\(module).\(name)"] == nil
        else { return false }
        return PythonModules.attributes[module]?.contains(name) == true
    }

    private mutating func check(attribute name: String, of value: Expression, _ range: SourceRange) {
        guard let module = names.module(value), !handled.contains(.ofAttribute),
            isMissing(name, in: module), !names.assignedAttributes.contains(name),
            !names.testedAttributes.contains(name)
        else { return }
        refuse(attribute: name, of: module, range)
    }

    private mutating func check(name: String, _ range: SourceRange) {
        guard PythonBuiltins.names.contains(name), !rules.builtins.contains(name), !names.isBound(name),
            !handled.contains(.ofName)
        else { return }
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
            "the module '\(module)' is outside the subset: use what ships (\(shipped)), "
                + "or a file next to the program", range)
    }

    private mutating func refuse(attribute name: String, of module: String, _ range: SourceRange) {
        refuse("'\(module).\(name)' is outside the subset: define what you need of it", range)
    }
}

/// Errors by what they are about.
struct HandledErrors: OptionSet {
    let rawValue: UInt8

    static let ofImport = HandledErrors(rawValue: 1)
    static let ofAttribute = HandledErrors(rawValue: 2)
    static let ofName = HandledErrors(rawValue: 4)
    static let all: HandledErrors = [.ofImport, .ofAttribute, .ofName]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ handler: ExceptHandler) {
        switch handler.type?.kind {
        case nil: self = .all
        case .name(let name, _): self.init(exception: name)
        case .tuple(let elements, _):
            self = []
            for case .name(let name, _) in elements.map(\.kind) {
                formUnion(HandledErrors(exception: name))
            }
        default: self = []
        }
    }

    private init(exception name: String) {
        switch name {
        case "Exception", "BaseException": self = .all
        case "ImportError", "ModuleNotFoundError": self = .ofImport
        case "AttributeError": self = .ofAttribute
        case "NameError": self = .ofName
        default: self = []
        }
    }
}
