import ManagedRuntime

/// Replaces expressions of constants by their values, where those stay small.
struct ConstantFolder {
    /// Off where annotations are kept as text.
    var foldsAnnotations = true

    mutating func fold(_ module: Module) -> Module {
        var module = module
        foldBody(&module.body)
        return module
    }

    mutating func foldAnnotation(_ annotation: inout Expression?) {
        if foldsAnnotations { fold(&annotation) }
    }

    mutating func fold(_ expressions: inout [Expression]) {
        for index in expressions.indices { fold(&expressions[index]) }
    }

    mutating func fold(_ expression: inout Expression?) {
        if expression != nil { fold(&expression!) }
    }

    mutating func fold(_ expression: inout Expression) {
        switch expression.kind {
        case .constant: break
        case .name(let name, .load):
            if name == "__debug__" { expression.kind = .constant(.bool(true)) }
        case .name: break
        case .boolean(let boolean, var values):
            fold(&values)
            expression.kind = .boolean(boolean, values)
        case .named(let target, var value):
            fold(&value)
            expression.kind = .named(target: target, value: value)
        case .binary(var left, let operation, var right):
            fold(&left)
            fold(&right)
            expression.kind = foldBinary(left, operation, right)
        case .unary(let operation, var operand):
            fold(&operand)
            expression = foldUnary(operation, operand, at: expression.range)
        case .conditional(var test, var body, var orElse):
            fold(&test)
            fold(&body)
            fold(&orElse)
            expression.kind = .conditional(test: test, body: body, orElse: orElse)
        case .compare(var left, let comparisons, var others):
            fold(&left)
            fold(&others)
            if comparisons.last == .in || comparisons.last == .notIn {
                foldIterable(&others[others.count - 1])
            }
            expression.kind = .compare(left: left, comparisons, others)
        case .tuple(var elements, let context):
            fold(&elements)
            expression.kind = .tuple(elements, context)
            if context == .load, let constants = constants(elements) {
                expression.kind = .constant(.tuple(constants))
            }
        case .subscript(var value, var index, let context):
            fold(&value)
            fold(&index)
            expression.kind = foldSubscript(value, index, context)
        default: foldParts(&expression)
        }
    }

    private mutating func foldParts(_ expression: inout Expression) {
        switch expression.kind {
        case .lambda(var parameters, var body):
            fold(&parameters)
            fold(&body)
            expression.kind = .lambda(parameters: parameters, body: body)
        case .dict(var keys, var values):
            for index in keys.indices { fold(&keys[index]) }
            fold(&values)
            expression.kind = .dict(keys: keys, values: values)
        case .set(var elements):
            fold(&elements)
            expression.kind = .set(elements)
        case .list(var elements, let context):
            fold(&elements)
            expression.kind = .list(elements, context)
        case .joinedString(var values):
            fold(&values)
            expression.kind = .joinedString(values)
        case .formattedValue(var value, let conversion, var spec):
            fold(&value)
            fold(&spec)
            expression.kind = .formattedValue(value: value, conversion: conversion, spec: spec)
        case .yield(var value):
            fold(&value)
            expression.kind = .yield(value)
        case .yieldFrom(var value):
            fold(&value)
            expression.kind = .yieldFrom(value)
        case .call(var function, var arguments, var keywords):
            fold(&function)
            fold(&arguments)
            fold(&keywords)
            expression.kind = .call(function: function, arguments: arguments, keywords: keywords)
        case .attribute(var value, let name, let context):
            fold(&value)
            expression.kind = .attribute(value: value, name: name, context)
        case .starred(var value, let context):
            fold(&value)
            expression.kind = .starred(value, context)
        case .slice(var lower, var upper, var step):
            fold(&lower)
            fold(&upper)
            fold(&step)
            expression.kind = .slice(lower: lower, upper: upper, step: step)
        default: foldComprehension(&expression)
        }
    }

    private mutating func foldComprehension(_ expression: inout Expression) {
        switch expression.kind {
        case .listComprehension(var element, var generators):
            fold(&element)
            fold(&generators)
            expression.kind = .listComprehension(element: element, generators)
        case .setComprehension(var element, var generators):
            fold(&element)
            fold(&generators)
            expression.kind = .setComprehension(element: element, generators)
        case .generator(var element, var generators):
            fold(&element)
            fold(&generators)
            expression.kind = .generator(element: element, generators)
        case .dictComprehension(var key, var value, var generators):
            fold(&key)
            fold(&value)
            fold(&generators)
            expression.kind = .dictComprehension(key: key, value: value, generators)
        default: break
        }
    }

    private mutating func fold(_ generators: inout [Comprehension]) {
        for index in generators.indices {
            fold(&generators[index].target)
            fold(&generators[index].iterable)
            fold(&generators[index].conditions)
            foldIterable(&generators[index].iterable)
        }
    }

    mutating func fold(_ keywords: inout [KeywordArgument]) {
        for index in keywords.indices { fold(&keywords[index].value) }
    }

    /// What is only walked through or looked into needs not be a list or set of its own each time.
    mutating func foldIterable(_ iterable: inout Expression) {
        switch iterable.kind {
        case .list(let elements, let context):
            if elements.contains(where: { if case .starred = $0.kind { true } else { false } }) { return }
            iterable.kind = constants(elements).map { .constant(.tuple($0)) } ?? .tuple(elements, context)
        case .set(let elements):
            if let constants = constants(elements) {
                iterable.kind = .constant(.frozenSet(distinct: constants))
            }
        default: break
        }
    }

    private func constants(_ elements: [Expression]) -> [Constant]? {
        var result: [Constant] = []
        for element in elements {
            guard case .constant(let value) = element.kind else { return nil }
            result.append(value)
        }
        return result
    }
}
