/// Calling any object. Arguments are borrowed, results new references.
extension Runtime {
    func call(_ callable: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        guard let call = callable.type.slots.pointee.call else {
            throw typeError("'\(typeName(of: callable))' object is not callable")
        }
        // A Python function counts its own frame.
        if callable.type == types[.function] { return try callFunction(callable, arguments) }
        try enterRecursion(" while calling a Python object")
        defer { leaveRecursion() }
        return try call(self, callable, arguments)
    }

    func call(_ callable: ObjectRef) throws(Raised) -> ObjectRef {
        var nothing = callable
        return try withUnsafeMutablePointer(to: &nothing) { (pointer) throws(Raised) in
            try call(callable, Arguments(pointer, count: 0))
        }
    }

    func call(_ callable: ObjectRef, _ argument: ObjectRef) throws(Raised) -> ObjectRef {
        var argument = argument
        return try withUnsafeMutablePointer(to: &argument) { (pointer) throws(Raised) in
            try call(callable, Arguments(pointer, count: 1))
        }
    }

    func call(_ callable: ObjectRef, _ first: ObjectRef, _ second: ObjectRef) throws(Raised) -> ObjectRef {
        var arguments = (first, second)
        return try withUnsafeMutablePointer(to: &arguments) { (pointer) throws(Raised) in
            try pointer.withMemoryRebound(to: ObjectRef.self, capacity: 2) { (values) throws(Raised) in
                try call(callable, Arguments(values, count: 2))
            }
        }
    }

    /// Any number of arguments, keyword arguments among them; for calls that are not hot.
    func call(
        _ callable: ObjectRef, _ arguments: [ObjectRef], keywords: [(String, ObjectRef)] = []
    ) throws(Raised) -> ObjectRef {
        var values = arguments + keywords.map(\.1)
        if values.isEmpty { return try call(callable) }
        let names = keywords.isEmpty ? nil : makeTuple(owned: keywords.map { intern($0.0) })
        defer { release(names) }
        let count = arguments.count
        return try values.withUnsafeMutableBufferPointer { (buffer) throws(Raised) in
            try call(callable, Arguments(buffer.baseAddress!, count: count, keywordNames: names))
        }
    }

    /// `object.name(arguments)`.
    func callMethod(
        _ object: ObjectRef, _ name: ObjectRef, _ arguments: [ObjectRef] = []
    ) throws(Raised) -> ObjectRef {
        let method = try attribute(object, named: name)
        defer { release(method) }
        return try call(method, arguments)
    }
}
