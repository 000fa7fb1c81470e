import ManagedRuntime

extension CodeGenerator {
    private enum Access {
        case fast, global, deref, name
    }

    func generateName(_ name: String, _ context: ExpressionContext) throws(SyntaxError) {
        try refuseDebug(name, context)
        let mangled = mangle(name, inClass: unit.className)
        switch access(to: mangled) {
        case .fast: add(context.pick(.loadFast, .storeFast, .deleteFast), unit.number(ofLocal: mangled))
        case .global:
            let number = unit.number(ofName: mangled)
            let opcode = context.pick(.loadGlobal, .storeGlobal, .deleteGlobal)
            add(opcode, opcode == .loadGlobal ? number << 1 : number)
        case .deref:
            let load: Opcode = unit.scope.kind == .classBody ? .loadClassDeref : .loadDeref
            let isCell = unit.scope.resolution(of: mangled) == .cell
            let number = isCell ? unit.number(ofCell: mangled) : unit.number(ofFree: mangled)
            add(context.pick(load, .storeDeref, .deleteDeref), number)
        case .name:
            add(context.pick(.loadName, .storeName, .deleteName), unit.number(ofName: mangled))
        }
    }

    private func access(to name: String) -> Access {
        let isFunction = unit.scope.kind == .function
        return switch unit.scope.resolution(of: name) {
        case .free, .cell: .deref
        case .local: isFunction ? .fast : .name
        case .globalImplicit: isFunction ? .global : .name
        case .globalExplicit: .global
        case nil: .name
        }
    }

    func refuseDebug(_ name: String, _ context: ExpressionContext) throws(SyntaxError) {
        guard name == "__debug__" else { return }
        switch context {
        case .load: break
        case .store: throw error("cannot assign to __debug__")
        case .delete: throw error("cannot delete __debug__")
        }
    }

    /// Pushes a function made of a body, with the cells it takes from here.
    func generateClosure(_ code: CodeDescription, flags: Int) {
        let frees = code.variables.filter { $0.kind.contains(.free) }
        var flags = flags
        if !frees.isEmpty {
            for free in frees { add(.loadClosure, closureNumber(of: free.name)) }
            flags |= 8
            add(.buildTuple, frees.count)
        }
        addConstant(.code(code))
        add(.makeFunction, flags)
    }

    /// In a class a name can be both its own and one that a method takes from further out: the cell is the outer one.
    private func closureNumber(of name: String) -> Int {
        let isClassCell = unit.kind == .classBody && name == "__class__"
        let isCell = isClassCell || unit.scope.resolution(of: name) == .cell
        return isCell ? unit.number(ofCell: name) : unit.number(ofFree: name)
    }
}

extension ExpressionContext {
    func pick(_ load: Opcode, _ store: Opcode, _ delete: Opcode) -> Opcode {
        switch self {
        case .load: load
        case .store: store
        case .delete: delete
        }
    }
}
