/// Allocating objects of any type.
extension Runtime {
    /// A new object of the type, zeroed behind its header, tracked if it is a container, with a reference to its class.
    /// - Parameter variableSize: bytes beyond the type's basic size.
    func newObject(of type: ObjectRef, variableSize: Int = 0) -> ObjectRef {
        let object = newUntrackedObject(of: type, variableSize: variableSize)
        if object.isContainer { track(object) }
        return object
    }

    /// As `newObject`, for the caller to track once its references are in place.
    func newUntrackedObject(of type: ObjectRef, variableSize: Int = 0) -> ObjectRef {
        let size = type[word: TypeLayout.basicSize] + variableSize
        let prefix = Int(type.raw.load(fromByteOffset: TypeLayout.prefix, as: UInt8.self))
        let object = prefix == 0 ? newAtom(type, size: size) : newContainer(type, size: size, prefix: prefix)
        object.raw.initializeMemory(as: UInt8.self, at: 16, count: size - 16)
        if prefix == KindLayout.withManagedDict {
            object[word: InstanceLayout.values] = 0
            object[word: InstanceLayout.dict] = 0
        }
        if type.isHeapType { retain(type) }
        return object
    }

    /// `Class.__new__` of a built-in type, as a function bound to the type.
    func makeNewFunction(_ type: ObjectRef) -> ObjectRef {
        makeBuiltinFunction(native: language.pointee.newFunction, receiver: type, passesReceiver: true)
    }
}

extension NativeFunction {
    /// The type whose `__new__` it is, the class to make an instance of, then the arguments.
    static let new = NativeFunction("__new__") { (runtime, arguments) throws(Raised) in
        let type = arguments[0]
        let name = runtime.name(ofType: type)
        guard arguments.count > 1 else {
            throw runtime.typeError("\(name).__new__(): not enough arguments")
        }
        let subtype = arguments[1]
        guard subtype.kind == .type else {
            throw runtime.typeError(
                "\(name).__new__(X): X is not a type object (\(runtime.typeName(of: subtype)))")
        }
        guard runtime.isSubtype(subtype, type) else {
            let other = runtime.name(ofType: subtype)
            throw runtime.typeError("\(name).__new__(\(other)): \(other) is not a subtype of \(name)")
        }
        let native = runtime.nativeBase(of: subtype)
        if !runtime.hasSameNew(native, type) {
            let other = runtime.name(ofType: native)
            throw runtime.typeError(
                "\(name).__new__(\(runtime.name(ofType: subtype))) is not safe, use \(other).__new__()")
        }
        return try type.slots.pointee.new.unsafelyUnwrapped(
            runtime, subtype, arguments.dropFirst.dropFirst)
    }
}

extension Runtime {
    /// The nearest type on the way to `object` that was not made by a class statement.
    func nativeBase(of type: ObjectRef) -> ObjectRef {
        var type = type
        while type.isHeapType, let base = type[reference: TypeLayout.base] { type = base }
        return type
    }
}
