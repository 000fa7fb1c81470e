import ManagedRuntime

/// Calls into the runtime that are put between the statements of a program: to dump the heap at a line, or to measure
/// what each line of a function allocates. Lines and columns of the program's own statements stay as they are.
package struct Instrumentation: Sendable {
    /// Dumps the heap before the statement that begins at this line, or at the next line where one begins.
    package var dumpLine: Int?
    /// `function`, or `Class.method`.
    package var profiledFunction: String?

    package init() {}

    package var isEmpty: Bool { dumpLine == nil && profiledFunction == nil }

    /// - Returns: the module with the calls, and which of the two were placed.
    package func apply(to module: Module) -> (module: Module, placesDump: Bool, placesProfile: Bool) {
        var module = module
        var placesDump = false
        var placesProfile = false
        if let function = profiledFunction {
            (module.body, placesProfile) = Self.profiling(function, in: module.body)
        }
        if let line = dumpLine { (module.body, placesDump) = Self.dumping(at: line, in: module.body) }
        return (module, placesDump, placesProfile)
    }

    private static func dumping(at line: Int, in body: [Statement]) -> ([Statement], Bool) {
        var nearest = Int32.max
        _ = body.mappingBlocks { block, _ in
            for statement in block where statement.range.startLine >= line && !statement.mustStayFirst {
                nearest = min(nearest, statement.range.startLine)
            }
            return block
        }
        guard nearest != .max else { return (body, false) }
        var isPlaced = false
        let changed = body.mappingBlocks { block, _ in
            guard !isPlaced,
                let index = block.firstIndex(where: { $0.range.startLine == nearest && !$0.mustStayFirst })
            else { return block }
            isPlaced = true
            var block = block
            block.insert(.hook("__barrow_dump__", at: block[index].range), at: index)
            return block
        }
        return (changed, isPlaced)
    }

    private static func profiling(_ function: String, in body: [Statement]) -> ([Statement], Bool) {
        let wanted = function.split(separator: ".").map(String.init)
        var isPlaced = false
        func visit(_ body: [Statement], _ path: [String]) -> [Statement] {
            body.map { statement in
                switch statement.kind {
                case .functionDefinition(var definition):
                    let name = path + [definition.name]
                    if Array(name.suffix(wanted.count)) == wanted {
                        isPlaced = true
                        definition.body = profiled(definition.body, statement.range)
                    } else {
                        definition.body = visit(definition.body, name)
                    }
                    return Statement(.functionDefinition(definition), statement.range)
                case .classDefinition(var definition):
                    definition.body = visit(definition.body, path + [definition.name])
                    return Statement(.classDefinition(definition), statement.range)
                default: return statement
                }
            }
        }
        return (visit(body, []), isPlaced)
    }

    /// A call before each statement, one more where a loop's head is reached again, and one when the function is left.
    private static func profiled(_ body: [Statement], _ range: SourceRange) -> [Statement] {
        let first = Array(body.prefix { $0.mustStayFirst })
        let rest = Array(body.dropFirst(first.count))
        guard !rest.isEmpty else { return body }
        let inner = rest.mappingBlocks { block, path in
            path.isEmpty ? block.flatMap { [line($0), withLoopHead($0)] } : block
        }
        let end = Statement.hook("__barrow_line__", -1, at: rest[rest.count - 1].range)
        let whole = Statement(.try(body: inner, handlers: [], orElse: [], finally: [end]), rest[0].range)
        return first + [whole]
    }

    private static func line(_ statement: Statement) -> Statement {
        .hook("__barrow_line__", Int(statement.range.startLine), at: statement.range)
    }

    private static func withLoopHead(_ statement: Statement) -> Statement {
        let kind: StatementKind
        switch statement.kind {
        case .for(let target, let iterable, let body, let orElse):
            kind = .for(target: target, iterable: iterable, body: body + [line(statement)], orElse: orElse)
        case .while(let test, let body, let orElse):
            kind = .while(test: test, body: body + [line(statement)], orElse: orElse)
        default: return statement
        }
        return Statement(kind, statement.range)
    }
}
