/// What a built-in type's instances can do: the definition from which boot makes the type's slots and its dict. One a
/// type, in the folder of the type, listed in `NativeType.all`.
struct NativeType {
    let kind: ObjectKind
    /// `object` where nothing is said.
    var base: ObjectKind = .instance
    var doc: String?
    /// Whether a class statement may derive from it.
    var isBaseType = false
    /// Fills in what differs from the base's.
    var slots: (inout TypeSlots) -> Void = { _ in }
    var methods: [NativeFunction] = []
    /// The class is their first argument.
    var classMethods: [NativeFunction] = []
    var staticMethods: [NativeFunction] = []
    var attributes: [NativeAttribute] = []
    /// Further entries of the type's dict, new references.
    var constants: [(String, (Runtime) -> ObjectRef)] = []

    init(_ kind: ObjectKind) { self.kind = kind }

    init(_ kind: ObjectKind, _ configure: (inout NativeType) -> Void) {
        self.kind = kind
        configure(&self)
    }
}
