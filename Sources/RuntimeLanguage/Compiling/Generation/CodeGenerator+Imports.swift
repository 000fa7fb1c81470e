import ManagedRuntime

extension CodeGenerator {
    func generateImport(_ aliases: [ImportAlias]) throws(SyntaxError) {
        for alias in aliases {
            addConstant(.int(0))
            addConstant(.none)
            addNamed(.importName, alias.name)
            let path = alias.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            if let asName = alias.asName {
                try bind(path, as: asName)
            } else {
                try generateName(path[0], .store)
            }
        }
    }

    /// `import a.b.c as d` leaves `a` on the stack: down to `c` from there.
    private func bind(_ path: [String], as name: String) throws(SyntaxError) {
        for (index, part) in path.enumerated().dropFirst() {
            if index > 1 {
                add(.swap, 2)
                add(.popTop)
            }
            add(.importFrom, unit.number(ofName: part))
        }
        try generateName(name, .store)
        if path.count > 1 { add(.popTop) }
    }

    func generateImport(from module: String?, _ aliases: [ImportAlias], level: Int) throws(SyntaxError) {
        addConstant(.int(level))
        if module == "__future__" && location.startLine > future.lastLine {
            throw FutureFeatures.late(location)
        }
        addConstant(.tuple(aliases.map { .text($0.name) }))
        addNamed(.importName, module ?? "")
        for alias in aliases {
            if alias.name == "*" { return add(.importStar) }
            addNamed(.importFrom, alias.name)
            try generateName(alias.asName ?? alias.name, .store)
        }
        add(.popTop)
    }
}
