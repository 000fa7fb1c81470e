/// The namespaces of the code that is running.
extension Runtime {
    /// The globals of the running code, borrowed.
    var currentGlobals: ObjectRef? { callingFrame()?.globals }

    /// `locals()`: the namespace of a module's or class's body, or a dict of a function's variables; a new reference.
    func currentLocals() throws(Raised) -> ObjectRef {
        guard let frame = callingFrame() else { throw raise(.systemError, "frame does not exist") }
        return retained(localsMapping(of: frame))
    }
}
