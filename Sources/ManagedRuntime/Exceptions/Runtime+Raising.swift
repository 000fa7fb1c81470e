/// Making exceptions and taking them: `throw typeError("…")` in code that raises, `catch` and `takeException()` in code
/// that handles.
extension Runtime {
    /// Makes an exception of the kind with the message as its argument, and sets it pending.
    @inline(never)
    func raise(_ kind: ExceptionKind, _ message: String) -> Raised {
        let text = makeString(message)
        let exception = makeException(exceptionType(kind), owned: [text])
        return raise(owned: exception)
    }

    /// Sets the exception object pending, in exchange for the caller's reference. Its `__context__` is the exception
    /// being handled, if there is one.
    func raise(owned exception: ObjectRef) -> Raised {
        setContext(of: exception)
        release(state.pointee.pendingException)
        state.pointee.pendingException = exception
        return Raised()
    }

    /// The pending exception, a reference for the caller, who has handled it thereby.
    func takeException() -> ObjectRef {
        guard let exception = state.pointee.pendingException else {
            preconditionFailure("an exception was thrown, but none is pending")
        }
        state.pointee.pendingException = nil
        return exception
    }

    func dropException() { release(takeException()) }

    /// Whether the pending exception is of the kind, or of one that derives from it.
    func pendingIs(_ kind: ExceptionKind) -> Bool {
        guard let exception = state.pointee.pendingException else { return false }
        return isSubtype(exception.type, exceptionType(kind))
    }

    func typeError(_ message: String) -> Raised { raise(.typeError, message) }
    func valueError(_ message: String) -> Raised { raise(.valueError, message) }
    func indexError(_ message: String) -> Raised { raise(.indexError, message) }
    func overflowError(_ message: String) -> Raised { raise(.overflowError, message) }
    func attributeError(_ message: String) -> Raised { raise(.attributeError, message) }
    func runtimeError(_ message: String) -> Raised { raise(.runtimeError, message) }

    /// A KeyError whose argument is the key itself.
    func keyError(_ key: ObjectRef) -> Raised {
        retain(key)
        return raise(owned: makeException(exceptionType(.keyError), owned: [key]))
    }

    /// StopIteration with the value that a generator returned, which must not be nil unless it is None.
    func stopIteration(_ value: ObjectRef?) -> Raised {
        if let value { retain(value) }
        return raise(owned: makeException(exceptionType(.stopIteration), owned: value.map { [$0] } ?? []))
    }

    /// Borrowed.
    func exceptionType(_ kind: ExceptionKind) -> ObjectRef { language.pointee.exceptionTypes[kind.rawValue] }
}
