/// A function that Swift implements. Takes borrowed arguments, returns a new reference.
struct NativeFunction: @unchecked Sendable {
    typealias Body = (Runtime, Arguments) throws(Raised) -> ObjectRef

    let name: String
    /// `(self, iterable=(), /)`, for `__text_signature__` and messages; empty where none is kept.
    let signature: String
    let body: Body

    init(_ name: String, _ signature: String = "", _ body: @escaping Body) {
        self.name = name
        self.signature = signature
        self.body = body
    }
}

/// An attribute of a native type's instances that Swift computes: a getset descriptor in the type's dict.
struct NativeAttribute: @unchecked Sendable {
    typealias Getter = (Runtime, ObjectRef) throws(Raised) -> ObjectRef
    /// The new value, or nil for `del`.
    typealias Setter = (Runtime, ObjectRef, ObjectRef?) throws(Raised) -> Void

    let name: String
    let get: Getter
    let set: Setter?

    init(_ name: String, get: @escaping Getter, set: Setter? = nil) {
        self.name = name
        self.get = get
        self.set = set
    }
}
