extension NativeType {
    static var exceptions: [NativeType] {
        [
            .baseException, .systemExit, .stopIteration, .keyError, .importError, .nameError, .attributeError,
            .osError, .syntaxError, .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError,
        ]
    }

    static var baseException: NativeType {
        NativeType(.baseException) { type in
            type.slots = { slots in
                slots.new = { (runtime, type, arguments) throws(Raised) in
                    let exception = runtime.newException(type)
                    exception[reference: ExceptionLayout.arguments] = runtime.makeTuple(
                        arguments.values, count: arguments.count)
                    return exception
                }
                slots.initialize = { (runtime, exception, arguments) throws(Raised) in
                    try runtime.expectNoKeywords(arguments, of: exception)
                    runtime.setArguments(of: exception, arguments)
                    runtime.fillFields(of: exception)
                }
                slots.represent = { (runtime, exception) throws(Raised) in
                    try runtime.representException(exception)
                }
                slots.string = { (runtime, exception) throws(Raised) in
                    let arguments = exception[reference: ExceptionLayout.arguments].unsafelyUnwrapped
                    switch runtime.tupleCount(arguments) {
                    case 0: return runtime.retained(runtime.statics.emptyString)
                    case 1: return try runtime.string(runtime.tupleItem(arguments, 0))
                    default: return try runtime.string(arguments)
                    }
                }
            }
            type.methods = [.withTraceback, .addNote]
            type.attributes = [
                NativeAttribute(
                    "args",
                    get: { (runtime, exception) throws(Raised) in
                        runtime.retained(exception[reference: ExceptionLayout.arguments].unsafelyUnwrapped)
                    },
                    set: { (runtime, exception, value) throws(Raised) in
                        guard let value else { throw runtime.typeError("args may not be deleted") }
                        let tuple = try runtime.makeTuple(from: value)
                        runtime.set(exception, ExceptionLayout.arguments, tuple)
                        runtime.release(tuple)
                    }),
                NativeAttribute(
                    "__traceback__",
                    get: { (runtime, exception) throws(Raised) in
                        runtime.retained(exception[reference: ExceptionLayout.traceback] ?? runtime.none)
                    },
                    set: { (runtime, exception, value) throws(Raised) in
                        guard let value else { throw runtime.typeError("__traceback__ may not be deleted") }
                        try runtime.setTraceback(of: exception, value)
                    }),
                .chained("__context__", ExceptionLayout.context, "exception context"),
                .chained("__cause__", ExceptionLayout.cause, "exception cause"),
                NativeAttribute(
                    "__suppress_context__",
                    get: { (runtime, exception) throws(Raised) in
                        runtime.retained(runtime.bool(exception.suppressesContext))
                    },
                    set: { (runtime, exception, value) throws(Raised) in
                        guard let value else {
                            throw runtime.typeError("can't delete numeric/char attribute")
                        }
                        exception.suppressesContext = try runtime.isTrue(value)
                    }),
            ]
        }
    }
}

extension ObjectRef {
    /// Only for exceptions.
    var suppressesContext: Bool {
        get { raw.load(fromByteOffset: ExceptionLayout.suppressContext, as: UInt8.self) != 0 }
        nonmutating set {
            raw.storeBytes(
                of: newValue ? 1 : 0, toByteOffset: ExceptionLayout.suppressContext, as: UInt8.self)
        }
    }
}

extension NativeAttribute {
    /// Another exception, or None.
    fileprivate static func chained(_ name: String, _ offset: Int, _ what: String) -> NativeAttribute {
        NativeAttribute(
            name,
            get: { (runtime, exception) throws(Raised) in
                runtime.retained(exception[reference: offset] ?? runtime.none)
            },
            set: { (runtime, exception, value) throws(Raised) in
                guard let value else { throw runtime.typeError("\(name) may not be deleted") }
                guard value == runtime.none || runtime.isException(value) else {
                    throw runtime.typeError("\(what) must be None or derive from BaseException")
                }
                runtime.set(exception, offset, value == runtime.none ? nil : value)
                if offset == ExceptionLayout.cause { exception.suppressesContext = true }
            })
    }
}

extension NativeFunction {
    fileprivate static var withTraceback: NativeFunction {
        NativeFunction("with_traceback") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 1...1, "BaseException.with_traceback")
            try runtime.setTraceback(of: arguments[0], arguments[1])
            return runtime.retained(arguments[0])
        }
    }

    fileprivate static var addNote: NativeFunction {
        NativeFunction("add_note") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 1...1, "BaseException.add_note")
            guard arguments[1].kind == .str else {
                throw runtime.typeError("note must be a str, not '\(runtime.typeName(of: arguments[1]))'")
            }
            let name = runtime.name(.__notes__)
            if let notes = try runtime.attributeIfPresent(arguments[0], named: name) {
                defer { runtime.release(notes) }
                guard notes.kind == .list else {
                    throw runtime.typeError("Cannot add note: __notes__ is not a list")
                }
                runtime.append(arguments[1], to: notes)
            } else {
                let notes = runtime.makeList([arguments[1]])
                defer { runtime.release(notes) }
                try runtime.setAttribute(of: arguments[0], named: name, to: notes)
            }
            return runtime.retained(runtime.none)
        }
    }
}

extension Runtime {
    func expectNoKeywords(_ arguments: Arguments, of object: ObjectRef) throws(Raised) {
        guard arguments.keywordNames != nil else { return }
        throw typeError("\(typeName(of: object))() takes no keyword arguments")
    }

    func setArguments(of exception: ObjectRef, _ arguments: Arguments) {
        let old = exception[reference: ExceptionLayout.arguments]
        exception[reference: ExceptionLayout.arguments] = makeTuple(arguments.values, count: arguments.count)
        release(old)
    }

    /// None takes the traceback away.
    func setTraceback(of exception: ObjectRef, _ value: ObjectRef) throws(Raised) {
        guard value == none || value.kind == .traceback else {
            throw typeError("__traceback__ must be a traceback or None")
        }
        set(exception, ExceptionLayout.traceback, value == none ? nil : value)
    }

    fileprivate func representException(_ exception: ObjectRef) throws(Raised) -> ObjectRef {
        let arguments = exception[reference: ExceptionLayout.arguments].unsafelyUnwrapped
        let name = typeName(of: exception)
        if tupleCount(arguments) == 1 {
            return makeString("\(name)(\(try text(representing: tupleItem(arguments, 0))))")
        }
        return makeString(name + (try text(representing: arguments)))
    }
}
