/// What the instances of a class that is being made consist of, beyond what its base's do.
///
/// ```
///  base's part | one word for each name in __slots__, sorted | list of weak references
/// ```
///
/// A dict stands in front of the object, as 3.11 has it for instances without items. Where there are items, 3.11 puts it
/// behind them; here it is in front as well, which takes as many bytes.
struct ClassLayout {
    let base: ObjectRef
    let bases: ObjectRef
    /// Whether the class may add them, because no base has them.
    var mayAddDict: Bool
    var mayAddWeakList: Bool
    var addsDict = false
    var addsWeakList = false
    /// The names of `__slots__`, mangled and sorted: an owned tuple.
    var slotNames: ObjectRef?
    var slotCount = 0

    init(base: ObjectRef, bases: ObjectRef) {
        self.base = base
        self.bases = bases
        mayAddDict = base[word: TypeLayout.instanceDict] == 0
        mayAddWeakList = base[word: TypeLayout.instanceWeakList] == 0 && base.instanceItemSize == 0
    }

    var firstSlot: Int { base[word: TypeLayout.basicSize] }

    var weakList: Int { firstSlot + 8 * slotCount }

    /// Writes the layout into the type's fields.
    func apply(to type: ObjectRef) {
        let prefix = Int(base.raw.load(fromByteOffset: TypeLayout.prefix, as: UInt8.self))
        let basePrefix = max(prefix, KindLayout.collected)
        type.raw.storeBytes(
            of: UInt8(addsDict ? KindLayout.withManagedDict : basePrefix), toByteOffset: TypeLayout.prefix,
            as: UInt8.self)
        if addsDict || base.typeFlags.contains(.managedDict) { type.typeFlags.insert(.managedDict) }
        type[word: TypeLayout.basicSize] = weakList + (addsWeakList ? 8 : 0)
        type[word: TypeLayout.instanceWeakList] =
            addsWeakList ? weakList : base[word: TypeLayout.instanceWeakList]
        type[word: TypeLayout.instanceDict] =
            addsDict ? InstanceLayout.dict : base[word: TypeLayout.instanceDict]
        var mask = base.instanceReferenceMask
        for index in 0..<slotCount { mask |= 1 << UInt64((firstSlot + 8 * index - 16) / 8) }
        type.instanceReferenceMask = mask
    }

    /// Words that the mask of references can name.
    var hasRoom: Bool { (firstSlot + 8 * slotCount - 16) / 8 <= UInt64.bitWidth }
}

extension Runtime {
    /// Decides what instances consist of, by `__slots__` in the namespace.
    func arrangeSlots(_ layout: inout ClassLayout, name: ObjectRef, dict: ObjectRef) throws(Raised) {
        guard let given = dictValue(dict, for: self.name(.__slots__)) else {
            layout.addsDict = layout.mayAddDict
            layout.addsWeakList = layout.mayAddWeakList
            return
        }
        let names = try slotNames(given, layout)
        var slots: [String] = []
        for item in names {
            switch stringValue(item) {
            case "__dict__":
                if !layout.mayAddDict || layout.addsDict {
                    throw typeError("__dict__ slot disallowed: we already got one")
                }
                layout.addsDict = true
            case "__weakref__":
                if !layout.mayAddWeakList || layout.addsWeakList {
                    throw typeError("__weakref__ slot disallowed: we already got one")
                }
                layout.addsWeakList = true
            case let slot:
                let mangled = mangle(slot, in: stringValue(name))
                let key = intern(mangled)
                defer { release(key) }
                let isTaken = dictValue(dict, for: key) != nil
                if isTaken, mangled != "__qualname__", mangled != "__classcell__" {
                    throw valueError("'\(slot)' in __slots__ conflicts with class variable")
                }
                slots.append(mangled)
            }
        }
        slots.sort { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        layout.slotNames = makeTuple(owned: slots.map { intern($0) })
        layout.slotCount = slots.count
        guard layout.hasRoom else { throw typeError("too many names in __slots__") }
        addFromOtherBases(&layout)
    }

    /// The items of `__slots__`, borrowed from it.
    private func slotNames(_ given: ObjectRef, _ layout: ClassLayout) throws(Raised) -> [ObjectRef] {
        var names: [ObjectRef] = []
        if given.kind == .str {
            names = [given]
        } else {
            try forEach(in: given) { (item) throws(Raised) in names.append(item) }
        }
        if !names.isEmpty, layout.base.instanceItemSize != 0 {
            throw typeError(
                "nonempty __slots__ not supported for subtype of '\(self.name(ofType: layout.base))'")
        }
        for item in names {
            guard item.kind == .str else {
                throw typeError("__slots__ items must be strings, not '\(typeName(of: item))'")
            }
            guard isIdentifier(stringValue(item)) else { throw typeError("__slots__ must be identifiers") }
        }
        return names
    }

    private func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else {
            return false
        }
        return text.unicodeScalars.dropFirst().allSatisfy { $0.properties.isXIDContinue }
    }

    /// Where a base beside the first has a dict or takes weak references, so do the instances, whatever `__slots__` says.
    private func addFromOtherBases(_ layout: inout ClassLayout) {
        for index in 0..<tupleCount(layout.bases) {
            let other = tupleItem(layout.bases, index)
            guard other != layout.base else { continue }
            if layout.mayAddDict, other[word: TypeLayout.instanceDict] != 0 { layout.addsDict = true }
            if layout.mayAddWeakList, other[word: TypeLayout.instanceWeakList] != 0 {
                layout.addsWeakList = true
            }
        }
    }

    /// `__name` of a class `Owner` is `_Owner__name`.
    private func mangle(_ name: String, in owner: String) -> String {
        guard name.hasPrefix("__"), !name.hasSuffix("__"), !name.contains(".") else { return name }
        let stripped = owner.drop { $0 == "_" }
        return stripped.isEmpty ? name : "_\(stripped)\(name)"
    }

    /// Files the descriptors of the slots, of the dict and of the list of weak references, where the class adds them.
    func addLayoutDescriptors(_ layout: ClassLayout, to type: ObjectRef) {
        let dict = type[reference: TypeLayout.dict].unsafelyUnwrapped
        if let names = layout.slotNames {
            for index in 0..<tupleCount(names) {
                let name = tupleItem(names, index)
                let member = makeDescriptor(
                    .memberDescriptor, type, retained(name), number: layout.firstSlot + 8 * index,
                    size: DescriptorLayout.attributeSize)
                setDictValue(dict, ownedKey: retained(name), ownedValue: member)
            }
        }
        let language = language
        for (adds, name, number) in [
            (layout.addsDict, Name.__dict__, language.pointee.instanceDictAttribute),
            (layout.addsWeakList, .__weakref__, language.pointee.instanceWeakListAttribute),
        ] where adds && dictValue(dict, for: self.name(name)) == nil {
            let descriptor = makeDescriptor(
                .getsetDescriptor, type, retained(self.name(name)), number: number,
                size: DescriptorLayout.attributeSize)
            setDictValue(dict, ownedKey: retained(self.name(name)), ownedValue: descriptor)
        }
    }
}
