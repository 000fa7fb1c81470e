/// From a bare heap to one that can run programs.
extension Runtime {
    /// Makes the names, gives every static type its slots, bases and dict, makes the built-in exception classes and the
    /// module `builtins`. Once a runtime, before any program; Swift code that uses the heap directly needs none of it.
    package func boot() {
        precondition(state.pointee.language == nil, "a runtime boots once")
        let names = UnsafeMutablePointer<ObjectRef>.allocate(capacity: Name.allCases.count)
        for name in Name.allCases { (names + name.rawValue).initialize(to: intern(name.text)) }
        let exceptions = UnsafeMutablePointer<ObjectRef>.allocate(capacity: ExceptionKind.allCases.count)
        for kind in ExceptionKind.allCases {
            (exceptions + kind.rawValue).initialize(to: statics.exceptionTypes[kind.rawValue])
        }
        let language = UnsafeMutablePointer<LanguageState>.allocate(capacity: 1)
        language.initialize(
            to: LanguageState(
                exceptionTypes: exceptions, names: names,
                natives: .allocate(capacity: LanguageState.firstCapacity),
                nativeCapacity: LanguageState.firstCapacity,
                modules: makeDict(), builtins: none, methodCache: MethodCache(),
                emptySlots: .allocate(capacity: 1)))
        language.pointee.emptySlots.initialize(to: TypeSlots())
        state.pointee.language = language
        language.pointee.newFunction = register(NativeFunction.new)
        language.pointee.instanceDictAttribute = register(NativeAttribute.dict)
        language.pointee.instanceWeakListAttribute = register(NativeAttribute.weakList)
        prepareStaticTypes()
        makeBuiltins()
    }

    /// Gives back what `boot` made outside the heap. The heap's objects are gone, or go with the allocator.
    func freeLanguageState() {
        guard let language = state.pointee.language else { return }
        state.pointee.language = nil
        language.pointee.natives.deinitialize(count: language.pointee.nativeCount)
        language.pointee.natives.deallocate()
        language.pointee.names.deallocate()
        language.pointee.exceptionTypes.deallocate()
        language.pointee.methodCache.free()
        for slots in language.pointee.staticSlots + [language.pointee.emptySlots] {
            slots.deinitialize(count: 1)
            slots.deallocate()
        }
        language.deinitialize(count: 1)
        language.deallocate()
    }
}
