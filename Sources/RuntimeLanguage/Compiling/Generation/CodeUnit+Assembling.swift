import ManagedRuntime

extension CodeUnit {
    var flags: CodeFlags {
        guard scope.kind == .function else { return [] }
        var flags: CodeFlags = [.optimized, .newLocals]
        if scope.isNested { flags.insert(.nested) }
        if scope.isGenerator { flags.insert(.generator) }
        if scope.hasVariadicPositional { flags.insert(.variadicPositional) }
        if scope.hasVariadicKeyword { flags.insert(.variadicKeyword) }
        return flags
    }

    /// Ends the body, runs the passes and lays out the result.
    func assemble(returnsNone: Bool, file: String) -> CodeDescription {
        if !graph[graph.current].containsReturn {
            graph.location = .artificial
            if returnsNone { add(.loadConst, number(of: .none)) }
            add(.returnValue)
        }
        graph.markEnds()
        graph.inlineShortExits()
        insertPrologue()
        numberVariables()
        var constants = self.constants
        graph.optimize(&constants)
        graph.placeExits()
        trim(&constants)
        graph.propagatePlaces()
        graph.guaranteeReturnLines(firstLine: firstLine)

        var code = CodeDescription(name: name, qualifiedName: qualifiedName, file: file, firstLine: firstLine)
        code.maximumStackDepth = graph.measureStack(isGenerator: flags.contains(.generator))
        graph.findHandlers()
        graph.removeSetups()
        graph.lay(out: &code)
        code.flags = flags
        code.argumentCount = positionalOnlyCount + argumentCount
        code.positionalOnlyCount = positionalOnlyCount
        code.keywordOnlyCount = keywordOnlyCount
        code.variables = variables
        code.constants = constants
        code.names = names
        return code
    }

    /// What happens before the first line: free variables are taken from the function, cells made, and a generator
    /// handed to the caller.
    private func insertPrologue() {
        var prologue: [FlowInstruction] = []
        if !frees.isEmpty {
            prologue.append(
                FlowInstruction(
                    operation: .opcode(.copyFreeVars), argument: frees.count, location: .artificial))
        }
        let inOrder = cells.indices.sorted { finalNumber(ofCell: $0) < finalNumber(ofCell: $1) }
        for cell in inOrder {
            prologue.append(
                FlowInstruction(operation: .opcode(.makeCell), argument: cell, location: .artificial))
        }
        if flags.contains(.generator) {
            prologue.append(
                FlowInstruction(operation: .opcode(.returnGenerator), location: .line(firstLine)))
            prologue.append(FlowInstruction(operation: .opcode(.popTop), location: .artificial))
        }
        graph[FlowGraph.entry].instructions.insert(contentsOf: prologue, at: 0)
    }

    /// A cell of an argument has the argument's number.
    private func finalNumber(ofCell cell: Int) -> Int {
        if cell < cells.count, let argument = locals.firstIndex(of: cells[cell]) { return argument }
        let shared = cells.prefix(cell).count { locals.contains($0) }
        return locals.count + cell - shared
    }

    private func numberVariables() {
        let numbers = (0..<cells.count + frees.count).map { finalNumber(ofCell: $0) }
        for block in graph.blocks.indices {
            for index in graph.blocks[block].instructions.indices {
                let instruction = graph.blocks[block].instructions[index]
                switch instruction.operation {
                case .opcode(.makeCell), .opcode(.loadClosure), .opcode(.loadDeref), .opcode(.storeDeref),
                    .opcode(.deleteDeref), .opcode(.loadClassDeref):
                    graph.blocks[block].instructions[index].argument = numbers[instruction.argument]
                default: break
                }
            }
        }
    }

    private var variables: [CodeDescription.Variable] {
        var result = locals.map {
            CodeDescription.Variable($0, cells.contains($0) ? [.local, .cell] : .local)
        }
        for cell in cells where !locals.contains(cell) { result.append(.init(cell, .cell)) }
        for free in frees { result.append(.init(free, .free)) }
        return result
    }

    /// Constants that no instruction loads any more go, if they are the last; the first, which may be the docstring,
    /// stays.
    private func trim(_ constants: inout [Constant]) {
        var last = 0
        for block in graph.order {
            for instruction in graph[block].instructions
            where instruction.operation == .opcode(.loadConst) || instruction.operation == .opcode(.kwNames) {
                last = max(last, instruction.argument)
            }
        }
        if last + 1 < constants.count { constants.removeSubrange((last + 1)...) }
    }
}
