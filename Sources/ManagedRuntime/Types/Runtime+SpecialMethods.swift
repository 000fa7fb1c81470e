/// Special methods: looked up in the type, never in the instance. Arguments are borrowed, results new references.
extension Runtime {
    /// Calls a special method of the object; nil where its type has none.
    func callSpecialIfPresent(
        _ object: ObjectRef, _ method: Name, _ first: ObjectRef? = nil, _ second: ObjectRef? = nil
    ) throws(Raised) -> ObjectRef? {
        guard let function = lookUp(object.type, name(method)) else { return nil }
        retain(function)
        defer { release(function) }
        var values = (object, first ?? object, second ?? object)
        let count = first == nil ? 1 : second == nil ? 2 : 3
        return try withUnsafeMutablePointer(to: &values) { (tuple) throws(Raised) in
            let pointer = UnsafeMutableRawPointer(tuple).assumingMemoryBound(to: ObjectRef.self)
            return try callFound(function, object, Arguments(pointer, count: count))
        }
    }

    func callSpecial(
        _ object: ObjectRef, _ method: Name, _ first: ObjectRef? = nil, _ second: ObjectRef? = nil
    ) throws(Raised) -> ObjectRef {
        if let result = try callSpecialIfPresent(object, method, first, second) { return result }
        throw attributeError(method.text)
    }

    /// Calls what was found in the type of `arguments[0]`, as a method of it.
    @inline(__always)
    func callFound(_ function: ObjectRef, _ object: ObjectRef, _ arguments: Arguments) throws(Raised)
        -> ObjectRef
    {
        if function.type.typeFlags.contains(.methodDescriptor) { return try call(function, arguments) }
        guard let get = function.type.slots.pointee.descriptorGet else {
            return try call(function, arguments.dropFirst)
        }
        let bound = try get(self, function, object, object.type)
        defer { release(bound) }
        return try call(bound, arguments.dropFirst)
    }

    /// Calls a method, found in the object's type, with the object in front of the arguments.
    func callFound(
        _ function: ObjectRef, of object: ObjectRef, _ arguments: Arguments
    ) throws(Raised) -> ObjectRef {
        retain(function)
        defer { release(function) }
        guard function.type.typeFlags.contains(.methodDescriptor) else {
            guard let get = function.type.slots.pointee.descriptorGet else {
                return try call(function, arguments)
            }
            let bound = try get(self, function, object, object.type)
            defer { release(bound) }
            return try call(bound, arguments)
        }
        return try withPrepended(object, arguments) { (all) throws(Raised) in try call(function, all) }
    }

    /// The arguments with one more in front, for the length of `body`.
    @inline(__always)
    func withPrepended(
        _ first: ObjectRef, _ arguments: Arguments, _ body: (Arguments) throws(Raised) -> ObjectRef
    ) throws(Raised) -> ObjectRef {
        let keywordCount = arguments.keywordNames.map(tupleCount) ?? 0
        let total = arguments.count + keywordCount
        let inline = 8
        if total < inline {
            var storage = (first, first, first, first, first, first, first, first)
            return try withUnsafeMutablePointer(to: &storage) { (tuple) throws(Raised) in
                let values = UnsafeMutableRawPointer(tuple).assumingMemoryBound(to: ObjectRef.self)
                (values + 1).update(from: arguments.values, count: total)
                return try body(
                    Arguments(values, count: arguments.count + 1, keywordNames: arguments.keywordNames))
            }
        }
        let values = UnsafeMutablePointer<ObjectRef>.allocate(capacity: total + 1)
        defer { values.deallocate() }
        values.initialize(to: first)
        (values + 1).initialize(from: arguments.values, count: total)
        return try body(Arguments(values, count: arguments.count + 1, keywordNames: arguments.keywordNames))
    }

    /// A special method as the type has it, bound to the object; a new reference, nil where there is none.
    func specialMethod(_ method: Name, of object: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let found = lookUp(object.type, name(method)) else { return nil }
        retain(found)
        guard let get = found.type.slots.pointee.descriptorGet else { return found }
        defer { release(found) }
        return try get(self, found, object, object.type)
    }
}
