import ManagedRuntime
import RuntimeLanguage

/// A tree as `Oracles/syntax.py` writes Python's own: a node a line, its fields named as in the `ast` module.
struct SyntaxTreeDump {
    private(set) var text = ""
    private var depth = 0

    static func of(_ module: Module) -> String {
        var dump = SyntaxTreeDump()
        dump.node("", "Module") { $0.statements("body", module.body) }
        return dump.text
    }

    private mutating func node(
        _ label: String, _ type: String, _ range: SourceRange? = nil, _ fields: String = "",
        _ children: (inout SyntaxTreeDump) -> Void = { _ in }
    ) {
        text += String(repeating: "  ", count: depth) + (label.isEmpty ? "" : label + " ") + type
        if let range {
            text += " @\(range.startLine):\(range.startColumn)-\(range.endLine):\(range.endColumn)"
        }
        text += fields.isEmpty ? "\n" : " \(fields)\n"
        depth += 1
        children(&self)
        depth -= 1
    }

    private mutating func nothing(_ label: String) {
        text += String(repeating: "  ", count: depth) + label + " nothing\n"
    }

    private static func escape(_ codePoints: some Sequence<UInt32>) -> String {
        var text = ""
        for value in codePoints {
            if value >= 0x20 && value < 0x7F && value != 0x5C {
                text.unicodeScalars.append(Unicode.Scalar(value)!)
            } else {
                text += "\\" + String(value, radix: 16) + ";"
            }
        }
        return text
    }

    private static func escape(_ text: String) -> String { escape(text.unicodeScalars.map(\.value)) }

    // MARK: statements

    private mutating func statements(_ label: String, _ statements: [Statement]) {
        for statement in statements { self.statement(label, statement) }
    }

    private mutating func statement(_ label: String, _ statement: Statement) {
        let range = statement.range
        switch statement.kind {
        case .functionDefinition(let definition): function(label, definition, range)
        case .classDefinition(let definition):
            node(label, "ClassDef", range, "name=\(Self.escape(definition.name))") {
                $0.expressions("bases", definition.bases)
                $0.keywords(definition.keywords)
                $0.statements("body", definition.body)
                $0.expressions("decorator_list", definition.decorators)
            }
        case .return(let value): node(label, "Return", range) { $0.expression("value", value) }
        case .delete(let targets): node(label, "Delete", range) { $0.expressions("targets", targets) }
        case .assign(let targets, let value):
            node(label, "Assign", range) {
                $0.expressions("targets", targets)
                $0.expression("value", value)
            }
        case .augmentedAssign(let target, let binary, let value):
            node(label, "AugAssign", range, "op=\(Self.name(of: binary))") {
                $0.expression("target", target)
                $0.expression("value", value)
            }
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            node(label, "AnnAssign", range, "simple=\(isSimple ? 1 : 0)") {
                $0.expression("target", target)
                $0.expression("annotation", annotation)
                $0.expression("value", value)
            }
        case .for(let target, let iterable, let body, let orElse):
            node(label, "For", range) {
                $0.expression("target", target)
                $0.expression("iter", iterable)
                $0.statements("body", body)
                $0.statements("orelse", orElse)
            }
        case .while(let test, let body, let orElse):
            node(label, "While", range) {
                $0.expression("test", test)
                $0.statements("body", body)
                $0.statements("orelse", orElse)
            }
        case .if(let test, let body, let orElse):
            node(label, "If", range) {
                $0.expression("test", test)
                $0.statements("body", body)
                $0.statements("orelse", orElse)
            }
        case .with(let items, let body):
            node(label, "With", range) {
                for item in items { $0.withItem(item) }
                $0.statements("body", body)
            }
        case .raise(let exception, let cause):
            node(label, "Raise", range) {
                $0.expression("exc", exception)
                $0.expression("cause", cause)
            }
        case .try(let body, let handlers, let orElse, let finally):
            node(label, "Try", range) {
                $0.statements("body", body)
                for handler in handlers { $0.handler(handler) }
                $0.statements("orelse", orElse)
                $0.statements("finalbody", finally)
            }
        case .assert(let test, let message):
            node(label, "Assert", range) {
                $0.expression("test", test)
                $0.expression("msg", message)
            }
        case .import(let names): node(label, "Import", range) { $0.aliases(names) }
        case .importFrom(let module, let names, let level):
            let module = module.map { "module=\(Self.escape($0)) " } ?? ""
            node(label, "ImportFrom", range, "\(module)level=\(level)") { $0.aliases(names) }
        case .global(let names): node(label, "Global", range, "names=\(Self.list(names))")
        case .nonlocal(let names): node(label, "Nonlocal", range, "names=\(Self.list(names))")
        case .expression(let value): node(label, "Expr", range) { $0.expression("value", value) }
        case .pass: node(label, "Pass", range)
        case .break: node(label, "Break", range)
        case .continue: node(label, "Continue", range)
        }
    }

    private static func list(_ names: [String]) -> String { names.map(escape).joined(separator: ",") }

    private mutating func function(_ label: String, _ definition: FunctionDefinition, _ range: SourceRange) {
        node(label, "FunctionDef", range, "name=\(Self.escape(definition.name))") {
            $0.parameters(definition.parameters)
            $0.statements("body", definition.body)
            $0.expressions("decorator_list", definition.decorators)
            $0.expression("returns", definition.returns)
        }
    }

    private mutating func parameters(_ parameters: Parameters) {
        node("args", "arguments") {
            for parameter in parameters.positionalOnly { $0.parameter("posonlyargs", parameter) }
            for parameter in parameters.positional { $0.parameter("args", parameter) }
            if let parameter = parameters.variadicPositional { $0.parameter("vararg", parameter) }
            for parameter in parameters.keywordOnly { $0.parameter("kwonlyargs", parameter) }
            for value in parameters.keywordDefaults {
                if let value { $0.expression("kw_defaults", value) } else { $0.nothing("kw_defaults") }
            }
            if let parameter = parameters.variadicKeyword { $0.parameter("kwarg", parameter) }
            $0.expressions("defaults", parameters.defaults)
        }
    }

    private mutating func parameter(_ label: String, _ parameter: Parameter) {
        node(label, "arg", parameter.range, "arg=\(Self.escape(parameter.name))") {
            $0.expression("annotation", parameter.annotation)
        }
    }

    private mutating func withItem(_ item: WithItem) {
        node("items", "withitem") {
            $0.expression("context_expr", item.context)
            $0.expression("optional_vars", item.target)
        }
    }

    private mutating func handler(_ handler: ExceptHandler) {
        let name = handler.name.map { "name=\(Self.escape($0))" } ?? ""
        node("handlers", "ExceptHandler", handler.range, name) {
            $0.expression("type", handler.type)
            $0.statements("body", handler.body)
        }
    }

    private mutating func aliases(_ aliases: [ImportAlias]) {
        for alias in aliases {
            let asName = alias.asName.map { " asname=\(Self.escape($0))" } ?? ""
            node("names", "alias", alias.range, "name=\(Self.escape(alias.name))\(asName)")
        }
    }

    // MARK: expressions

    private mutating func expressions(_ label: String, _ expressions: [Expression]) {
        for expression in expressions { self.expression(label, expression) }
    }

    private mutating func expression(_ label: String, _ expression: Expression?) {
        guard let expression else { return }
        let range = expression.range
        switch expression.kind {
        case .boolean(let boolean, let values):
            node(label, "BoolOp", range, "op=\(boolean == .and ? "And" : "Or")") {
                $0.expressions("values", values)
            }
        case .named(let target, let value):
            node(label, "NamedExpr", range) {
                $0.expression("target", target)
                $0.expression("value", value)
            }
        case .binary(let left, let binary, let right):
            node(label, "BinOp", range, "op=\(Self.name(of: binary))") {
                $0.expression("left", left)
                $0.expression("right", right)
            }
        case .unary(let unary, let operand):
            node(label, "UnaryOp", range, "op=\(Self.name(of: unary))") { $0.expression("operand", operand) }
        case .lambda(let parameters, let body):
            node(label, "Lambda", range) {
                $0.parameters(parameters)
                $0.expression("body", body)
            }
        case .conditional(let test, let body, let orElse):
            node(label, "IfExp", range) {
                $0.expression("test", test)
                $0.expression("body", body)
                $0.expression("orelse", orElse)
            }
        case .dict(let keys, let values):
            node(label, "Dict", range) {
                for key in keys {
                    if let key { $0.expression("keys", key) } else { $0.nothing("keys") }
                }
                $0.expressions("values", values)
            }
        case .set(let elements): node(label, "Set", range) { $0.expressions("elts", elements) }
        case .listComprehension(let element, let clauses):
            comprehension(label, "ListComp", range, clauses, ("elt", element))
        case .setComprehension(let element, let clauses):
            comprehension(label, "SetComp", range, clauses, ("elt", element))
        case .generator(let element, let clauses):
            comprehension(label, "GeneratorExp", range, clauses, ("elt", element))
        case .dictComprehension(let key, let value, let clauses):
            comprehension(label, "DictComp", range, clauses, ("key", key), ("value", value))
        case .yield(let value): node(label, "Yield", range) { $0.expression("value", value) }
        case .yieldFrom(let value): node(label, "YieldFrom", range) { $0.expression("value", value) }
        case .compare(let left, let comparisons, let operands):
            let names = comparisons.map(Self.name(of:)).joined(separator: ",")
            node(label, "Compare", range, "ops=\(names)") {
                $0.expression("left", left)
                $0.expressions("comparators", operands)
            }
        case .call(let function, let arguments, let keywords):
            node(label, "Call", range) {
                $0.expression("func", function)
                $0.expressions("args", arguments)
                $0.keywords(keywords)
            }
        case .formattedValue(let value, let conversion, let spec):
            let code = conversion.map { Int($0.unicodeScalars.first!.value) } ?? -1
            node(label, "FormattedValue", range, "conversion=\(code)") {
                $0.expression("value", value)
                $0.expression("format_spec", spec)
            }
        case .joinedString(let values):
            node(label, "JoinedStr", range) { $0.expressions("values", values) }
        case .constant(let constant): node(label, "Constant", range, "value=\(Self.text(of: constant))")
        case .attribute(let value, let name, let context):
            node(label, "Attribute", range, "attr=\(Self.escape(name)) \(Self.field(context))") {
                $0.expression("value", value)
            }
        case .subscript(let value, let index, let context):
            node(label, "Subscript", range, Self.field(context)) {
                $0.expression("value", value)
                $0.expression("slice", index)
            }
        case .starred(let value, let context):
            node(label, "Starred", range, Self.field(context)) { $0.expression("value", value) }
        case .name(let name, let context):
            node(label, "Name", range, "id=\(Self.escape(name)) \(Self.field(context))")
        case .list(let elements, let context):
            node(label, "List", range, Self.field(context)) { $0.expressions("elts", elements) }
        case .tuple(let elements, let context):
            node(label, "Tuple", range, Self.field(context)) { $0.expressions("elts", elements) }
        case .slice(let lower, let upper, let step):
            node(label, "Slice", range) {
                $0.expression("lower", lower)
                $0.expression("upper", upper)
                $0.expression("step", step)
            }
        }
    }

    private mutating func comprehension(
        _ label: String, _ type: String, _ range: SourceRange, _ clauses: [Comprehension],
        _ elements: (String, Expression)...
    ) {
        node(label, type, range) {
            for (name, element) in elements { $0.expression(name, element) }
            for clause in clauses {
                $0.node("generators", "comprehension", nil, "is_async=0") {
                    $0.expression("target", clause.target)
                    $0.expression("iter", clause.iterable)
                    $0.expressions("ifs", clause.conditions)
                }
            }
        }
    }

    private mutating func keywords(_ keywords: [KeywordArgument]) {
        for keyword in keywords {
            let name = keyword.name.map { "arg=\(Self.escape($0))" } ?? ""
            node("keywords", "keyword", keyword.range, name) { $0.expression("value", keyword.value) }
        }
    }

    // MARK: names

    private static func field(_ context: ExpressionContext) -> String {
        switch context {
        case .load: "ctx=Load"
        case .store: "ctx=Store"
        case .delete: "ctx=Del"
        }
    }

    private static func name(of binary: BinaryOperator) -> String {
        switch binary {
        case .add: "Add"
        case .and: "BitAnd"
        case .floorDivide: "FloorDiv"
        case .leftShift: "LShift"
        case .matrixMultiply: "MatMult"
        case .multiply: "Mult"
        case .remainder: "Mod"
        case .or: "BitOr"
        case .power: "Pow"
        case .rightShift: "RShift"
        case .subtract: "Sub"
        case .trueDivide: "Div"
        case .xor: "BitXor"
        }
    }

    private static func name(of unary: UnaryOperator) -> String {
        switch unary {
        case .invert: "Invert"
        case .not: "Not"
        case .positive: "UAdd"
        case .negative: "USub"
        }
    }

    private static func name(of comparison: Comparison) -> String {
        switch comparison {
        case .order(.less): "Lt"
        case .order(.lessOrEqual): "LtE"
        case .order(.equal): "Eq"
        case .order(.notEqual): "NotEq"
        case .order(.greater): "Gt"
        case .order(.greaterOrEqual): "GtE"
        case .is: "Is"
        case .isNot: "IsNot"
        case .in: "In"
        case .notIn: "NotIn"
        }
    }

    private static func text(of constant: Constant) -> String {
        switch constant {
        case .none: "None"
        case .ellipsis: "Ellipsis"
        case .bool(let value): value ? "True" : "False"
        case .int(let value): "int:\(value)"
        case .bigInt(let digits): "int:\(digits)"
        case .float(let bits):
            "float:" + String(repeating: "0", count: bits.leadingZeroBitCount / 4 - (bits == 0 ? 1 : 0))
                + String(bits, radix: 16)
        case .string(let codePoints): "str:" + escape(codePoints)
        case .bytes(let bytes):
            "bytes:" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        case .tuple, .frozenSet, .code: "none of the parser's"
        }
    }
}
