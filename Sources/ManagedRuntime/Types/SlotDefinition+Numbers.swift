extension SlotDefinition {
    static let numbers: [SlotDefinition] =
        BinaryOperator.allCases.map(binary) + [
            unary(.__neg__, { $0.pointee.negative }, copy: { $1.pointee.negative = $0.pointee.negative }) {
                $0.pointee.negative = { (r, o) throws(Raised) in try r.callSpecial(o, .__neg__) }
            },
            unary(.__pos__, { $0.pointee.positive }, copy: { $1.pointee.positive = $0.pointee.positive }) {
                $0.pointee.positive = { (r, o) throws(Raised) in try r.callSpecial(o, .__pos__) }
            },
            unary(.__abs__, { $0.pointee.absolute }, copy: { $1.pointee.absolute = $0.pointee.absolute }) {
                $0.pointee.absolute = { (r, o) throws(Raised) in try r.callSpecial(o, .__abs__) }
            },
            SlotDefinition(
                [
                    Method(name: .__bool__) { (runtime, slots, arguments) throws(Raised) in
                        try runtime.expectWrapped(arguments, 0)
                        return runtime.retained(runtime.bool(try slots.pointee.bool!(runtime, arguments[0])))
                    }
                ], isSet: { $0.pointee.bool != nil }, copy: { $1.pointee.bool = $0.pointee.bool }
            ) { $0.pointee.bool = { (r, o) throws(Raised) in try r.dispatchBool(o) } },
            unary(.__invert__, { $0.pointee.invert }, copy: { $1.pointee.invert = $0.pointee.invert }) {
                $0.pointee.invert = { (r, o) throws(Raised) in try r.callSpecial(o, .__invert__) }
            },
            unary(.__int__, { $0.pointee.int }, copy: { $1.pointee.int = $0.pointee.int }) {
                $0.pointee.int = { (r, o) throws(Raised) in try r.callSpecial(o, .__int__) }
            },
            unary(.__float__, { $0.pointee.float }, copy: { $1.pointee.float = $0.pointee.float }) {
                $0.pointee.float = { (r, o) throws(Raised) in try r.callSpecial(o, .__float__) }
            },
        ] + BinaryOperator.allCases.map(inPlace) + [
            unary(.__index__, { $0.pointee.index }, copy: { $1.pointee.index = $0.pointee.index }) {
                $0.pointee.index = { (r, o) throws(Raised) in try r.callSpecial(o, .__index__) }
            }
        ]

    /// The operator and its reflection. A power's third argument is taken by the slot of its own, which goes along.
    private static func binary(_ operation: BinaryOperator) -> SlotDefinition {
        let index = Int(operation.rawValue)
        let names = operation.names
        let plain: Wrap = { (runtime, slots, arguments) throws(Raised) in
            if operation == .power, arguments.count == 3, let power = slots.pointee.power {
                return try power(runtime, arguments[0], arguments[1], arguments[2])
            }
            try runtime.expectWrapped(arguments, 1)
            return try slots.pointee.binary[index].unsafelyUnwrapped(runtime, arguments[0], arguments[1])
        }
        let reflected: Wrap = { (runtime, slots, arguments) throws(Raised) in
            try runtime.expectWrapped(arguments, 1)
            return try slots.pointee.binary[index].unsafelyUnwrapped(runtime, arguments[1], arguments[0])
        }
        return SlotDefinition(
            [Method(name: names.plain, wrap: plain), Method(name: names.reflected, wrap: reflected)],
            isSet: { $0.pointee.binary[index] != nil },
            copy: {
                $1.pointee.binary[index] = $0.pointee.binary[index]
                if operation == .power { $1.pointee.power = $0.pointee.power }
            },
            dispatch: {
                $0.pointee.binary[index] = operation.dispatcher
                if operation == .power {
                    $0.pointee.power = { (r, a, b, c) throws(Raised) in try r.dispatchPower(a, b, c) }
                }
            })
    }

    private static func inPlace(_ operation: BinaryOperator) -> SlotDefinition {
        let index = Int(operation.rawValue + BinaryOperator.inPlaceOffset)
        let wrap: Wrap = { (runtime, slots, arguments) throws(Raised) in
            try runtime.expectWrapped(arguments, 1)
            return try slots.pointee.binary[index].unsafelyUnwrapped(runtime, arguments[0], arguments[1])
        }
        return SlotDefinition(
            [Method(name: operation.names.inPlace, wrap: wrap)],
            isSet: { $0.pointee.binary[index] != nil },
            copy: { $1.pointee.binary[index] = $0.pointee.binary[index] },
            dispatch: { $0.pointee.binary[index] = operation.inPlaceDispatcher })
    }
}

extension BinaryOperator {
    /// The special methods of the operator.
    var names: (plain: Name, reflected: Name, inPlace: Name) {
        switch self {
        case .add: (.__add__, .__radd__, .__iadd__)
        case .and: (.__and__, .__rand__, .__iand__)
        case .floorDivide: (.__floordiv__, .__rfloordiv__, .__ifloordiv__)
        case .leftShift: (.__lshift__, .__rlshift__, .__ilshift__)
        case .matrixMultiply: (.__matmul__, .__rmatmul__, .__imatmul__)
        case .multiply: (.__mul__, .__rmul__, .__imul__)
        case .remainder: (.__mod__, .__rmod__, .__imod__)
        case .or: (.__or__, .__ror__, .__ior__)
        case .power: (.__pow__, .__rpow__, .__ipow__)
        case .rightShift: (.__rshift__, .__rrshift__, .__irshift__)
        case .subtract: (.__sub__, .__rsub__, .__isub__)
        case .trueDivide: (.__truediv__, .__rtruediv__, .__itruediv__)
        case .xor: (.__xor__, .__rxor__, .__ixor__)
        }
    }

    /// The slot's entry that looks the operator's methods up.
    var dispatcher: TypeSlots.Binary {
        switch self {
        case .add: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .add) }
        case .and: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .and) }
        case .floorDivide: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .floorDivide) }
        case .leftShift: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .leftShift) }
        case .matrixMultiply: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .matrixMultiply) }
        case .multiply: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .multiply) }
        case .remainder: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .remainder) }
        case .or: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .or) }
        case .power: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .power) }
        case .rightShift: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .rightShift) }
        case .subtract: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .subtract) }
        case .trueDivide: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .trueDivide) }
        case .xor: { (r, a, b) throws(Raised) in try r.dispatchBinary(a, b, .xor) }
        }
    }

    var inPlaceDispatcher: TypeSlots.Binary {
        switch self {
        case .add: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__iadd__, b) }
        case .and: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__iand__, b) }
        case .floorDivide: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__ifloordiv__, b) }
        case .leftShift: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__ilshift__, b) }
        case .matrixMultiply: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__imatmul__, b) }
        case .multiply: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__imul__, b) }
        case .remainder: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__imod__, b) }
        case .or: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__ior__, b) }
        case .power: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__ipow__, b) }
        case .rightShift: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__irshift__, b) }
        case .subtract: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__isub__, b) }
        case .trueDivide: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__itruediv__, b) }
        case .xor: { (r, a, b) throws(Raised) in try r.callSpecial(a, .__ixor__, b) }
        }
    }
}
