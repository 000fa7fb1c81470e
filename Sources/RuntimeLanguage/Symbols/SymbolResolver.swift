import ManagedRuntime

/// Decides of every name of every scope where it is found: here, further out, or among the globals.
struct SymbolResolver {
    static func resolve(_ module: Scope) throws(SyntaxError) {
        var free: Set<String> = []
        var globals: Set<String> = []
        try SymbolResolver().resolve(module, bound: nil, free: &free, globals: &globals)
    }

    /// `bound`: names of the functions around (nil at the module); `free`: names that functions inside take from further
    /// out; `globals`: those declared so further out. All three are the caller's copies.
    private func resolve(
        _ scope: Scope, bound outerBound: Set<String>?, free: inout Set<String>, globals: inout Set<String>
    ) throws(SyntaxError) {
        var bound = outerBound
        var innerGlobals: Set<String> = scope.kind == .classBody ? globals : []
        // A class's names are not visible in its methods, so what they see is what the class saw.
        var innerBound: Set<String> = scope.kind == .classBody ? bound ?? [] : []
        var locals: Set<String> = []
        for name in scope.order {
            try resolve(name, in: scope, bound: &bound, locals: &locals, free: &free, globals: &globals)
        }
        if scope.kind == .classBody {
            innerBound.insert("__class__")
        } else {
            if scope.kind == .function { innerBound.formUnion(locals) }
            innerBound.formUnion(bound ?? [])
            innerGlobals.formUnion(globals)
        }
        var innerFree: Set<String> = []
        for child in scope.children {
            var childFree: Set<String> = []
            var childGlobals = innerGlobals
            try resolve(child, bound: innerBound, free: &childFree, globals: &childGlobals)
            innerFree.formUnion(childFree)
        }
        if scope.kind == .function {
            makeCells(in: scope, free: &innerFree)
        } else if scope.kind == .classBody && innerFree.remove("__class__") != nil {
            scope.needsClassCell = true
        }
        passThrough(innerFree, scope, bound: bound)
        free.formUnion(innerFree)
    }

    private func resolve(
        _ name: String, in scope: Scope, bound: inout Set<String>?, locals: inout Set<String>,
        free: inout Set<String>, globals: inout Set<String>
    ) throws(SyntaxError) {
        let flags = scope.flags(of: name)
        if flags.contains(.declaredGlobal) {
            if flags.contains(.declaredNonlocal) {
                throw error("name '\(name)' is nonlocal and global", name, scope)
            }
            scope.resolve(name, as: .globalExplicit)
            globals.insert(name)
            bound?.remove(name)
        } else if flags.contains(.declaredNonlocal) {
            guard let bound else {
                throw error("nonlocal declaration not allowed at module level", name, scope)
            }
            if !bound.contains(name) { throw error("no binding for nonlocal '\(name)' found", name, scope) }
            scope.resolve(name, as: .free)
            free.insert(name)
        } else if !flags.isDisjoint(with: .bound) {
            scope.resolve(name, as: .local)
            locals.insert(name)
            globals.remove(name)
        } else if bound?.contains(name) == true {
            scope.resolve(name, as: .free)
            free.insert(name)
        } else {
            scope.resolve(name, as: .globalImplicit)
        }
    }

    private func makeCells(in scope: Scope, free: inout Set<String>) {
        for name in scope.order where scope.resolution(of: name) == .local && free.contains(name) {
            scope.resolve(name, as: .cell)
            free.remove(name)
        }
    }

    /// Records what functions inside take from outside of this scope, so that it hands the cell on.
    private func passThrough(_ free: Set<String>, _ scope: Scope, bound: Set<String>?) {
        for name in free {
            if scope.symbols[name] != nil {
                let flags = scope.flags(of: name)
                if scope.kind == .classBody && !flags.isDisjoint(with: [.bound, .declaredGlobal]) {
                    scope.set(flags.union(.freeInClass), of: name)
                }
            } else if bound == nil || bound!.contains(name) {
                scope.resolve(name, as: .free)
            }
        }
    }

    private func error(_ message: String, _ name: String, _ scope: Scope) -> SyntaxError {
        SyntaxError(message, scope.directives.first { $0.name == name }?.range ?? .none)
    }
}
