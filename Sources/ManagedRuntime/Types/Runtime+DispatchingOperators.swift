/// Binary operators of classes that define them in Python.
extension Runtime {
    /// Either operand's type has this as its slot; who is asked first follows from both.
    func dispatchBinary(
        _ left: ObjectRef, _ right: ObjectRef, _ operation: BinaryOperator
    ) throws(Raised) -> ObjectRef {
        let (leftType, rightType) = (left.type, right.type)
        let (plain, reflected, _) = operation.names
        var asksRight = leftType != rightType && dispatches(rightType, operation)
        if dispatches(leftType, operation) {
            if asksRight, isSubtype(rightType, leftType), try overrides(rightType, leftType, reflected) {
                let result = try callSpecialIfPresent(right, reflected, left) ?? retained(notImplemented)
                if result != notImplemented { return result }
                release(result)
                asksRight = false
            }
            let result = try callSpecialIfPresent(left, plain, right) ?? retained(notImplemented)
            if result != notImplemented || leftType == rightType { return result }
            release(result)
        }
        if asksRight { return try callSpecialIfPresent(right, reflected, left) ?? retained(notImplemented) }
        return retained(notImplemented)
    }

    /// With a third argument only the base is asked.
    func dispatchPower(
        _ base: ObjectRef, _ exponent: ObjectRef, _ modulus: ObjectRef
    ) throws(Raised) -> ObjectRef {
        if modulus == none { return try dispatchBinary(base, exponent, .power) }
        guard dispatches(base.type, .power) else { return retained(notImplemented) }
        return try callSpecialIfPresent(base, .__pow__, exponent, modulus) ?? retained(notImplemented)
    }

    private func dispatches(_ type: ObjectRef, _ operation: BinaryOperator) -> Bool {
        TypeSlots.areSame(type.slots.pointee.binary[Int(operation.rawValue)], operation.dispatcher)
    }

    /// Whether a derived type has another method of the name than its base.
    private func overrides(_ derived: ObjectRef, _ base: ObjectRef, _ method: Name) throws(Raised) -> Bool {
        guard let own = lookUp(derived, name(method)) else { return false }
        guard let inherited = lookUp(base, name(method)) else { return true }
        return own != inherited
    }
}
