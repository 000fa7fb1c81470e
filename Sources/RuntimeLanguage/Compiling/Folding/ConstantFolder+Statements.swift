import ManagedRuntime

extension ConstantFolder {
    /// A statement that only becomes a string by folding is no docstring.
    mutating func foldBody(_ body: inout [Statement]) {
        let hadDocstring = startsWithString(body)
        fold(&body)
        if !hadDocstring && startsWithString(body), case .expression(let value) = body[0].kind {
            body[0].kind = .expression(Expression(.joinedString([value]), body[0].range))
        }
    }

    private func startsWithString(_ body: [Statement]) -> Bool {
        if case .expression(let value)? = body.first?.kind, case .constant(.string) = value.kind {
            return true
        }
        return false
    }

    mutating func fold(_ statements: inout [Statement]) {
        for index in statements.indices { fold(&statements[index].kind) }
    }

    private mutating func fold(_ kind: inout StatementKind) {
        switch kind {
        case .functionDefinition(var definition):
            fold(&definition.parameters)
            foldBody(&definition.body)
            fold(&definition.decorators)
            foldAnnotation(&definition.returns)
            kind = .functionDefinition(definition)
        case .classDefinition(var definition):
            fold(&definition.bases)
            fold(&definition.keywords)
            foldBody(&definition.body)
            fold(&definition.decorators)
            kind = .classDefinition(definition)
        case .return(var value):
            fold(&value)
            kind = .return(value)
        case .delete(var targets):
            fold(&targets)
            kind = .delete(targets)
        case .assign(var targets, var value):
            fold(&targets)
            fold(&value)
            kind = .assign(targets: targets, value: value)
        case .augmentedAssign(var target, let operation, var value):
            fold(&target)
            fold(&value)
            kind = .augmentedAssign(target: target, operator: operation, value: value)
        case .annotatedAssign(var target, var annotation, var value, let isSimple):
            fold(&target)
            if foldsAnnotations { fold(&annotation) }
            fold(&value)
            kind = .annotatedAssign(
                target: target, annotation: annotation, value: value, isSimple: isSimple)
        case .raise(var exception, var cause):
            fold(&exception)
            fold(&cause)
            kind = .raise(exception: exception, cause: cause)
        case .assert(var test, var message):
            fold(&test)
            fold(&message)
            kind = .assert(test: test, message: message)
        case .expression(var value):
            fold(&value)
            kind = .expression(value)
        default: foldCompound(&kind)
        }
    }

    private mutating func foldCompound(_ kind: inout StatementKind) {
        switch kind {
        case .for(var target, var iterable, var body, var orElse):
            fold(&target)
            fold(&iterable)
            fold(&body)
            fold(&orElse)
            foldIterable(&iterable)
            kind = .for(target: target, iterable: iterable, body: body, orElse: orElse)
        case .while(var test, var body, var orElse):
            fold(&test)
            fold(&body)
            fold(&orElse)
            kind = .while(test: test, body: body, orElse: orElse)
        case .if(var test, var body, var orElse):
            fold(&test)
            fold(&body)
            fold(&orElse)
            kind = .if(test: test, body: body, orElse: orElse)
        case .with(var items, var body):
            for index in items.indices {
                fold(&items[index].context)
                fold(&items[index].target)
            }
            fold(&body)
            kind = .with(items: items, body: body)
        case .try(var body, var handlers, var orElse, var finally):
            fold(&body)
            for index in handlers.indices {
                fold(&handlers[index].type)
                fold(&handlers[index].body)
            }
            fold(&orElse)
            fold(&finally)
            kind = .try(body: body, handlers: handlers, orElse: orElse, finally: finally)
        default: break
        }
    }

    mutating func fold(_ parameters: inout Parameters) {
        for index in parameters.positionalOnly.indices {
            foldAnnotation(&parameters.positionalOnly[index].annotation)
        }
        for index in parameters.positional.indices {
            foldAnnotation(&parameters.positional[index].annotation)
        }
        if parameters.variadicPositional != nil { foldAnnotation(&parameters.variadicPositional!.annotation) }
        for index in parameters.keywordOnly.indices {
            foldAnnotation(&parameters.keywordOnly[index].annotation)
        }
        for index in parameters.keywordDefaults.indices { fold(&parameters.keywordDefaults[index]) }
        if parameters.variadicKeyword != nil { foldAnnotation(&parameters.variadicKeyword!.annotation) }
        fold(&parameters.defaults)
    }
}
