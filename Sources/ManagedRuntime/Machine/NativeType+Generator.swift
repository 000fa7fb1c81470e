extension NativeType {
    static var generator: NativeType {
        NativeType(.generator) { type in
            type.slots = { slots in
                slots.iterate = { (runtime, generator) throws(Raised) in runtime.retained(generator) }
                slots.next = { (runtime, generator) throws(Raised) in
                    try runtime.nextOfGenerator(generator)
                }
                slots.represent = { (runtime, generator) throws(Raised) in
                    let name = runtime.stringValue(
                        generator[reference: GeneratorLayout.qualifiedName].unsafelyUnwrapped)
                    return runtime.makeString(
                        "<generator object \(name) at \(generator.hexadecimalAddress)>")
                }
                slots.finalize = { runtime, generator in runtime.finalizeGenerator(generator) }
                slots.clear = { runtime, generator in runtime.clearGenerator(generator) }
            }
            type.methods = [.send, .throwInto, .close]
            type.attributes = [
                .string("__name__", GeneratorLayout.name),
                .string("__qualname__", GeneratorLayout.qualifiedName),
                .field("gi_code", GeneratorLayout.code, isReadOnly: true),
                NativeAttribute(
                    "gi_running",
                    get: { (runtime, generator) throws(Raised) in
                        runtime.retained(runtime.bool(generator.generatorState == .executing))
                    }),
                NativeAttribute(
                    "gi_suspended",
                    get: { (runtime, generator) throws(Raised) in
                        runtime.retained(runtime.bool(generator.generatorState == .suspended))
                    }),
                NativeAttribute(
                    "gi_frame",
                    get: { (runtime, generator) throws(Raised) in
                        guard generator.generatorHasFrame else { return runtime.retained(runtime.none) }
                        return runtime.retained(runtime.frameObject(of: generator.generatorFrame))
                    }),
                NativeAttribute(
                    "gi_yieldfrom",
                    get: { (runtime, generator) throws(Raised) in
                        runtime.retained(runtime.delegate(of: generator) ?? runtime.none)
                    }),
            ]
        }
    }
}

extension NativeFunction {
    fileprivate static var send: NativeFunction {
        NativeFunction("send") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 1...1, "generator.send")
            return try runtime.sendToGenerator(arguments[0], arguments[1])
        }
    }

    fileprivate static var close: NativeFunction {
        NativeFunction("close") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 0...0, "generator.close")
            try runtime.close(generator: arguments[0])
            return runtime.retained(runtime.none)
        }
    }

    /// An exception, or a class with a value and a traceback.
    fileprivate static var throwInto: NativeFunction {
        NativeFunction("throw") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 1...3, "throw")
            let traceback = arguments.optional(3).flatMap { $0 == runtime.none ? nil : $0 }
            if let traceback, traceback.kind != .traceback {
                throw runtime.typeError("throw() third argument must be a traceback object")
            }
            let exception = try runtime.exceptionToThrow(arguments[1], arguments.optional(2))
            if let traceback { runtime.set(exception, ExceptionLayout.traceback, traceback) }
            runtime.release(runtime.state.pointee.pendingException)
            runtime.state.pointee.pendingException = exception
            return try runtime.throwPending(into: arguments[0])
        }
    }
}

extension Runtime {
    /// A new reference to the exception that a class and a value, or an instance, stand for.
    fileprivate func exceptionToThrow(_ type: ObjectRef, _ value: ObjectRef?) throws(Raised) -> ObjectRef {
        let value = value == none ? nil : value
        if isException(type) {
            guard value == nil else { throw typeError("instance exception may not have a separate value") }
            return retained(type)
        }
        guard isExceptionClass(type) else {
            throw typeError(
                "exceptions must be classes or instances deriving from BaseException, not \(typeName(of: type))"
            )
        }
        guard let value else { return try call(type) }
        if isException(value), isSubtype(value.type, type) { return retained(value) }
        return value.kind == .tuple ? try call(type, tuple: value, dict: nil) : try call(type, value)
    }

    /// Closes a generator that is freed while it is suspended; what that raises is reported.
    fileprivate func finalizeGenerator(_ generator: ObjectRef) {
        guard generator.generatorHasFrame else { return }
        do throws(Raised) {
            try close(generator: generator)
        } catch {
            reportUnraisable(generator)
        }
    }
}
