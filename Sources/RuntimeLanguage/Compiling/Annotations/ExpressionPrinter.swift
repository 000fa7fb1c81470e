import ManagedRuntime

/// Writes an expression as text, for annotations that are not evaluated: with as few parentheses as needed, one space
/// around operators, strings as `repr` has them.
struct ExpressionPrinter {
    /// How tightly an operator binds, the loosest first.
    enum Precedence: Int, Comparable {
        case tuple, test, or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, product, factor, power,
            await, atom

        static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

        var tighter: Precedence { Precedence(rawValue: rawValue + 1)! }
    }

    var text = String.UnicodeScalarView()

    static func print(_ expression: Expression) -> [UInt32] {
        var printer = ExpressionPrinter()
        printer.write(expression, .test)
        return printer.text.map(\.value)
    }

    mutating func write(_ string: String) { text.append(contentsOf: string.unicodeScalars) }

    mutating func parenthesize(
        if condition: Bool, _ body: (inout ExpressionPrinter) -> Void
    ) {
        if condition { write("(") }
        body(&self)
        if condition { write(")") }
    }

    mutating func writeList(_ expressions: [Expression], _ precedence: Precedence = .test) {
        for (index, expression) in expressions.enumerated() {
            if index > 0 { write(", ") }
            write(expression, precedence)
        }
    }

    mutating func write(_ expression: Expression, _ level: Precedence) {
        switch expression.kind {
        case .name(let name, _): write(name)
        case .constant(let value): writeConstant(value)
        case .attribute(let value, let name, _):
            write(value, .atom)
            // `1.real` would be a float.
            if case .constant(let constant) = value.kind, constant.isPlainInteger { write(" ") }
            write(".\(name)")
        case .subscript(let value, let index, _):
            write(value, .atom)
            write("[")
            write(index, .tuple)
            write("]")
        case .slice(let lower, let upper, let step):
            if let lower { write(lower, .test) }
            write(":")
            if let upper { write(upper, .test) }
            if let step {
                write(":")
                write(step, .test)
            }
        case .starred(let value, _):
            write("*")
            write(value, .bitOr)
        case .call(let function, let arguments, let keywords): writeCall(function, arguments, keywords)
        case .list(let elements, _):
            write("[")
            writeList(elements)
            write("]")
        case .tuple(let elements, _): writeTuple(elements, level)
        default: writeOperation(expression, level)
        }
    }

    private mutating func writeTuple(_ elements: [Expression], _ level: Precedence) {
        if elements.isEmpty { return write("()") }
        parenthesize(if: level > .tuple) { printer in
            printer.writeList(elements)
            if elements.count == 1 { printer.write(",") }
        }
    }

    private mutating func writeCall(
        _ function: Expression, _ arguments: [Expression], _ keywords: [KeywordArgument]
    ) {
        write(function, .atom)
        if arguments.count == 1, keywords.isEmpty, case .generator = arguments[0].kind {
            return write(arguments[0], .atom)
        }
        write("(")
        writeList(arguments)
        for (index, keyword) in keywords.enumerated() {
            if index > 0 || !arguments.isEmpty { write(", ") }
            write(keyword.name.map { "\($0)=" } ?? "**")
            write(keyword.value, .test)
        }
        write(")")
    }
}

extension Constant {
    /// An int that is no bool.
    fileprivate var isPlainInteger: Bool {
        switch self {
        case .int, .bigInt: true
        default: false
        }
    }
}
