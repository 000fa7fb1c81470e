/// What running programs needs beside the heap, behind a raw pointer as `RuntimeState` is.
struct LanguageState {
    /// By `ExceptionKind`.
    let exceptionTypes: UnsafeMutablePointer<ObjectRef>
    /// By `Name`, interned strings that the runtime holds.
    let names: UnsafeMutablePointer<ObjectRef>
    /// Native functions by the number their objects carry.
    var natives: UnsafeMutablePointer<NativeFunction>
    var nativeCount = 0
    var nativeCapacity: Int
    /// Native attributes by the number their getset descriptors carry.
    var nativeAttributes: [NativeAttribute] = []
    /// `sys.modules`, a dict; an owned reference.
    var modules: ObjectRef
    /// The dict of the module `builtins`, borrowed from it.
    var builtins: ObjectRef
    var representing = RepresentationStack()
    /// The tables of the static types, which live as long as the runtime.
    var staticSlots: [UnsafeMutablePointer<TypeSlots>] = []
    /// What the next type whose attributes get cached is stamped with.
    var nextTypeVersion: UInt32 = 1
    /// What the next keys of a dict are stamped with that something is cached for.
    var nextKeysVersion: UInt32 = 1
    let methodCache: MethodCache
    /// Slots of nothing.
    let emptySlots: UnsafeMutablePointer<TypeSlots>
    /// Number of the native function that every built-in `__new__` is.
    var newFunction = 0
    /// Numbers of the native attributes `__dict__` and `__weakref__` of classes' instances.
    var instanceDictAttribute = 0
    var instanceWeakListAttribute = 0

    /// What `atexit.register` was given, a list, owned; nil before the first.
    var exitFunctions: ObjectRef?

    /// Modules whose bodies are running, the innermost last; borrowed.
    var initializing: [ObjectRef] = []

    /// What separates keyword arguments in the keys of `functools.lru_cache`, owned; nil before the first cache.
    var keywordMark: ObjectRef?

    static let firstCapacity = 2048
}

extension Runtime {
    @inline(__always)
    var language: UnsafeMutablePointer<LanguageState> { state.pointee.language.unsafelyUnwrapped }

    /// The interned string of a name that the runtime itself uses; borrowed.
    @inline(__always)
    func name(_ name: Name) -> ObjectRef { language.pointee.names[name.rawValue] }

    /// Files a native function.
    /// - Returns: the number by which its objects refer to it.
    func register(_ function: NativeFunction) -> Int {
        let language = language
        if language.pointee.nativeCount == language.pointee.nativeCapacity {
            let larger = UnsafeMutablePointer<NativeFunction>.allocate(
                capacity: 2 * language.pointee.nativeCapacity)
            larger.moveInitialize(from: language.pointee.natives, count: language.pointee.nativeCount)
            language.pointee.natives.deallocate()
            language.pointee.natives = larger
            language.pointee.nativeCapacity *= 2
        }
        (language.pointee.natives + language.pointee.nativeCount).initialize(to: function)
        language.pointee.nativeCount += 1
        return language.pointee.nativeCount - 1
    }

    /// Files what a getset descriptor computes.
    func register(_ attribute: NativeAttribute) -> Int {
        language.pointee.nativeAttributes.append(attribute)
        return language.pointee.nativeAttributes.count - 1
    }

    /// Calls `body` with every reference that the runtime itself holds for running programs.
    func forEachLanguageReference(_ body: (ObjectRef) -> Void) {
        guard state.pointee.language != nil else { return }
        forEachHeldReference(body)
        for type in statics.typeObjects { forEachOwnedReference(type, body) }
    }

    /// The same without those of the static types, which are objects themselves.
    func forEachHeldReference(_ body: (ObjectRef) -> Void) {
        for name in Name.allCases { body(self.name(name)) }
        body(language.pointee.modules)
        if let functions = language.pointee.exitFunctions { body(functions) }
        if let mark = language.pointee.keywordMark { body(mark) }
        forEachCachedName(body)
    }
}
