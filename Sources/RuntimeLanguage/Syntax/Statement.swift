import ManagedRuntime

/// The syntax tree, named after Python's own `ast` module. Ranges count columns in bytes of UTF-8, as `ast` does.
package struct Module: Hashable, Sendable {
    package var body: [Statement]

    package init(body: [Statement]) { self.body = body }
}

package struct Statement: Hashable, Sendable {
    package var kind: StatementKind
    package var range: SourceRange

    package init(_ kind: StatementKind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}

package indirect enum StatementKind: Hashable, Sendable {
    case functionDefinition(FunctionDefinition)
    case classDefinition(ClassDefinition)
    case `return`(Expression?)
    case delete([Expression])
    case assign(targets: [Expression], value: Expression)
    case augmentedAssign(target: Expression, operator: BinaryOperator, value: Expression)
    /// `isSimple`: the target is a name without parentheses.
    case annotatedAssign(target: Expression, annotation: Expression, value: Expression?, isSimple: Bool)
    case `for`(target: Expression, iterable: Expression, body: [Statement], orElse: [Statement])
    case `while`(test: Expression, body: [Statement], orElse: [Statement])
    case `if`(test: Expression, body: [Statement], orElse: [Statement])
    case with(items: [WithItem], body: [Statement])
    case raise(exception: Expression?, cause: Expression?)
    case `try`(body: [Statement], handlers: [ExceptHandler], orElse: [Statement], finally: [Statement])
    case assert(test: Expression, message: Expression?)
    case `import`([ImportAlias])
    /// `level` counts leading dots.
    case importFrom(module: String?, names: [ImportAlias], level: Int)
    case global([String])
    case nonlocal([String])
    case expression(Expression)
    case pass
    case `break`
    case `continue`
}

package struct FunctionDefinition: Hashable, Sendable {
    package var name: String
    package var parameters: Parameters
    package var body: [Statement]
    package var decorators: [Expression]
    package var returns: Expression?

    package init(
        name: String, parameters: Parameters, body: [Statement], decorators: [Expression],
        returns: Expression?
    ) {
        self.name = name
        self.parameters = parameters
        self.body = body
        self.decorators = decorators
        self.returns = returns
    }
}

package struct ClassDefinition: Hashable, Sendable {
    package var name: String
    package var bases: [Expression]
    package var keywords: [KeywordArgument]
    package var body: [Statement]
    package var decorators: [Expression]

    package init(
        name: String, bases: [Expression], keywords: [KeywordArgument], body: [Statement],
        decorators: [Expression]
    ) {
        self.name = name
        self.bases = bases
        self.keywords = keywords
        self.body = body
        self.decorators = decorators
    }
}

package struct Parameters: Hashable, Sendable {
    package var positionalOnly: [Parameter] = []
    package var positional: [Parameter] = []
    package var variadicPositional: Parameter?
    package var keywordOnly: [Parameter] = []
    package var variadicKeyword: Parameter?
    /// Of the last positional parameters.
    package var defaults: [Expression] = []
    /// One for each keyword-only parameter; nil where it is required.
    package var keywordDefaults: [Expression?] = []

    package init() {}
}

package struct Parameter: Hashable, Sendable {
    package var name: String
    package var annotation: Expression?
    package var range: SourceRange

    package init(name: String, annotation: Expression?, range: SourceRange) {
        self.name = name
        self.annotation = annotation
        self.range = range
    }
}

package struct WithItem: Hashable, Sendable {
    package var context: Expression
    package var target: Expression?

    package init(context: Expression, target: Expression?) {
        self.context = context
        self.target = target
    }
}

package struct ExceptHandler: Hashable, Sendable {
    package var type: Expression?
    package var name: String?
    package var body: [Statement]
    package var range: SourceRange

    package init(type: Expression?, name: String?, body: [Statement], range: SourceRange) {
        self.type = type
        self.name = name
        self.body = body
        self.range = range
    }
}

package struct ImportAlias: Hashable, Sendable {
    /// Dotted; `*` for all.
    package var name: String
    package var asName: String?
    package var range: SourceRange

    package init(name: String, asName: String?, range: SourceRange) {
        self.name = name
        self.asName = asName
        self.range = range
    }
}
