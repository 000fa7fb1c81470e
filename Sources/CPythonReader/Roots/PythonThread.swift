/// A thread that has run Python code, with what it was doing.
package struct PythonThread: Sendable {
    /// Address of its `PyThreadState`.
    package var state: UInt64
    /// Row in ``PythonInstance/interpreters``.
    package var interpreter: Int
    /// What `threading.get_ident()` gives: the address of its `struct pthread`.
    package var identifier: UInt64
    /// The kernel's number for it; nil where it could not be told.
    package var nativeID: UInt32?
    /// As `threading` calls it, or else as the kernel does.
    package var name: String
    package var holdsGIL: Bool
    /// Innermost first.
    package var frames: [PythonFrame]
}

/// A call in progress.
package struct PythonFrame: Sendable {
    /// Where its locals are in the graph.
    package enum Holder: Sendable, Equatable {
        /// Up to 3.10.
        case frameObject
        /// The generator, coroutine or async generator that is running.
        case generator
        /// 3.11 and later: a frame on the thread's stack, an object of our own (``ObjectReader/visitInterpreterFrame``).
        case interpreterFrame
    }

    /// Address of the object that has its locals.
    package var object: UInt64
    package var holder: Holder
    /// `co_qualname`, or `co_name` up to 3.10.
    package var function: String
    package var file: String
    /// 0 where it is not known.
    package var line: UInt32
}
