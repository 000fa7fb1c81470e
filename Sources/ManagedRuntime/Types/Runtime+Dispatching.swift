/// What the slots of a class do whose special methods are Python functions.
extension Runtime {
    func dispatchHash(_ object: ObjectRef) throws(Raised) -> Int {
        guard let function = lookUp(object.type, name(.__hash__)), function != none else {
            throw typeError("unhashable type: '\(typeName(of: object))'")
        }
        let result = try callSpecial(object, .__hash__)
        defer { release(result) }
        guard isInt(result) else { throw typeError("__hash__ method should return an integer") }
        if let value = intValue(result) { return nonReserved(value) }
        return try hashOf(result)
    }

    func dispatchCall(_ object: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        guard let function = lookUp(object.type, name(.__call__)) else {
            throw typeError("'\(typeName(of: object))' object is not callable")
        }
        return try callFound(function, of: object, arguments)
    }

    func dispatchCompare(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        try callSpecialIfPresent(left, comparison.method, right) ?? retained(notImplemented)
    }

    func dispatchIterate(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        if let function = lookUp(object.type, name(.__iter__)) {
            if function == none { throw typeError("'\(typeName(of: object))' object is not iterable") }
            return try callSpecial(object, .__iter__)
        }
        guard lookUp(object.type, name(.__getitem__)) != nil else {
            throw typeError("'\(typeName(of: object))' object is not iterable")
        }
        return makeSequenceIterator(object)
    }

    /// Nil for a bare StopIteration; one that carries a value stays on its way, for whoever delegates to the iterator.
    func dispatchNext(_ object: ObjectRef) throws(Raised) -> ObjectRef? {
        do throws(Raised) {
            return try callSpecial(object, .__next__)
        } catch {
            guard pendingIs(.stopIteration), let pending = state.pointee.pendingException,
                pending[reference: ExceptionLayout.stopValue].map({ $0 == none }) ?? true
            else { throw error }
            dropException()
            return nil
        }
    }

    func dispatchInitialize(_ object: ObjectRef, _ arguments: Arguments) throws(Raised) {
        guard let function = lookUp(object.type, name(.__init__)) else { throw attributeError("__init__") }
        let result = try callFound(function, of: object, arguments)
        defer { release(result) }
        if result != none {
            throw typeError("__init__() should return None, not '\(typeName(of: result))'")
        }
    }

    func dispatchNew(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let function = try attribute(type, named: name(.__new__))
        defer { release(function) }
        return try withPrepended(type, arguments) { (all) throws(Raised) in try call(function, all) }
    }

    func dispatchBool(_ object: ObjectRef) throws(Raised) -> Bool {
        if let result = try callSpecialIfPresent(object, .__bool__) {
            defer { release(result) }
            guard result.kind == .bool else {
                throw typeError("__bool__ should return bool, returned \(typeName(of: result))")
            }
            return result == statics.true
        }
        guard lookUp(object.type, name(.__len__)) != nil else { return true }
        return try dispatchLength(object) != 0
    }

    func dispatchLength(_ object: ObjectRef) throws(Raised) -> Int {
        let result = try callSpecial(object, .__len__)
        defer { release(result) }
        let length = try indexObject(result)
        defer { release(length) }
        if intIsNegative(length) { throw valueError("__len__() should return >= 0") }
        return try index(length)
    }

    func dispatchSetItem(_ object: ObjectRef, _ key: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        release(
            try value == nil
                ? callSpecial(object, .__delitem__, key) : callSpecial(object, .__setitem__, key, value))
    }

    func dispatchItem(_ object: ObjectRef, _ position: Int) throws(Raised) -> ObjectRef {
        let key = makeInt(position)
        defer { release(key) }
        return try callSpecial(object, .__getitem__, key)
    }

    func dispatchContains(_ object: ObjectRef, _ member: ObjectRef) throws(Raised) -> Bool {
        guard let function = lookUp(object.type, name(.__contains__)) else {
            return try containsByIterating(object, member)
        }
        if function == none { throw typeError("'\(typeName(of: object))' object is not a container") }
        return try isTrueOwned(callSpecial(object, .__contains__, member))
    }
}

extension ComparisonOperator {
    var method: Name {
        switch self {
        case .less: .__lt__
        case .lessOrEqual: .__le__
        case .equal: .__eq__
        case .notEqual: .__ne__
        case .greater: .__gt__
        case .greaterOrEqual: .__ge__
        }
    }
}
