import ManagedRuntime

/// Reads a module for what every scope does with its names, then resolves them.
struct SymbolTableBuilder {
    /// The module's first, the one being read last.
    var scopes: [Scope]
    var className: String?
    let future: FutureFeatures

    var current: Scope { scopes[scopes.count - 1] }
    var module: Scope { scopes[0] }

    static func build(_ module: Module, _ future: FutureFeatures) throws(SyntaxError) -> Scope {
        let top = Scope(kind: .module, in: nil)
        var builder = SymbolTableBuilder(scopes: [top], className: nil, future: future)
        try builder.visit(module.body)
        try SymbolResolver.resolve(top)
        return top
    }

    mutating func enter(
        _ kind: Scope.Kind, _ opener: Scope.Opener, at range: SourceRange,
        comprehension: Scope.ComprehensionKind? = nil
    ) {
        let scope = Scope(kind: kind, comprehension: comprehension, in: current)
        current.add(scope, key: Scope.Key(range: range, opener: opener))
        scopes.append(scope)
    }

    mutating func visitAnnotations(_ annotations: [Expression]) throws(SyntaxError) {
        if !future.annotations { return try visit(annotations) }
        scopes.append(Scope(kind: .annotation, in: current))
        try visit(annotations)
        leave()
    }

    func refuseInAnnotation(_ what: String, at range: SourceRange) throws(SyntaxError) {
        if current.kind == .annotation {
            throw SyntaxError("'\(what)' can not be used within an annotation", range)
        }
    }

    mutating func leave() { scopes.removeLast() }

    func add(_ name: String, _ flags: SymbolFlags, at range: SourceRange) throws(SyntaxError) {
        try add(name, flags, to: current, at: range)
    }

    func add(_ name: String, _ flags: SymbolFlags, to scope: Scope, at range: SourceRange)
        throws(SyntaxError)
    {
        let mangled = mangle(name, inClass: className)
        var all = scope.flags(of: mangled)
        if flags.contains(.parameter) && all.contains(.parameter) {
            throw SyntaxError("duplicate argument '\(name)' in function definition", range)
        }
        all.formUnion(flags)
        if scope.isReadingIterationTarget {
            if !all.isDisjoint(with: [.declaredGlobal, .declaredNonlocal]) {
                throw SyntaxError(
                    "comprehension inner loop cannot rebind assignment expression target '\(name)'", range)
            }
            all.insert(.iterationVariable)
        }
        scope.set(all, of: mangled)
        if flags.contains(.parameter) {
            scope.parameters.append(mangled)
        } else if flags.contains(.declaredGlobal) {
            module.set(module.flags(of: mangled).union(flags), of: mangled)
        }
    }

    func recordDirective(_ name: String, at range: SourceRange) {
        current.directives.append((mangle(name, inClass: className), range))
    }

    /// A `global` or `nonlocal` statement.
    func declare(_ names: [String], _ flag: SymbolFlags, _ keyword: String, at range: SourceRange)
        throws(SyntaxError)
    {
        for name in names {
            let earlier = current.flags(of: mangle(name, inClass: className))
            if earlier.contains(.parameter) {
                throw SyntaxError("name '\(name)' is parameter and \(keyword)", range)
            }
            if earlier.contains(.used) {
                throw SyntaxError("name '\(name)' is used prior to \(keyword) declaration", range)
            }
            if earlier.contains(.annotated) {
                throw SyntaxError("annotated name '\(name)' can't be \(keyword)", range)
            }
            if earlier.contains(.assigned) {
                throw SyntaxError("name '\(name)' is assigned to before \(keyword) declaration", range)
            }
            try add(name, flag, at: range)
            recordDirective(name, at: range)
        }
    }
}
