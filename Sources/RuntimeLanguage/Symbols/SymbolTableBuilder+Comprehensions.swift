import ManagedRuntime

/// What the four comprehensions have in common.
struct ComprehensionParts {
    var kind: Scope.ComprehensionKind
    /// The key of a dict's.
    var element: Expression
    var value: Expression?
    var generators: [Comprehension]

    init?(_ expression: Expression) {
        switch expression.kind {
        case .listComprehension(let element, let generators):
            (kind, self.element, value, self.generators) = (.list, element, nil, generators)
        case .setComprehension(let element, let generators):
            (kind, self.element, value, self.generators) = (.set, element, nil, generators)
        case .dictComprehension(let key, let value, let generators):
            (kind, self.element, self.value, self.generators) = (.dict, key, value, generators)
        case .generator(let element, let generators):
            (kind, self.element, value, self.generators) = (.generator, element, nil, generators)
        default: return nil
        }
    }
}

extension SymbolTableBuilder {
    /// The first iterable belongs to the scope around, everything else to a function of its own whose argument is the
    /// iterator, named `.0`.
    mutating func visitComprehension(_ expression: Expression) throws(SyntaxError) {
        let parts = ComprehensionParts(expression)!
        let first = parts.generators[0]
        try visitIterable(first.iterable)
        enter(.function, .comprehension, at: expression.range, comprehension: parts.kind)
        try add(".0", .parameter, at: expression.range)
        try visitIterationTarget(first.target)
        try visit(first.conditions)
        for generator in parts.generators.dropFirst() {
            try visitIterationTarget(generator.target)
            try visitIterable(generator.iterable)
            try visit(generator.conditions)
        }
        try visit(parts.value)
        try visit(parts.element)
        current.isGenerator = parts.kind == .generator
        leave()
    }

    private mutating func visitIterable(_ iterable: Expression) throws(SyntaxError) {
        let scope = current
        scope.iterableDepth += 1
        try visit(iterable)
        scope.iterableDepth -= 1
    }

    private mutating func visitIterationTarget(_ target: Expression) throws(SyntaxError) {
        let scope = current
        scope.isReadingIterationTarget = true
        try visit(target)
        scope.isReadingIterationTarget = false
    }

    mutating func visitNamed(_ target: Expression, _ value: Expression, at range: SourceRange)
        throws(SyntaxError)
    {
        try refuseInAnnotation("named expression", at: range)
        if current.iterableDepth > 0 {
            throw SyntaxError(
                "assignment expression cannot be used in a comprehension iterable expression", range)
        }
        if current.comprehension != nil, case .name(let name, _) = target.kind {
            try bindOutsideComprehension(name, at: target.range)
        }
        try visit(value)
        try visit(target)
    }

    /// A walrus in a comprehension assigns in the nearest scope that is none.
    private func bindOutsideComprehension(_ name: String, at range: SourceRange) throws(SyntaxError) {
        for scope in scopes.reversed() {
            if scope.comprehension != nil {
                if scope.flags(of: name).contains(.iterationVariable) {
                    throw SyntaxError(
                        "assignment expression cannot rebind comprehension iteration variable '\(name)'",
                        range)
                }
                continue
            }
            switch scope.kind {
            case .function:
                let isGlobal = scope.flags(of: name).contains(.declaredGlobal)
                try add(name, isGlobal ? .declaredGlobal : .declaredNonlocal, at: range)
                recordDirective(name, at: range)
                try add(name, .assigned, to: scope, at: range)
            case .module:
                try add(name, .declaredGlobal, at: range)
                recordDirective(name, at: range)
                try add(name, .declaredGlobal, to: scope, at: range)
            case .annotation: continue
            case .classBody:
                throw SyntaxError(
                    "assignment expression within a comprehension cannot be used in a class body", range)
            }
            return
        }
    }
}
