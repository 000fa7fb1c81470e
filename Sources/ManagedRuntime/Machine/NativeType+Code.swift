extension NativeType {
    static var code: NativeType {
        NativeType(.code) { type in
            type.slots = { slots in
                slots.represent = { (runtime, code) throws(Raised) in
                    let (name, file) = (
                        runtime.stringValue(code.codeName), runtime.stringValue(code.codeFile)
                    )
                    return runtime.makeString(
                        "<code object \(name) at \(code.hexadecimalAddress), file \"\(file)\", line "
                            + "\(code[code: CodeLayout.firstLine])>")
                }
            }
            type.attributes = [
                .field("co_consts", CodeLayout.constants, isReadOnly: true),
                .field("co_names", CodeLayout.names, isReadOnly: true),
                .field("co_filename", CodeLayout.file, isReadOnly: true),
                .field("co_name", CodeLayout.name, isReadOnly: true),
                .field("co_qualname", CodeLayout.qualifiedName, isReadOnly: true),
                .codeNumber("co_argcount", CodeLayout.argumentCount),
                .codeNumber("co_posonlyargcount", CodeLayout.positionalOnlyCount),
                .codeNumber("co_kwonlyargcount", CodeLayout.keywordOnlyCount),
                .codeNumber("co_nlocals", CodeLayout.localCount),
                .codeNumber("co_stacksize", CodeLayout.stackSize),
                .codeNumber("co_flags", CodeLayout.flags),
                .codeNumber("co_firstlineno", CodeLayout.firstLine),
                .codeNames("co_varnames", .local), .codeNames("co_cellvars", .cell),
                .codeNames("co_freevars", .free),
            ]
        }
    }

    static var cell: NativeType {
        NativeType(.cell) { type in
            type.slots = { slots in
                slots.represent = { (runtime, cell) throws(Raised) in
                    guard let contents = cell[reference: CellLayout.contents] else {
                        return runtime.makeString("<cell at \(cell.hexadecimalAddress): empty>")
                    }
                    return runtime.makeString(
                        "<cell at \(cell.hexadecimalAddress): \(runtime.typeName(of: contents)) object at "
                            + "\(contents.hexadecimalAddress)>")
                }
                slots.new = { (runtime, _, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...1, "cell", receivers: 0)
                    return runtime.makeCell(owned: arguments.optional(0).map(runtime.retained))
                }
            }
            type.attributes = [
                NativeAttribute(
                    "cell_contents",
                    get: { (runtime, cell) throws(Raised) in
                        guard let contents = cell[reference: CellLayout.contents] else {
                            throw runtime.valueError("Cell is empty")
                        }
                        return runtime.retained(contents)
                    },
                    set: { (runtime, cell, value) throws(Raised) in
                        runtime.set(cell, CellLayout.contents, value)
                    })
            ]
        }
    }
}

extension NativeAttribute {
    fileprivate static func codeNumber(_ name: String, _ offset: Int) -> NativeAttribute {
        NativeAttribute(name, get: { (runtime, code) throws(Raised) in runtime.makeInt(code[code: offset]) })
    }

    /// A new tuple of the names of one kind of variables.
    fileprivate static func codeNames(
        _ name: String, _ kind: CodeDescription.VariableKind
    ) -> NativeAttribute {
        NativeAttribute(
            name,
            get: { (runtime, code) throws(Raised) in
                let kinds = code.body.variableKinds
                let names = (0..<code.variableCount).filter { kinds[$0].contains(kind) }.map {
                    runtime.tupleItem(code.variableNames, $0)
                }
                return runtime.makeTuple(names)
            })
    }
}
