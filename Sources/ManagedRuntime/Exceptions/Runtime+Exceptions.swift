/// Exception objects.
extension Runtime {
    /// A new exception of a built-in class, with the arguments, whose references pass to it.
    func makeException(_ type: ObjectRef, owned arguments: [ObjectRef]) -> ObjectRef {
        let exception = newContainer(type, size: type[word: TypeLayout.basicSize])
        exception.raw.initializeMemory(as: UInt8.self, at: 16, count: type[word: TypeLayout.basicSize] - 16)
        exception[reference: ExceptionLayout.arguments] = makeTuple(owned: arguments)
        if type.isHeapType { retain(type) }
        track(exception)
        return exception
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
    /// Of StopIteration.
    static let stopValue = 72
    /// Of AttributeError.
    static let attributeOwner = 72
    static let attributeName = 80
}
