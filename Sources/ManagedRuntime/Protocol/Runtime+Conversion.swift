/// Objects as numbers of the machine, and conversions that `int`, `float` and indexing share.
extension Runtime {
    /// Whether the object may be used as an index: an int, or something with `__index__`.
    func isIndex(_ object: ObjectRef) -> Bool {
        isInt(object) || object.type.slots.pointee.index != nil
    }

    /// Whether the object is an int, a bool, or of a class that derives from int.
    @inline(__always)
    func isInt(_ object: ObjectRef) -> Bool {
        let kind = object.kind
        return kind == .int || kind == .bool
    }

    /// `operator.index(object)`: an int exactly, a new reference.
    func indexObject(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        if isInt(object) { return plainInt(object) }
        guard let index = object.type.slots.pointee.index else {
            throw typeError("'\(typeName(of: object))' object cannot be interpreted as an integer")
        }
        let result = try index(self, object)
        guard isInt(result) else {
            defer { release(result) }
            throw typeError("__index__ returned non-int (type \(typeName(of: result)))")
        }
        return result
    }

    /// The object as a position or a count.
    /// - Parameter overflow: what is raised for a value beyond 64 bits.
    @inline(__always)
    func index(_ object: ObjectRef, overflow: ExceptionKind = .overflowError) throws(Raised) -> Int {
        if object.type == types.int, let value = compactInt(object) { return value }
        return try indexBySlots(object, overflow)
    }

    @inline(never)
    private func indexBySlots(_ object: ObjectRef, _ overflow: ExceptionKind) throws(Raised) -> Int {
        let int = try indexObject(object)
        defer { release(int) }
        guard let value = intValue(int) else {
            throw raise(overflow, "cannot fit '\(typeName(of: object))' into an index-sized integer")
        }
        return value
    }

    /// The object as a bound of a slice: values beyond 64 bits are as good as the largest.
    func clippedIndex(_ object: ObjectRef) throws(Raised) -> Int {
        let int = try indexObject(object)
        defer { release(int) }
        return intValue(int) ?? (intIsNegative(int) ? .min : .max)
    }

    /// The object as an argument of a native function that takes a machine integer.
    func asInt(_ object: ObjectRef) throws(Raised) -> Int {
        let int = try indexObject(object)
        defer { release(int) }
        guard let value = intValue(int) else {
            throw overflowError("Python int too large to convert to C ssize_t")
        }
        return value
    }

    /// The object as an argument of a native function that takes a 32-bit int.
    func asInt32(_ object: ObjectRef) throws(Raised) -> Int {
        let int = try indexObject(object)
        defer { release(int) }
        guard let value = intValue(int) else {
            throw overflowError("Python int too large to convert to C int")
        }
        guard Int32(exactly: value) != nil else {
            throw overflowError(
                "signed integer is \(value < 0 ? "less than minimum" : "greater than maximum")")
        }
        return value
    }

    /// The object as a real number, for native functions that take one: floats, ints and what has `__float__` or
    /// `__index__`.
    @inline(__always)
    func asDouble(_ object: ObjectRef) throws(Raised) -> Double {
        if object.type == types.float { return floatValue(object) }
        return try asDoubleBySlots(object)
    }

    @inline(never)
    private func asDoubleBySlots(_ object: ObjectRef) throws(Raised) -> Double {
        if object.kind == .float { return floatValue(object) }
        if let convert = object.type.slots.pointee.float {
            let result = try convert(self, object)
            defer { release(result) }
            guard result.kind == .float else {
                throw typeError(
                    "\(typeName(of: object)).__float__ returned non-float (type \(typeName(of: result)))")
            }
            return floatValue(result)
        }
        if object.type.slots.pointee.index != nil {
            let int = try indexObject(object)
            defer { release(int) }
            return try intToDouble(int)
        }
        throw typeError("must be real number, not \(typeName(of: object))")
    }
}
