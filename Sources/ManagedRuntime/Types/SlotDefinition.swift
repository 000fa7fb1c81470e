/// A slot and the special methods that stand for it in a class: how they are made from one another.
struct SlotDefinition: @unchecked Sendable {
    typealias Table = UnsafeMutablePointer<TypeSlots>
    /// Calls the slot of the table as a method with the receiver as argument 0.
    typealias Wrap = (Runtime, Table, Arguments) throws(Raised) -> ObjectRef

    struct Method {
        let name: Name
        /// Nil where a native type's slot shows no method of that name.
        let wrap: Wrap?
    }

    let methods: [Method]
    let isSet: (Table) -> Bool
    /// Copies the slot from the first table to the second.
    let copy: (Table, Table) -> Void
    /// Sets the slot to look the methods up; nil where Python code never fills it.
    let dispatch: ((Table) -> Void)?

    init(
        _ methods: [Method], isSet: @escaping (Table) -> Bool, copy: @escaping (Table, Table) -> Void,
        dispatch: ((Table) -> Void)?
    ) {
        self.methods = methods
        self.isSet = isSet
        self.copy = copy
        self.dispatch = dispatch
    }

    /// In the order in which a type's dict gets its methods.
    static let all: [SlotDefinition] = object + numbers + collections
}

/// A special method of a slot, by the number that its wrapper descriptors carry.
struct SlotMethod: @unchecked Sendable {
    let definition: Int
    let name: Name
    let wrap: SlotDefinition.Wrap?

    static let all: [SlotMethod] = SlotDefinition.all.enumerated().flatMap { index, definition in
        definition.methods.map { SlotMethod(definition: index, name: $0.name, wrap: $0.wrap) }
    }
}

extension Runtime {
    /// Files a wrapper descriptor for every special method of the slots that the type itself fills.
    func addSlotWrappers(of type: ObjectRef, _ own: SlotDefinition.Table, to dict: ObjectRef) {
        for (number, method) in SlotMethod.all.enumerated() {
            guard method.wrap != nil, SlotDefinition.all[method.definition].isSet(own) else { continue }
            let name = name(method.name)
            guard dictValue(dict, for: name) == nil else { continue }
            setDictValue(
                dict, ownedKey: retained(name), ownedValue: makeSlotWrapper(type, name, method: number))
        }
        if own.pointee.compare != nil, own.pointee.hash == nil {
            setDictValue(dict, name(.__hash__), none)
        }
    }

    /// Checks that a wrapper got its receiver and `count` arguments more.
    @inline(__always)
    func expectWrapped(_ arguments: Arguments, _ count: Int) throws(Raised) {
        if arguments.count != count + 1 {
            throw typeError(
                "expected \(count) argument\(count == 1 ? "" : "s"), got \(arguments.count - 1)")
        }
    }
}
