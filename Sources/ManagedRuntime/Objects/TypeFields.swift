/// What a type object says of its instances. Only for type objects.
extension ObjectRef {
    @inline(__always)
    var typeFlags: TypeFlags {
        get { TypeFlags(rawValue: raw.load(fromByteOffset: TypeLayout.flags, as: UInt16.self)) }
        nonmutating set {
            raw.storeBytes(of: newValue.rawValue, toByteOffset: TypeLayout.flags, as: UInt16.self)
        }
    }

    /// 0 while nothing may be cached for it.
    @inline(__always)
    var typeVersion: UInt32 {
        get { raw.load(fromByteOffset: TypeLayout.version, as: UInt32.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: TypeLayout.version, as: UInt32.self) }
    }

    @inline(__always)
    var isHeapType: Bool { typeFlags.contains(.heap) }

    /// Bytes in front of an instance's address.
    @inline(__always)
    var instancePrefix: Int { Int(raw.load(fromByteOffset: TypeLayout.prefix, as: UInt8.self)) }

    @inline(__always)
    var instanceReferenceMask: UInt64 {
        get { raw.load(fromByteOffset: TypeLayout.referenceMask, as: UInt64.self) }
        nonmutating set {
            raw.storeBytes(of: newValue, toByteOffset: TypeLayout.referenceMask, as: UInt64.self)
        }
    }

    /// Calls `body` with the offset of every field of the object that holds a reference of its own, by the type's mask.
    @inline(__always)
    func forEachReferenceField(_ body: (Int) -> Void) {
        var mask = type.instanceReferenceMask
        while mask != 0 {
            body(16 + 8 * mask.trailingZeroBitCount)
            mask &= mask - 1
        }
    }

    /// Writes the fields that follow from a kind's layout.
    func initializeTypeFields(_ kind: ObjectKind, flags: TypeFlags) {
        let layout = KindLayout[kind]
        raw.storeBytes(of: kind, toByteOffset: TypeLayout.instanceKind, as: ObjectKind.self)
        raw.storeBytes(of: UInt8(layout.prefix), toByteOffset: TypeLayout.prefix, as: UInt8.self)
        typeFlags = flags
        self[word: TypeLayout.basicSize] = layout.size
        instanceReferenceMask = layout.referenceMask
        self[word: TypeLayout.instanceWeakList] = layout.weakList
        self[word: TypeLayout.instanceDict] = kind == .type ? 0 : layout.dict
    }
}
