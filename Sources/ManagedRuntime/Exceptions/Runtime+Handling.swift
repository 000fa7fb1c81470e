/// Raising and handling as instructions do it.
extension Runtime {
    func executeHandling(_ opcode: Opcode, _ stack: inout StackPointer) throws(Raised) {
        switch opcode {
        case .pushExcInfo:
            let item = state.pointee.handled
            let exception = stack.pop()
            stack.push(item.exception ?? retained(none))
            stack.push(exception)
            item.exception = retained(exception)
        case .popExcept:
            let item = state.pointee.handled
            let old = item.exception
            item.exception = stack.pop()
            release(old)
        case .checkExcMatch:
            let type = stack[depth: 1]
            let matches = try isMatch(stack[depth: 2], type)
            stack[-1] = retained(bool(matches))
            release(type)
        case .beforeWith: try enterContext(&stack)
        default:
            let exception = stack[depth: 1]
            let traceback = exception[reference: ExceptionLayout.traceback] ?? none
            let result = try call(stack[depth: 4], [exception.type, exception, traceback])
            stack.push(result)
        }
    }

    /// Whether an `except` clause with this class, or tuple of classes, catches the exception.
    private func isMatch(_ exception: ObjectRef, _ type: ObjectRef) throws(Raised) -> Bool {
        if type.kind == .tuple {
            for index in 0..<tupleCount(type) where !isExceptionClass(tupleItem(type, index)) {
                throw notCatchable()
            }
            return (0..<tupleCount(type)).contains { isSubtype(exception.type, tupleItem(type, $0)) }
        }
        guard isExceptionClass(type) else { throw notCatchable() }
        return isSubtype(exception.type, type)
    }

    private func notCatchable() -> Raised {
        typeError("catching classes that do not inherit from BaseException is not allowed")
    }

    func isExceptionClass(_ object: ObjectRef) -> Bool {
        object.kind == .type && isSubtype(object, exceptionType(.baseException))
    }

    @inline(__always)
    func isException(_ object: ObjectRef) -> Bool { object.kind == .exception }

    /// `with`: the manager gives way to its bound `__exit__`, and the result of `__enter__` is pushed.
    private func enterContext(_ stack: inout StackPointer) throws(Raised) {
        let manager = stack[depth: 1]
        let message = "'\(typeName(of: manager))' object does not support the context manager protocol"
        guard let enter = try specialMethod(.__enter__, of: manager) else { throw typeError(message) }
        defer { release(enter) }
        guard let exit = try specialMethod(.__exit__, of: manager) else {
            throw typeError(message + " (missed __exit__ method)")
        }
        stack[-1] = exit
        release(manager)
        stack.push(try call(enter))
    }

    /// Sets the exception on top pending again. With an argument, the frame goes back to the instruction whose number is
    /// that deep: tracebacks shall name it.
    /// - Returns: the next free slot afterwards.
    @inline(never)
    func reraise(_ argument: Int, _ frame: InterpreterFrame, _ top: StackPointer) -> StackPointer {
        var stack = top
        if argument > 0, let number = intValue(stack[depth: argument + 1]) {
            frame.instruction = frame.code.codeInstructions + number
        }
        let exception = stack.pop()
        release(state.pointee.pendingException)
        state.pointee.pendingException = exception
        return stack
    }

    /// `raise`, `raise exception`, `raise exception from cause`: leaves the operands where they are.
    /// - Parameter addsTraceback: set where a bare `raise` finds nothing to raise again.
    @inline(never)
    func raise(_ count: Int, _ addsTraceback: inout Bool, _ stack: StackPointer) -> Raised {
        switch count {
        case 0:
            guard let exception = handledException else {
                addsTraceback = true
                return runtimeError("No active exception to reraise")
            }
            release(state.pointee.pendingException)
            state.pointee.pendingException = retained(exception)
            return Raised()
        case 1: return raise(stack[depth: 1], from: nil)
        default: return raise(stack[depth: 2], from: stack[depth: 1])
        }
    }

    private func raise(_ object: ObjectRef, from cause: ObjectRef?) -> Raised {
        do throws(Raised) {
            let exception = try instance(of: object, "exceptions must derive from BaseException")
            if let cause {
                do throws(Raised) {
                    setCause(
                        of: exception,
                        owned: cause == none
                            ? nil : try instance(of: cause, "exception causes must derive from BaseException")
                    )
                } catch {
                    release(exception)
                    throw error
                }
            }
            return raise(owned: exception)
        } catch {
            return error
        }
    }

    /// A new reference to the exception, made by calling it if it is a class.
    private func instance(of object: ObjectRef, _ message: String) throws(Raised) -> ObjectRef {
        if isException(object) { return retained(object) }
        guard isExceptionClass(object) else { throw typeError(message) }
        let exception = try call(object)
        guard isException(exception) else {
            defer { release(exception) }
            let (made, result) = (try text(representing: object), try text(representing: exception.type))
            throw typeError(
                "calling \(made) should have returned an instance of BaseException, not \(result)")
        }
        return exception
    }

    /// `repr(object)` as Swift text.
    func text(representing object: ObjectRef) throws(Raised) -> String {
        let text = try represent(object)
        defer { release(text) }
        return stringValue(text)
    }

    func setCause(of exception: ObjectRef, owned cause: ObjectRef?) {
        let old = exception[reference: ExceptionLayout.cause]
        exception[reference: ExceptionLayout.cause] = cause
        exception.raw.storeBytes(of: 1, toByteOffset: ExceptionLayout.suppressContext, as: UInt8.self)
        release(old)
    }
}
