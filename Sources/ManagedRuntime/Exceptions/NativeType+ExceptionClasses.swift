/// Built-in exception classes with attributes of their own.
extension NativeType {
    static var systemExit: NativeType {
        NativeType(.systemExit) { type in type.attributes = [.field("code", ExceptionLayout.exitCode)] }
    }

    static var stopIteration: NativeType {
        NativeType(.stopIteration) { type in type.attributes = [.field("value", ExceptionLayout.stopValue)] }
    }

    static var keyError: NativeType {
        NativeType(.keyError) { type in
            type.slots = { slots in
                // A key such as '' would otherwise show as nothing.
                slots.string = { (runtime, exception) throws(Raised) in
                    let arguments = exception[reference: ExceptionLayout.arguments].unsafelyUnwrapped
                    switch runtime.tupleCount(arguments) {
                    case 0: return runtime.retained(runtime.statics.emptyString)
                    case 1: return try runtime.represent(runtime.tupleItem(arguments, 0))
                    default: return try runtime.string(arguments)
                    }
                }
            }
        }
    }

    static var importError: NativeType {
        NativeType(.importError) { type in
            type.slots = { slots in
                slots.initialize = { (runtime, exception, arguments) throws(Raised) in
                    try runtime.initialize(
                        exception, arguments,
                        keywords: [("name", ImportErrorLayout.name), ("path", ImportErrorLayout.path)])
                }
                slots.string = { (runtime, exception) throws(Raised) in
                    if let message = exception[reference: ImportErrorLayout.message], message.kind == .str {
                        return runtime.retained(message)
                    }
                    return try runtime.exceptionType(.baseException).slots.pointee.string.unsafelyUnwrapped(
                        runtime, exception)
                }
            }
            type.attributes = [
                .field("msg", ImportErrorLayout.message), .field("name", ImportErrorLayout.name),
                .field("path", ImportErrorLayout.path),
            ]
        }
    }

    static var nameError: NativeType {
        NativeType(.nameError) { type in
            type.slots = { slots in
                slots.initialize = { (runtime, exception, arguments) throws(Raised) in
                    try runtime.initialize(exception, arguments, keywords: [("name", NameErrorLayout.name)])
                }
            }
            type.attributes = [.field("name", NameErrorLayout.name)]
        }
    }

    static var attributeError: NativeType {
        NativeType(.attributeError) { type in
            type.slots = { slots in
                slots.initialize = { (runtime, exception, arguments) throws(Raised) in
                    try runtime.initialize(
                        exception, arguments,
                        keywords: [
                            ("name", ExceptionLayout.attributeName), ("obj", ExceptionLayout.attributeOwner),
                        ])
                }
            }
            type.attributes = [
                .field("name", ExceptionLayout.attributeName), .field("obj", ExceptionLayout.attributeOwner),
            ]
        }
    }
}

extension Runtime {
    /// Initializes an exception whose class takes keyword arguments for fields.
    fileprivate func initialize(
        _ exception: ObjectRef, _ arguments: Arguments, keywords: [(name: String, offset: Int)]
    ) throws(Raised) {
        setArguments(of: exception, arguments)
        for (_, offset) in keywords { set(exception, offset, nil) }
        if let names = arguments.keywordNames {
            for index in 0..<tupleCount(names) {
                let name = stringValue(tupleItem(names, index))
                guard let field = keywords.first(where: { $0.name == name }) else {
                    let function =
                        keywords.count == 2 && keywords[1].name == "path"
                        ? "ImportError" : typeName(of: exception)
                    throw typeError("'\(name)' is an invalid keyword argument for \(function)()")
                }
                set(exception, field.offset, arguments.values[arguments.count + index])
            }
        }
        fillFields(of: exception)
    }
}
