/// Proxies do with their referent whatever is asked of them, and raise ReferenceError when it is gone.
extension NativeType {
    static var weakProxy: NativeType { NativeType(.weakProxy, configureProxy) }

    static var weakCallableProxy: NativeType {
        NativeType(.weakCallableProxy) { type in
            configureProxy(&type)
            type.slots = { slots in
                fillProxySlots(&slots)
                slots.call = { (runtime, proxy, arguments) throws(Raised) in
                    try runtime.withReferent(proxy) { (callable) throws(Raised) in
                        try runtime.call(callable, arguments)
                    }
                }
            }
        }
    }

    private static func configureProxy(_ type: inout NativeType) {
        type.slots = fillProxySlots
        type.methods = [
            NativeFunction("__bytes__") { (runtime, arguments) throws(Raised) in
                try runtime.withReferent(arguments[0]) { (object) throws(Raised) in
                    try runtime.callMethod(object, runtime.name(.__bytes__))
                }
            },
            NativeFunction("__reversed__") { (runtime, arguments) throws(Raised) in
                try runtime.withReferent(arguments[0]) { (object) throws(Raised) in
                    try runtime.callMethod(object, runtime.name(.__reversed__))
                }
            },
        ]
    }

    private static func fillProxySlots(_ slots: inout TypeSlots) {
        fillObjectSlots(&slots)
        fillContainerSlots(&slots)
        fillNumberSlots(&slots)
    }

    private static func fillObjectSlots(_ slots: inout TypeSlots) {
        slots.represent = { (runtime, proxy) throws(Raised) in try runtime.representProxy(proxy) }
        slots.string = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in try runtime.string(object) }
        }
        slots.hash = nil
        slots.getAttribute = { (runtime, proxy, name) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in
                try runtime.attribute(object, named: name)
            }
        }
        slots.setAttribute = { (runtime, proxy, name, value) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in
                guard let value else { return try runtime.deleteAttribute(of: object, named: name) }
                try runtime.setAttribute(of: object, named: name, to: value)
            }
        }
        slots.compare = { (runtime, left, right, comparison) throws(Raised) in
            try runtime.withReferents(left, right) { (left, right) throws(Raised) in
                try runtime.compare(left, right, comparison)
            }
        }
        slots.bool = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in try runtime.isTrue(object) }
        }
        slots.iterate = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in try runtime.iterator(of: object) }
        }
        slots.next = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in
                guard object.type.slots.pointee.next != nil else {
                    throw runtime.typeError(
                        "Weakref proxy referenced a non-iterator '\(runtime.typeName(of: object))' object")
                }
                return try runtime.next(object)
            }
        }
    }

    private static func fillContainerSlots(_ slots: inout TypeSlots) {
        slots.length = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in try runtime.length(object) }
        }
        slots.getItem = { (runtime, proxy, key) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in try runtime.item(object, key) }
        }
        slots.setItem = { (runtime, proxy, key, value) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in
                guard let value else { return try runtime.deleteItem(object, key) }
                try runtime.setItem(object, key, value)
            }
        }
        slots.contains = { (runtime, proxy, member) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in
                try runtime.containsItem(object, member)
            }
        }
    }

    private static func fillNumberSlots(_ slots: inout TypeSlots) {
        for operation in BinaryOperator.allCases {
            slots.binary[Int(operation.rawValue)] = { (runtime, left, right) throws(Raised) in
                try runtime.withReferents(left, right) { (left, right) throws(Raised) in
                    try runtime.binary(operation, left, right)
                }
            }
            slots.binary[Int(operation.rawValue + BinaryOperator.inPlaceOffset)] = {
                (runtime, left, right) throws(Raised) in
                try runtime.withReferents(left, right) { (left, right) throws(Raised) in
                    try runtime.binaryInPlace(operation, left, right)
                }
            }
        }
        slots.negative = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in try runtime.negative(object) }
        }
        slots.positive = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in try runtime.positive(object) }
        }
        slots.absolute = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in try runtime.absolute(object) }
        }
        slots.invert = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in try runtime.invert(object) }
        }
        slots.int = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in
                try runtime.call(runtime.types.int, object)
            }
        }
        slots.float = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in
                runtime.makeFloat(try runtime.asDouble(object))
            }
        }
        slots.index = { (runtime, proxy) throws(Raised) in
            try runtime.withReferent(proxy) { (object) throws(Raised) in try runtime.indexObject(object) }
        }
    }
}

extension Runtime {
    /// Calls `body` with the proxy's referent, which lives that long.
    func withReferent<Result>(
        _ proxy: ObjectRef, _ body: (ObjectRef) throws(Raised) -> Result
    ) throws(Raised) -> Result {
        guard let referent = referent(of: proxy) else {
            throw raise(.referenceError, "weakly-referenced object no longer exists")
        }
        retain(referent)
        defer { release(referent) }
        return try body(referent)
    }

    /// Calls `body` with both operands, the referent for each that is a proxy.
    fileprivate func withReferents(
        _ left: ObjectRef, _ right: ObjectRef, _ body: (ObjectRef, ObjectRef) throws(Raised) -> ObjectRef
    ) throws(Raised) -> ObjectRef {
        try withOperand(left) { (left) throws(Raised) in
            try withOperand(right) { (right) throws(Raised) in try body(left, right) }
        }
    }

    private func withOperand(
        _ operand: ObjectRef, _ body: (ObjectRef) throws(Raised) -> ObjectRef
    ) throws(Raised) -> ObjectRef {
        let kind = operand.kind
        guard kind == .weakProxy || kind == .weakCallableProxy else { return try body(operand) }
        return try withReferent(operand, body)
    }

    fileprivate func representProxy(_ proxy: ObjectRef) throws(Raised) -> ObjectRef {
        let place =
            referent(of: proxy).map { "\(typeName(of: $0)) at \(hexadecimal($0))" }
            ?? "NoneType at \(hexadecimal(none))"
        return makeString("<weakproxy at \(hexadecimal(proxy)) to \(place)>")
    }
}
