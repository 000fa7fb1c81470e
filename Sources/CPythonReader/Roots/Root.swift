import HeapGraph

/// Something outside the heap that keeps an object alive.
package struct Root: Sendable {
    package var object: UInt64
    package var kind: RootKind
    /// What holds it, as a programmer would call it: `sys.modules`, `interpreter 1: builtins`, `exception being handled`.
    package var name: String
    /// Row in ``RootFinder/threads``, and of the frame among its frames.
    package var thread: Int?
    package var frame: Int?
    /// Whether the object's reference count includes it.
    package var isCounted: Bool

    package init(
        _ object: UInt64, _ kind: RootKind, _ name: String, thread: Int? = nil, frame: Int? = nil,
        isCounted: Bool
    ) {
        self.object = object
        self.kind = kind
        self.name = name
        self.thread = thread
        self.frame = frame
        self.isCounted = isCounted
    }
}
