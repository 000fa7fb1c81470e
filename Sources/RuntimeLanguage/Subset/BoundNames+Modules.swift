extension BoundNames {
    /// The modules that a program imports anywhere, by their dotted names.
    static func imports(of module: Module) -> Set<String> {
        var imports: Set<String> = []
        var rest = module.body
        while let statement = rest.popLast() {
            switch statement.kind {
            case .import(let aliases): imports.formUnion(aliases.map(\.name))
            case .importFrom(let name?, _, 0): imports.insert(name)
            default: statement.forEachChild(expression: { _ in }, statement: { rest.append($0) })
            }
        }
        return imports
    }

    /// The names that a module has once its body has run.
    static func topLevel(of module: Module) -> Set<String> {
        var names: Set<String> = []
        var rest = module.body
        while let statement = rest.popLast() {
            switch statement.kind {
            case .functionDefinition(let definition): names.insert(definition.name)
            case .classDefinition(let definition): names.insert(definition.name)
            case .import(let aliases):
                names.formUnion(aliases.map { $0.asName ?? String($0.name.prefix { $0 != "." }) })
            case .importFrom(_, let aliases, _): names.formUnion(aliases.map { $0.asName ?? $0.name })
            default:
                statement.forEachChild(
                    expression: { names.formUnion(targets(in: $0)) }, statement: { rest.append($0) })
            }
        }
        return names
    }

    private static func targets(in expression: Expression) -> Set<String> {
        var names: Set<String> = []
        var rest = [expression]
        while let expression = rest.popLast() {
            if case .name(let name, .store) = expression.kind { names.insert(name) }
            expression.forEachChild { rest.append($0) }
        }
        return names
    }
}
