import ManagedRuntime

extension ExpressionPrinter {
    mutating func writeOperation(_ expression: Expression, _ level: Precedence) {
        switch expression.kind {
        case .boolean(let boolean, let values):
            let own: Precedence = boolean == .and ? .and : .or
            parenthesize(if: level > own) { printer in
                for (index, value) in values.enumerated() {
                    if index > 0 { printer.write(boolean == .and ? " and " : " or ") }
                    printer.write(value, own.tighter)
                }
            }
        case .binary(let left, let operation, let right):
            let own = operation.precedence
            let isRightAssociative = operation == .power
            parenthesize(if: level > own) { printer in
                printer.write(left, isRightAssociative ? own.tighter : own)
                printer.write(" \(operation.sign) ")
                printer.write(right, isRightAssociative ? own : own.tighter)
            }
        case .unary(let operation, let operand):
            let own: Precedence = operation == .not ? .not : .factor
            parenthesize(if: level > own) { printer in
                printer.write(operation.sign)
                printer.write(operand, own)
            }
        case .compare(let left, let comparisons, let others):
            parenthesize(if: level > .comparison) { printer in
                printer.write(left, .bitOr)
                for (comparison, other) in zip(comparisons, others) {
                    printer.write(" \(comparison.sign) ")
                    printer.write(other, .bitOr)
                }
            }
        case .conditional(let test, let body, let orElse):
            parenthesize(if: level > .test) { printer in
                printer.write(body, .or)
                printer.write(" if ")
                printer.write(test, .or)
                printer.write(" else ")
                printer.write(orElse, .test)
            }
        case .lambda(let parameters, let body):
            parenthesize(if: level > .test) { printer in
                let isBare = parameters.positional.isEmpty && parameters.positionalOnly.isEmpty
                printer.write(isBare ? "lambda" : "lambda ")
                printer.writeParameters(parameters)
                printer.write(": ")
                printer.write(body, .test)
            }
        default: writeDisplay(expression)
        }
    }

    private mutating func writeDisplay(_ expression: Expression) {
        switch expression.kind {
        case .set(let elements):
            write("{")
            writeList(elements)
            write("}")
        case .dict(let keys, let values):
            write("{")
            for (index, (key, value)) in zip(keys, values).enumerated() {
                if index > 0 { write(", ") }
                if let key {
                    write(key, .test)
                    write(": ")
                    write(value, .test)
                } else {
                    write("**")
                    write(value, .bitOr)
                }
            }
            write("}")
        case .listComprehension, .setComprehension, .dictComprehension, .generator:
            writeComprehension(ComprehensionParts(expression)!)
        case .joinedString(let values): writeJoinedString(values)
        case .named(let target, let value):
            write("(")
            write(target, .atom)
            write(" := ")
            write(value, .atom)
            write(")")
        case .yield(let value):
            write(value == nil ? "(yield" : "(yield ")
            if let value { write(value, .test) }
            write(")")
        case .yieldFrom(let value):
            write("(yield from ")
            write(value, .test)
            write(")")
        case .formattedValue(let value, let conversion, let spec):
            writeField(value, conversion, spec)
        default: break
        }
    }

    private mutating func writeComprehension(_ parts: ComprehensionParts) {
        switch parts.kind {
        case .list: write("[")
        case .generator: write("(")
        case .set, .dict: write("{")
        }
        write(parts.element, .test)
        if let value = parts.value {
            write(": ")
            write(value, .test)
        }
        for generator in parts.generators {
            write(" for ")
            write(generator.target, .tuple)
            write(" in ")
            write(generator.iterable, .or)
            for condition in generator.conditions {
                write(" if ")
                write(condition, .or)
            }
        }
        switch parts.kind {
        case .list: write("]")
        case .generator: write(")")
        case .set, .dict: write("}")
        }
    }

    private mutating func writeParameters(_ parameters: Parameters) {
        let positional = parameters.positionalOnly + parameters.positional
        var isFirst = true
        func separator() -> String {
            defer { isFirst = false }
            return isFirst ? "" : ", "
        }
        for (index, parameter) in positional.enumerated() {
            write(separator() + parameter.name)
            let value = index - positional.count + parameters.defaults.count
            if value >= 0 {
                write("=")
                write(parameters.defaults[value], .test)
            }
            if index + 1 == parameters.positionalOnly.count { write(", /") }
        }
        if parameters.variadicPositional != nil || !parameters.keywordOnly.isEmpty {
            write(separator() + "*" + (parameters.variadicPositional?.name ?? ""))
        }
        for (parameter, value) in zip(parameters.keywordOnly, parameters.keywordDefaults) {
            write(separator() + parameter.name)
            if let value {
                write("=")
                write(value, .test)
            }
        }
        if let parameter = parameters.variadicKeyword { write(separator() + "**" + parameter.name) }
    }
}

extension UnaryOperator {
    fileprivate var sign: String {
        switch self {
        case .invert: "~"
        case .not: "not "
        case .positive: "+"
        case .negative: "-"
        }
    }
}

extension BinaryOperator {
    var sign: String {
        switch self {
        case .add: "+"
        case .and: "&"
        case .floorDivide: "//"
        case .leftShift: "<<"
        case .matrixMultiply: "@"
        case .multiply: "*"
        case .remainder: "%"
        case .or: "|"
        case .power: "**"
        case .rightShift: ">>"
        case .subtract: "-"
        case .trueDivide: "/"
        case .xor: "^"
        }
    }

    fileprivate var precedence: ExpressionPrinter.Precedence {
        switch self {
        case .add, .subtract: .sum
        case .and: .bitAnd
        case .or: .bitOr
        case .xor: .bitXor
        case .leftShift, .rightShift: .shift
        case .power: .power
        case .floorDivide, .matrixMultiply, .multiply, .remainder, .trueDivide: .product
        }
    }
}

extension Comparison {
    var sign: String {
        switch self {
        case .order(let order): order.sign
        case .is: "is"
        case .isNot: "is not"
        case .in: "in"
        case .notIn: "not in"
        }
    }
}

extension ComparisonOperator {
    var sign: String {
        switch self {
        case .less: "<"
        case .lessOrEqual: "<="
        case .equal: "=="
        case .notEqual: "!="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }
}
