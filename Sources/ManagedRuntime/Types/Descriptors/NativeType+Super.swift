/// `super`: attributes as the classes behind one have them.
enum SuperLayout {
    static let startClass = 16
    static let receiver = 24
    static let receiverClass = 32
    static let size = 40
}

extension NativeType {
    static let superObject = NativeType(.superObject) {
        $0.isBaseType = true
        $0.slots = { slots in
            slots.represent = { (runtime, object) throws(Raised) in runtime.representSuper(object) }
            slots.getAttribute = { (runtime, object, name) throws(Raised) in
                try runtime.superAttribute(object, name)
            }
            slots.descriptorGet = { (runtime, object, instance, _) throws(Raised) in
                guard let instance, object[reference: SuperLayout.receiver] == nil,
                    let start = object[reference: SuperLayout.startClass]
                else { return runtime.retained(object) }
                if object.type != runtime.types[.superObject] {
                    return try runtime.call(object.type, start, instance)
                }
                let bound = runtime.newObject(of: object.type)
                try runtime.initializeSuper(bound, start, instance)
                return bound
            }
            slots.new = { (runtime, type, _) throws(Raised) in runtime.newObject(of: type) }
            slots.initialize = { (runtime, object, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...2, "super", receivers: 0)
                if arguments.count == 0 {
                    let (start, receiver) = try runtime.surroundingMethod()
                    return try runtime.initializeSuper(object, start, receiver)
                }
                guard arguments[0].kind == .type else {
                    throw runtime.typeError(
                        "super() argument 1 must be a type, not \(runtime.typeName(of: arguments[0]))")
                }
                let receiver = arguments.optional(1).flatMap { $0 == runtime.none ? nil : $0 }
                try runtime.initializeSuper(object, arguments[0], receiver)
            }
        }
        $0.attributes = [
            field("__thisclass__", SuperLayout.startClass), field("__self__", SuperLayout.receiver),
            field("__self_class__", SuperLayout.receiverClass),
        ]
    }

    private static func field(_ name: String, _ offset: Int) -> NativeAttribute {
        NativeAttribute(name) { (runtime, object) throws(Raised) in
            runtime.retained(object[reference: offset] ?? runtime.none)
        }
    }
}

extension Runtime {
    fileprivate func initializeSuper(
        _ object: ObjectRef, _ start: ObjectRef, _ receiver: ObjectRef?
    ) throws(Raised) {
        var receiverClass: ObjectRef?
        if let receiver { receiverClass = try classForSuper(start, receiver) }
        let old = [SuperLayout.startClass, SuperLayout.receiver, SuperLayout.receiverClass].map {
            object[reference: $0]
        }
        object[reference: SuperLayout.startClass] = retained(start)
        object[reference: SuperLayout.receiver] = receiver.map(retained)
        object[reference: SuperLayout.receiverClass] = receiverClass.map(retained)
        for reference in old { release(reference) }
    }

    /// The class along whose order is looked: the receiver itself, if it is a class that derives from `start`, or its
    /// class. Borrowed.
    private func classForSuper(_ start: ObjectRef, _ receiver: ObjectRef) throws(Raised) -> ObjectRef {
        if receiver.kind == .type, isSubtype(receiver, start) { return receiver }
        if isSubtype(receiver.type, start) { return receiver.type }
        if let claimed = try attributeIfPresent(receiver, named: name(.__class__)) {
            // The receiver, or its class, keeps it alive.
            defer { release(claimed) }
            if claimed.kind == .type, claimed != receiver.type, isSubtype(claimed, start) { return claimed }
        }
        throw typeError("super(type, obj): obj must be an instance or subtype of type")
    }

    /// What `super()` without arguments stands for: the class in the cell of the running method, and its first argument.
    /// Borrowed.
    fileprivate func surroundingMethod() throws(Raised) -> (ObjectRef, ObjectRef) {
        guard let frame = callingFrame() else { throw runtimeError("super(): no current frame") }
        let code = frame.code
        guard code[code: CodeLayout.argumentCount] > 0 else { throw runtimeError("super(): no arguments") }
        var first = frame.slots[0]
        if code.body.variableKinds[0].contains(.cell), let cell = first, cell.kind == .cell {
            first = cell[reference: CellLayout.contents]
        }
        guard let first else { throw runtimeError("super(): arg[0] deleted") }
        let count = code.variableCount
        for index in (count - code[code: CodeLayout.freeCount])..<count
        where tupleItem(code.variableNames, index) == name(.__class__) {
            guard let cell = frame.slots[index], cell.kind == .cell,
                let type = cell[reference: CellLayout.contents]
            else { throw runtimeError("super(): empty __class__ cell") }
            guard type.kind == .type else {
                throw runtimeError("super(): __class__ is not a type (\(typeName(of: type)))")
            }
            return (type, first)
        }
        throw runtimeError("super(): __class__ cell not found")
    }

    fileprivate func superAttribute(_ object: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef {
        guard let owner = object[reference: SuperLayout.receiverClass], name != self.name(.__class__),
            let order = owner[reference: TypeLayout.mro],
            let start = object[reference: SuperLayout.startClass]
        else { return try genericAttribute(object, name) }
        let count = tupleCount(order)
        var index = 0
        while index < count, tupleItem(order, index) != start { index += 1 }
        index += 1
        while index < count {
            if let dict = tupleItem(order, index)[reference: TypeLayout.dict],
                let found = dictValue(dict, for: name)
            {
                let receiver = object[reference: SuperLayout.receiver].unsafelyUnwrapped
                return try bind(found, receiver == owner ? nil : receiver, owner)
            }
            index += 1
        }
        return try genericAttribute(object, name)
    }

    fileprivate func representSuper(_ object: ObjectRef) -> ObjectRef {
        let start = object[reference: SuperLayout.startClass].map { name(ofType: $0) } ?? "NULL"
        guard let owner = object[reference: SuperLayout.receiverClass] else {
            return makeString("<super: <class '\(start)'>, NULL>")
        }
        return makeString("<super: <class '\(start)'>, <\(name(ofType: owner)) object>>")
    }
}
