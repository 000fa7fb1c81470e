/// What a built-in type's instances can do: the definition from which boot makes the type's slots and its dict. One a
/// type, in the folder of the type, listed in `NativeType.all`.
/// Immutable once made, and its functions have no state: therefore Sendable.
struct NativeType: @unchecked Sendable {
    let kind: ObjectKind
    /// Which exception class, where it is one.
    let exception: ExceptionKind?
    /// `object` where nothing is said.
    var base: ObjectKind = .instance
    var doc: String?
    /// Whether a class statement may derive from it.
    var isBaseType = false
    /// Fills in what differs from the base's. Where it sets `compare` and not `hash`, instances have no hash; a type
    /// whose base is `object` has instances made by a call only where it sets `new`.
    var slots: (inout TypeSlots) -> Void = { _ in }
    var methods: [NativeFunction] = []
    /// The class is their first argument.
    var classMethods: [NativeFunction] = []
    var staticMethods: [NativeFunction] = []
    var attributes: [NativeAttribute] = []
    /// Further entries of the type's dict, new references.
    var constants: [(String, (Runtime) -> ObjectRef)] = []

    init(_ kind: ObjectKind) {
        self.kind = kind
        exception = nil
    }

    init(_ kind: ObjectKind, _ configure: (inout NativeType) -> Void) {
        self.init(kind)
        configure(&self)
    }

    /// A built-in exception class. Its base follows from its kind.
    init(_ exception: ExceptionKind, _ configure: (inout NativeType) -> Void) {
        kind = .exception
        self.exception = exception
        isBaseType = true
        configure(&self)
    }
}
