/// A module that Swift implements.
struct NativeModule: @unchecked Sendable {
    let name: String
    var functions: [NativeFunction] = []
    /// Built-in types that are attributes of the module under their own name.
    var types: [ObjectKind] = []
    /// Fills the module's dict with the rest.
    var populate: (Runtime, ObjectRef) throws(Raised) -> Void = { (_, _) throws(Raised) in }

    init(_ name: String) { self.name = name }

    init(_ name: String, _ configure: (inout NativeModule) -> Void) {
        self.name = name
        configure(&self)
    }

    /// Every module that ships as Swift, in order of name. One line each.
    static var all: [NativeModule] {
        [
            .builtins,
            .atexit,
            .barrow,
            .collections,
            .functools,
            .gc,
            .itertools,
            .json,
            .math,
            .random,
            .time,
            .sys,
            .tracemalloc,
            .weakref,
        ]
    }
}
