import ManagedRuntime

extension SymbolTableBuilder {
    mutating func visit(_ expressions: [Expression]) throws(SyntaxError) {
        for expression in expressions { try visit(expression) }
    }

    mutating func visit(_ expression: Expression?) throws(SyntaxError) {
        if let expression { try visit(expression) }
    }

    mutating func visit(_ expression: Expression) throws(SyntaxError) {
        switch expression.kind {
        case .boolean(_, let values): try visit(values)
        case .named(let target, let value): try visitNamed(target, value, at: expression.range)
        case .binary(let left, _, let right):
            try visit(left)
            try visit(right)
        case .unary(_, let operand): try visit(operand)
        case .lambda(let parameters, let body):
            try visitLambda(parameters, body, at: expression.range)
        case .conditional(let test, let body, let orElse):
            try visit(test)
            try visit(body)
            try visit(orElse)
        case .dict(let keys, let values):
            for key in keys { try visit(key) }
            try visit(values)
        case .set(let elements), .list(let elements, _), .tuple(let elements, _), .joinedString(let elements):
            try visit(elements)
        case .listComprehension, .setComprehension, .dictComprehension, .generator:
            try visitComprehension(expression)
        case .yield(let value):
            try refuseInAnnotation("yield expression", at: expression.range)
            try visit(value)
            try markGenerator(at: expression.range)
        case .yieldFrom(let value):
            try refuseInAnnotation("yield expression", at: expression.range)
            try visit(value)
            try markGenerator(at: expression.range)
        case .compare(let left, _, let others):
            try visit(left)
            try visit(others)
        case .call(let function, let arguments, let keywords):
            try visit(function)
            try visit(arguments)
            for keyword in keywords { try visit(keyword.value) }
        case .formattedValue(let value, _, let spec):
            try visit(value)
            try visit(spec)
        case .constant: break
        case .attribute(let value, _, _), .starred(let value, _): try visit(value)
        case .subscript(let value, let index, _):
            try visit(value)
            try visit(index)
        case .name(let name, let context): try visitName(name, context, at: expression.range)
        case .slice(let lower, let upper, let step):
            try visit(lower)
            try visit(upper)
            try visit(step)
        }
    }

    private func visitName(_ name: String, _ context: ExpressionContext, at range: SourceRange)
        throws(SyntaxError)
    {
        try add(name, context == .load ? .used : .assigned, at: range)
        // `super()` without arguments finds its class in a cell.
        if context == .load && name == "super" && current.kind == .function {
            try add("__class__", .used, at: range)
        }
    }

    private mutating func visitLambda(_ parameters: Parameters, _ body: Expression, at range: SourceRange)
        throws(SyntaxError)
    {
        try visitDefaults(parameters)
        enter(.function, .lambda, at: range)
        try visit(parameters)
        try visit(body)
        leave()
    }

    private func markGenerator(at range: SourceRange) throws(SyntaxError) {
        current.isGenerator = true
        if let comprehension = current.comprehension {
            throw SyntaxError("'yield' inside \(comprehension.rawValue)", range)
        }
    }
}
