enum BoundMethodLayout {
    static let function = 16
    static let receiver = 24
    static let weakList = 32
    static let size = 48
}

enum MethodHolderLayout {
    static let function = 16
    static let dict = 24
    static let size = 32
}

extension Runtime {
    /// A new method of the receiver.
    func makeBoundMethod(_ function: ObjectRef, _ receiver: ObjectRef) -> ObjectRef {
        let method = newContainer(types[.boundMethod], size: BoundMethodLayout.size)
        method[reference: BoundMethodLayout.function] = retained(function)
        method[reference: BoundMethodLayout.receiver] = retained(receiver)
        method[word: BoundMethodLayout.weakList] = 0
        track(method)
        return method
    }

    func callBoundMethod(_ method: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let function = method[reference: BoundMethodLayout.function].unsafelyUnwrapped
        let receiver = method[reference: BoundMethodLayout.receiver].unsafelyUnwrapped
        return try withPrepended(receiver, arguments) { (all) throws(Raised) in try call(function, all) }
    }

    /// A method's own attributes, or those of its function.
    func boundMethodAttribute(_ method: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef {
        if let found = lookUp(method.type, name) {
            retain(found)
            guard let get = found.type.slots.pointee.descriptorGet else { return found }
            defer { release(found) }
            return try get(self, found, method, method.type)
        }
        return try attribute(method[reference: BoundMethodLayout.function]!, named: name)
    }

    func compareBoundMethods(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard comparison == .equal || comparison == .notEqual, right.kind == .boundMethod else {
            return retained(notImplemented)
        }
        let same =
            try areEqual(
                left[reference: BoundMethodLayout.function]!, right[reference: BoundMethodLayout.function]!)
            && left[reference: BoundMethodLayout.receiver] == right[reference: BoundMethodLayout.receiver]
        return retained(bool(same == (comparison == .equal)))
    }

    /// `<bound method Class.name of …>`
    func representBoundMethod(_ method: ObjectRef) throws(Raised) -> ObjectRef {
        let function = method[reference: BoundMethodLayout.function]!
        var name = "?"
        for candidate in [Name.__qualname__, .__name__] {
            guard let found = try attributeIfPresent(function, named: self.name(candidate)) else { continue }
            defer { release(found) }
            if found.kind == .str { name = stringValue(found) }
            break
        }
        let receiver = try represent(method[reference: BoundMethodLayout.receiver]!)
        defer { release(receiver) }
        return makeString("<bound method \(name) of \(stringValue(receiver))>")
    }

    /// What a static or class method holds; borrowed.
    func heldFunction(_ holder: ObjectRef) throws(Raised) -> ObjectRef {
        guard let function = holder[reference: MethodHolderLayout.function] else {
            throw runtimeError("uninitialized \(typeName(of: holder)) object")
        }
        return function
    }

    /// Takes the function in, and the names by which it is known.
    func hold(_ function: ObjectRef, in holder: ObjectRef) throws(Raised) {
        let old = holder[reference: MethodHolderLayout.function]
        holder[reference: MethodHolderLayout.function] = retained(function)
        release(old)
        for copied in [Name.__module__, .__name__, .__qualname__, .__doc__, .__annotations__] {
            guard let value = try attributeIfPresent(function, named: name(copied)) else { continue }
            defer { release(value) }
            try setAttribute(of: holder, named: name(copied), to: value)
        }
    }

    func representMethodHolder(_ what: String, _ holder: ObjectRef) throws(Raised) -> ObjectRef {
        let function = try represent(holder[reference: MethodHolderLayout.function] ?? none)
        defer { release(function) }
        return makeString("<\(what)(\(stringValue(function)))>")
    }
}
