/// What `object` does, and with it every class that defines nothing else.
extension Runtime {
    func representPlainly(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        let name = try qualifiedTypeName(object.type)
        return makeString("<\(name) object at 0x\(String(object.address, radix: 16))>")
    }

    /// `module.Outer.Name`, or the name alone for a built-in type.
    func qualifiedTypeName(_ type: ObjectRef) throws(Raised) -> String {
        let name = stringValue(type[reference: TypeLayout.qualifiedName].unsafelyUnwrapped)
        let module = try typeModule(type)
        defer { release(module) }
        guard module.kind == .str else { return name }
        let text = stringValue(module)
        return text == "builtins" ? name : "\(text).\(name)"
    }

    /// By the address, whose zeros at the end are rotated away.
    func identityHash(_ object: ObjectRef) -> Int {
        let bits = object.address
        return nonReserved(Int(bitPattern: bits >> 4 | bits << 60))
    }

    func compareByIdentity(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        switch comparison {
        case .equal: return retained(left == right ? statics.true : notImplemented)
        case .notEqual:
            guard let compare = left.type.slots.pointee.compare else { return retained(notImplemented) }
            let result = try compare(self, left, right, .equal)
            if result == notImplemented { return result }
            return retained(bool(!(try isTrueOwned(result))))
        default: return retained(notImplemented)
        }
    }

    /// `object.__init__`: complains of arguments that nothing takes.
    func initializePlainly(_ object: ObjectRef, _ arguments: Arguments) throws(Raised) {
        guard arguments.count > 0 || arguments.keywordNames != nil else { return }
        if !hasSameInitialize(object.type, types.object) {
            throw typeError("object.__init__() takes exactly one argument (the instance to initialize)")
        }
        if hasSameNew(object.type, types.object) {
            throw typeError("\(name(ofType: object.type))() takes no arguments")
        }
    }

    /// `object.__new__`.
    func newPlainly(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        if arguments.count > 0 || arguments.keywordNames != nil {
            if !hasSameNew(type, types.object) {
                throw typeError("object.__new__() takes exactly one argument (the type to instantiate)")
            }
            if hasSameInitialize(type, types.object) {
                throw typeError("\(name(ofType: type))() takes no arguments")
            }
        }
        return makeInstance(of: type)
    }

    func hasSameNew(_ one: ObjectRef, _ other: ObjectRef) -> Bool {
        TypeSlots.areSame(new: one.slots.pointee.new, other.slots.pointee.new)
    }

    func hasSameInitialize(_ one: ObjectRef, _ other: ObjectRef) -> Bool {
        TypeSlots.areSame(initialize: one.slots.pointee.initialize, other.slots.pointee.initialize)
    }

    func formatPlainly(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        try expect(arguments, 1...1, "__format__")
        guard arguments[1].kind == .str else {
            throw typeError("__format__() argument must be str, not \(typeName(of: arguments[1]))")
        }
        if stringLength(arguments[1]) > 0 {
            throw typeError("unsupported format string passed to \(typeName(of: arguments[0])).__format__")
        }
        return try string(arguments[0])
    }

    /// `object.__sizeof__`: the object's own block from its address on, its items included.
    ///
    /// 3.11 counts the pointer to the dict where a class derives from a type of varying size, and keeps it there.
    func ownSize(_ object: ObjectRef) -> Int {
        let hasDict = object.prefix == KindLayout.withManagedDict
        let isVarying = object.kind == .bytes || object.kind == .tuple
        return sizeOf(object) - object.prefix + (hasDict && isVarying ? 8 : 0)
    }
}
