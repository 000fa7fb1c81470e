/// What any object can be asked, whatever its type: representation, truth, hash, comparison, length. Each looks into the
/// slots of the object's type. Results are new references.
extension Runtime {
    /// `repr(object)`.
    func represent(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        guard let represent = object.type.slots.pointee.represent else {
            throw typeError("object of type '\(typeName(of: object))' has no representation")
        }
        try enterRecursion(" while getting the repr of an object")
        defer { leaveRecursion() }
        let text = try represent(self, object)
        guard text.kind == .str else {
            defer { release(text) }
            throw typeError("__repr__ returned non-string (type \(typeName(of: text)))")
        }
        return text
    }

    /// `str(object)`.
    func string(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        if object.type == types.str {
            retain(object)
            return object
        }
        guard let string = object.type.slots.pointee.string else { return try represent(object) }
        try enterRecursion(" while getting the str of an object")
        defer { leaveRecursion() }
        let text = try string(self, object)
        guard text.kind == .str else {
            defer { release(text) }
            throw typeError("__str__ returned non-string (type \(typeName(of: text)))")
        }
        return text
    }

    /// `bool(object)`.
    @inline(__always)
    func isTrue(_ object: ObjectRef) throws(Raised) -> Bool {
        if object == statics.true { return true }
        if object == statics.false || object == statics.none { return false }
        return try isTrueBySlots(object)
    }

    @inline(never)
    private func isTrueBySlots(_ object: ObjectRef) throws(Raised) -> Bool {
        let slots = object.type.slots
        if let bool = slots.pointee.bool { return try bool(self, object) }
        if let length = slots.pointee.length { return try length(self, object) != 0 }
        return true
    }

    /// `hash(object)`, never -1.
    @inline(__always)
    func hashOf(_ object: ObjectRef) throws(Raised) -> Int {
        if object.type == types.str { return stringHash(object) }
        return try hashBySlots(object)
    }

    @inline(never)
    private func hashBySlots(_ object: ObjectRef) throws(Raised) -> Int {
        guard let hash = object.type.slots.pointee.hash else {
            throw typeError("unhashable type: '\(typeName(of: object))'")
        }
        return nonReserved(try hash(self, object))
    }

    /// `left == right` as containers ask it: what is identical is equal.
    @inline(__always)
    func areEqual(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> Bool {
        if left == right { return true }
        if left.type == types.str, right.type == types.str { return stringsEqual(left, right) }
        return try isTrueOwned(compare(left, right, .equal))
    }

    /// The truth of an object whose reference is given up.
    func isTrueOwned(_ object: ObjectRef) throws(Raised) -> Bool {
        defer { release(object) }
        return try isTrue(object)
    }

    /// `left < right` and the like, any object.
    func compare(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        try enterRecursion(" in comparison")
        defer { leaveRecursion() }
        let (leftType, rightType) = (left.type, right.type)
        var triedReflected = false
        if leftType != rightType, isSubtype(rightType, leftType),
            let reflected = rightType.slots.pointee.compare
        {
            triedReflected = true
            let result = try reflected(self, right, left, comparison.reflected)
            if result != notImplemented { return result }
            release(result)
        }
        if let compare = leftType.slots.pointee.compare {
            let result = try compare(self, left, right, comparison)
            if result != notImplemented { return result }
            release(result)
        }
        if !triedReflected, let reflected = rightType.slots.pointee.compare {
            let result = try reflected(self, right, left, comparison.reflected)
            if result != notImplemented { return result }
            release(result)
        }
        switch comparison {
        case .equal: return retained(bool(left == right))
        case .notEqual: return retained(bool(left != right))
        default:
            throw typeError(
                "'\(comparison.symbol)' not supported between instances of '\(typeName(of: left))' and "
                    + "'\(typeName(of: right))'")
        }
    }

    /// `len(object)`.
    func length(_ object: ObjectRef) throws(Raised) -> Int {
        guard let length = object.type.slots.pointee.length else {
            throw typeError("object of type '\(typeName(of: object))' has no len()")
        }
        return try length(self, object)
    }

    /// The name of the object's type as messages have it: with its module, where that is built in and not `builtins`.
    func typeName(of object: ObjectRef) -> String {
        let type = typeTable[object.type[word: TypeLayout.index]]
        return object.type.isHeapType || type.module == "builtins" ? type.name : "\(type.module).\(type.name)"
    }

    /// `type.__name__`.
    func name(ofType type: ObjectRef) -> String { typeTable[type[word: TypeLayout.index]].name }

    /// The same object, another reference to it.
    @inline(__always)
    func retained(_ object: ObjectRef) -> ObjectRef {
        retain(object)
        return object
    }

    /// Borrowed.
    var notImplemented: ObjectRef { statics.notImplemented }
    /// Borrowed.
    var ellipsis: ObjectRef { statics.ellipsis }
}

extension ComparisonOperator {
    /// As the other operand sees it.
    var reflected: ComparisonOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .equal: .equal
        case .notEqual: .notEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }

    var symbol: String {
        switch self {
        case .less: "<"
        case .lessOrEqual: "<="
        case .equal: "=="
        case .notEqual: "!="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }
}
