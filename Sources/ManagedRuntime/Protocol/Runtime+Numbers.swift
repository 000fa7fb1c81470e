/// Binary and unary operators on any objects, in 3.11's order of asking: the left operand, but a right one of a derived
/// type first. Arguments are borrowed, results new references.
extension Runtime {
    /// `left operator right`.
    func binary(
        _ operation: BinaryOperator, _ left: ObjectRef, _ right: ObjectRef
    ) throws(Raised) -> ObjectRef {
        let type = left.type
        if type == right.type {
            if type == types.int { return try intBinary(operation, left, right) }
            if type == types.float { return try floatBinary(operation, floatValue(left), floatValue(right)) }
        }
        if let result = try binaryBySlots(operation, left, right) { return result }
        switch operation {
        case .add:
            if let concatenate = left.type.slots.pointee.concatenate {
                return try concatenate(self, left, right)
            }
        case .multiply:
            if let result = try repetition(left, right, inPlace: false) { return result }
        default: break
        }
        throw unsupportedOperands(operation.symbol, left, right)
    }

    /// `left operator= right`: what the name is bound to afterwards.
    func binaryInPlace(
        _ operation: BinaryOperator, _ left: ObjectRef, _ right: ObjectRef
    ) throws(Raised) -> ObjectRef {
        let type = left.type
        if type == right.type {
            if type == types.int { return try intBinary(operation, left, right) }
            if type == types.float { return try floatBinary(operation, floatValue(left), floatValue(right)) }
        }
        let slots = left.type.slots
        if let inPlace = slots.pointee.binary[Int(operation.rawValue + BinaryOperator.inPlaceOffset)] {
            let result = try inPlace(self, left, right)
            if result != notImplemented { return result }
            release(result)
        }
        if let result = try binaryBySlots(operation, left, right) { return result }
        switch operation {
        case .add:
            if let concatenate = slots.pointee.concatenateInPlace ?? slots.pointee.concatenate {
                return try concatenate(self, left, right)
            }
        case .multiply:
            if let result = try repetition(left, right, inPlace: true) { return result }
        default: break
        }
        let symbol = operation == .power ? "**=" : operation.symbol + "="
        throw unsupportedOperands(symbol, left, right)
    }

    /// Nil where neither operand's type implements the operation for the other.
    func binaryBySlots(
        _ operation: BinaryOperator, _ left: ObjectRef, _ right: ObjectRef
    ) throws(Raised) -> ObjectRef? {
        let index = Int(operation.rawValue)
        let (leftType, rightType) = (left.type, right.type)
        let leftSlot = leftType.slots.pointee.binary[index]
        var rightSlot = leftType == rightType ? nil : rightType.slots.pointee.binary[index]
        if rightSlot != nil, leftSlot != nil, TypeSlots.areSame(leftSlot, rightSlot) { rightSlot = nil }
        if let leftSlot {
            if let first = rightSlot, isSubtype(rightType, leftType) {
                if let result = try implemented(first(self, left, right)) { return result }
                rightSlot = nil
            }
            if let result = try implemented(leftSlot(self, left, right)) { return result }
        }
        if let rightSlot { return try implemented(rightSlot(self, left, right)) }
        return nil
    }

    /// The result, or nil for `NotImplemented`, whose reference is given up.
    private func implemented(_ result: ObjectRef) -> ObjectRef? {
        guard result == notImplemented else { return result }
        release(result)
        return nil
    }

    /// `sequence * count` from either side; nil where neither operand is a sequence.
    private func repetition(
        _ left: ObjectRef, _ right: ObjectRef, inPlace: Bool
    ) throws(Raised) -> ObjectRef? {
        let slots = left.type.slots
        if let multiply = inPlace
            ? slots.pointee.repeatInPlace ?? slots.pointee.repeat : slots.pointee.repeat
        {
            return try multiply(self, left, repetitionCount(right))
        }
        if let multiply = right.type.slots.pointee.repeat {
            return try multiply(self, right, repetitionCount(left))
        }
        return nil
    }

    private func repetitionCount(_ object: ObjectRef) throws(Raised) -> Int {
        guard isIndex(object) else {
            throw typeError("can't multiply sequence by non-int of type '\(typeName(of: object))'")
        }
        return try index(object)
    }

    @inline(never)
    private func unsupportedOperands(_ symbol: String, _ left: ObjectRef, _ right: ObjectRef) -> Raised {
        var message =
            "unsupported operand type(s) for \(symbol): '\(typeName(of: left))' and '\(typeName(of: right))'"
        if symbol == ">>", left.kind == .builtinFunction, isPrintFunction(left) {
            message += ". Did you mean \"print(<message>, file=<output_stream>)\"?"
        }
        return typeError(message)
    }

    private func isPrintFunction(_ object: ObjectRef) -> Bool {
        guard let text = try? represent(object) else {
            dropException()
            return false
        }
        defer { release(text) }
        return stringValue(text) == "<built-in function print>"
    }

    /// `divmod(left, right)`.
    func divmod(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        let (leftType, rightType) = (left.type, right.type)
        if leftType == types.int, rightType == types.int { return try intDivmod(left, right) }
        if rightType != leftType, isSubtype(rightType, leftType),
            let result = try divmodMethod(.__rdivmod__, of: right, with: left)
        {
            return result
        }
        if let result = try divmodMethod(.__divmod__, of: left, with: right) { return result }
        if rightType != leftType, let result = try divmodMethod(.__rdivmod__, of: right, with: left) {
            return result
        }
        throw unsupportedOperands("divmod()", left, right)
    }

    private func divmodMethod(
        _ method: Name, of object: ObjectRef, with other: ObjectRef
    ) throws(Raised) -> ObjectRef? {
        guard let method = try specialMethod(method, of: object) else { return nil }
        defer { release(method) }
        return implemented(try call(method, other))
    }

    /// `pow(base, exponent, modulus)`; `base ** exponent` without a modulus.
    func power(
        _ base: ObjectRef, _ exponent: ObjectRef, _ modulus: ObjectRef? = nil
    ) throws(Raised) -> ObjectRef {
        guard let modulus, modulus != none else { return try binary(.power, base, exponent) }
        for (position, operand) in [base, exponent, modulus].enumerated() {
            guard let power = operand.type.slots.pointee.power else { continue }
            if position > 0, operand.type == base.type { continue }
            if position == 2, operand.type == exponent.type { continue }
            if let result = try implemented(power(self, base, exponent, modulus)) { return result }
        }
        throw typeError(
            "unsupported operand type(s) for ** or pow(): '\(typeName(of: base))', "
                + "'\(typeName(of: exponent))', '\(typeName(of: modulus))'")
    }

    /// `-object`.
    func negative(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        if object.type == types.int { return intNegative(object) }
        guard let negative = object.type.slots.pointee.negative else { throw badOperand("unary -", object) }
        return try negative(self, object)
    }

    /// `+object`.
    func positive(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        guard let positive = object.type.slots.pointee.positive else { throw badOperand("unary +", object) }
        return try positive(self, object)
    }

    /// `~object`.
    func invert(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        guard let invert = object.type.slots.pointee.invert else { throw badOperand("unary ~", object) }
        return try invert(self, object)
    }

    /// `abs(object)`.
    func absolute(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        guard let absolute = object.type.slots.pointee.absolute else { throw badOperand("abs()", object) }
        return try absolute(self, object)
    }

    private func badOperand(_ operation: String, _ object: ObjectRef) -> Raised {
        typeError("bad operand type for \(operation): '\(typeName(of: object))'")
    }
}

extension BinaryOperator {
    /// As messages name it.
    var symbol: String {
        switch self {
        case .add: "+"
        case .and: "&"
        case .floorDivide: "//"
        case .leftShift: "<<"
        case .matrixMultiply: "@"
        case .multiply: "*"
        case .remainder: "%"
        case .or: "|"
        case .power: "** or pow()"
        case .rightShift: ">>"
        case .subtract: "-"
        case .trueDivide: "/"
        case .xor: "^"
        }
    }
}
