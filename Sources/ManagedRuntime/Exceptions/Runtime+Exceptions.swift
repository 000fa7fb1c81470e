/// Exception objects.
extension Runtime {
    /// A new exception of a built-in class, with the arguments, whose references pass to it.
    func makeException(_ type: ObjectRef, owned arguments: [ObjectRef]) -> ObjectRef {
        let exception = newException(type)
        exception[reference: ExceptionLayout.arguments] = makeTuple(owned: arguments)
        fillFields(of: exception)
        return exception
    }

    /// A new exception of the class without arguments: its tuple of them is the caller's to set.
    func newException(_ type: ObjectRef) -> ObjectRef {
        let size = type[word: TypeLayout.basicSize]
        let exception = newContainer(type, size: size, prefix: type.instancePrefix)
        exception.raw.initializeMemory(as: UInt8.self, at: 16, count: size - 16)
        if type.isHeapType { retain(type) }
        track(exception)
        return exception
    }

    /// Sets what follows from the arguments alone: the value of StopIteration, the code of SystemExit.
    func fillFields(of exception: ObjectRef) {
        guard exception.type[word: TypeLayout.basicSize] > ExceptionLayout.ownFields else { return }
        let arguments = exception[reference: ExceptionLayout.arguments].unsafelyUnwrapped
        let count = tupleCount(arguments)
        let first = count > 0 ? tupleItem(arguments, 0) : none
        if isSubtype(exception.type, exceptionType(.stopIteration)) {
            set(exception, ExceptionLayout.stopValue, first)
        } else if isSubtype(exception.type, exceptionType(.systemExit)) {
            if count > 0 { set(exception, ExceptionLayout.exitCode, count == 1 ? first : arguments) }
        } else if isSubtype(exception.type, exceptionType(.importError)) {
            if count == 1 { set(exception, ImportErrorLayout.message, first) }
        }
    }

    /// Sets a field of any object to another reference.
    func set(_ object: ObjectRef, _ offset: Int, _ value: ObjectRef?) {
        if let value { retain(value) }
        let old = object[reference: offset]
        object[reference: offset] = value
        release(old)
    }
}

enum ExceptionLayout {
    static let dict = 16
    static let arguments = 24
    static let notes = 32
    static let traceback = 40
    static let context = 48
    static let cause = 56
    /// UInt8: whether `__cause__` was set, so that `__context__` is not shown.
    static let suppressContext = 64
    /// Where the fields of some classes begin.
    static let ownFields = 72
    /// Of StopIteration.
    static let stopValue = 72
    /// Of SystemExit.
    static let exitCode = 72
    /// Of AttributeError.
    static let attributeOwner = 72
    static let attributeName = 80
}

extension NativeAttribute {
    /// A field that holds a reference, None where it does not. Deleting empties it.
    static func field(_ name: String, _ offset: Int, isReadOnly: Bool = false) -> NativeAttribute {
        NativeAttribute(
            name,
            get: { (runtime, object) throws(Raised) in
                runtime.retained(object[reference: offset] ?? runtime.none)
            },
            set: isReadOnly
                ? nil
                : { (runtime, object, value) throws(Raised) in runtime.set(object, offset, value) })
    }
}
