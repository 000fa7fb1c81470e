extension Statement {
    /// Calls `expression` and `statement` for what is directly in it, in the order of the text.
    func forEachChild(expression: (Expression) -> Void, statement: (Statement) -> Void) {
        switch kind {
        case .functionDefinition(let definition):
            definition.decorators.forEach(expression)
            definition.parameters.forEachExpression(expression)
            definition.returns.map(expression)
            definition.body.forEach(statement)
        case .classDefinition(let definition):
            definition.decorators.forEach(expression)
            definition.bases.forEach(expression)
            definition.keywords.forEach { expression($0.value) }
            definition.body.forEach(statement)
        case .return(let value): value.map(expression)
        case .delete(let targets): targets.forEach(expression)
        case .assign(let targets, let value):
            targets.forEach(expression)
            expression(value)
        case .augmentedAssign(let target, _, let value):
            expression(target)
            expression(value)
        case .annotatedAssign(let target, let annotation, let value, _):
            expression(target)
            expression(annotation)
            value.map(expression)
        case .for(let target, let iterable, let body, let orElse):
            expression(target)
            expression(iterable)
            body.forEach(statement)
            orElse.forEach(statement)
        case .while(let test, let body, let orElse), .if(let test, let body, let orElse):
            expression(test)
            body.forEach(statement)
            orElse.forEach(statement)
        case .with(let items, let body):
            for item in items {
                expression(item.context)
                item.target.map(expression)
            }
            body.forEach(statement)
        case .raise(let exception, let cause):
            exception.map(expression)
            cause.map(expression)
        case .try(let body, let handlers, let orElse, let finally):
            body.forEach(statement)
            for handler in handlers {
                handler.type.map(expression)
                handler.body.forEach(statement)
            }
            orElse.forEach(statement)
            finally.forEach(statement)
        case .assert(let test, let message):
            expression(test)
            message.map(expression)
        case .expression(let value): expression(value)
        case .import, .importFrom, .global, .nonlocal, .pass, .break, .continue: break
        }
    }
}

extension Expression {
    /// Calls `body` for the expressions directly in it, in the order of the text.
    func forEachChild(_ body: (Expression) -> Void) {
        switch kind {
        case .boolean(_, let values), .joinedString(let values), .set(let values), .list(let values, _),
            .tuple(let values, _):
            values.forEach(body)
        case .named(let target, let value):
            body(target)
            body(value)
        case .binary(let left, _, let right):
            body(left)
            body(right)
        case .unary(_, let operand): body(operand)
        case .lambda(let parameters, let result):
            parameters.forEachExpression(body)
            body(result)
        case .conditional(let test, let result, let orElse):
            body(result)
            body(test)
            body(orElse)
        case .dict(let keys, let values):
            for (key, value) in zip(keys, values) {
                key.map(body)
                body(value)
            }
        case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses),
            .generator(let element, let clauses):
            body(element)
            clauses.forEach { $0.forEachExpression(body) }
        case .dictComprehension(let key, let value, let clauses):
            body(key)
            body(value)
            clauses.forEach { $0.forEachExpression(body) }
        case .yield(let value): value.map(body)
        case .yieldFrom(let value): body(value)
        case .compare(let left, _, let operands):
            body(left)
            operands.forEach(body)
        case .call(let function, let arguments, let keywords):
            body(function)
            arguments.forEach(body)
            keywords.forEach { body($0.value) }
        case .formattedValue(let value, _, let spec):
            body(value)
            spec.map(body)
        case .attribute(let value, _, _): body(value)
        case .subscript(let value, let index, _):
            body(value)
            body(index)
        case .starred(let value, _): body(value)
        case .slice(let lower, let upper, let step):
            lower.map(body)
            upper.map(body)
            step.map(body)
        case .constant, .name: break
        }
    }
}

extension Parameters {
    /// In the order of the text where it shows: annotations before the defaults.
    func forEachExpression(_ body: (Expression) -> Void) {
        all.forEach { $0.annotation.map(body) }
        defaults.forEach(body)
        keywordDefaults.forEach { $0.map(body) }
    }

    var all: [Parameter] {
        positionalOnly + positional + [variadicPositional].compactMap { $0 } + keywordOnly
            + [variadicKeyword].compactMap { $0 }
    }
}

extension Comprehension {
    func forEachExpression(_ body: (Expression) -> Void) {
        body(target)
        body(iterable)
        conditions.forEach(body)
    }
}
