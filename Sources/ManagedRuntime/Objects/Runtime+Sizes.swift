extension Runtime {
    /// Bytes requested for the object: its block, the headers in front of it included, and the buffers it owns, of which
    /// the values of an instance's attributes are one.
    package func shallowSize(_ object: ObjectRef) -> Int {
        let kind = object.kind
        return requestedSize(object, kind) + ownedBuffer(object, kind).requested + valuesSize(object)
            + furtherBuffers(object)
    }

    /// `sys.getsizeof` of 3.11: as `shallowSize`, but without an instance's values; of a dict with shared keys, so many
    /// values as there is room for now.
    func sizeOf(_ object: ObjectRef) -> Int {
        let kind = object.kind
        let own = requestedSize(object, kind)
        if kind == .dict, dictValues(object) != nil {
            let keys = dictKeys(object)
            return own + 8 * keys.capacity + (keys.referenceCount == 1 ? keys.byteCount : 0)
        }
        return own + ownedBuffer(object, kind).requested + furtherBuffers(object)
    }

    /// Bytes the allocator's rounding adds to the object and its buffers.
    package func slack(_ object: ObjectRef) -> Int {
        let kind = object.kind
        guard !isStatic(object) else { return 0 }
        var slack = allocator.usableSize(object.raw - object.prefix) - requestedSize(object, kind)
        let buffer = ownedBuffer(object, kind)
        if let address = buffer.address { slack += allocator.usableSize(address) - buffer.requested }
        if object.type.typeFlags.contains(.managedDict), let values = instanceValues(object) {
            slack += allocator.usableSize(values.block) - valuesSize(object)
        }
        return max(slack, 0)
    }

    /// Bytes of an instance's inline values.
    private func valuesSize(_ object: ObjectRef) -> Int {
        guard object.type.typeFlags.contains(.managedDict) else { return 0 }
        return instanceValues(object)?.blockSize ?? 0
    }

    /// What the type says of buffers that its objects own.
    private func furtherBuffers(_ object: ObjectRef) -> Int {
        // Types of a runtime that runs no program have no slots.
        guard object.type[pointer: TypeLayout.slots] != nil else { return 0 }
        return object.type.slots.pointee.bufferSize?(self, object) ?? 0
    }

    /// Bytes of the object's own block, without buffers.
    private func requestedSize(_ object: ObjectRef, _ kind: ObjectKind) -> Int {
        switch kind {
        case .bool: IntLayout.digits + 4
        case .int: object.fixedSize + 4 * max(1, abs(object[word: IntLayout.digitCount]))
        case .str: stringSize(object)
        case .bytes: object.fixedSize + object[word: BytesLayout.count]
        case .tuple: object.fixedSize + 8 * tupleCount(object)
        case .type: (isStatic(object) ? TypeLayout.staticSize : TypeLayout.heapSize) + object.prefix
        case .frame: frameObjectSize(object) + object.prefix
        case .generator: generatorSize(object) + object.prefix
        case .code: CodeLayout.size + 2 * object[word: CodeLayout.unitCount]
        default: object.fixedSize
        }
    }

    /// The one buffer that a list, a dict, a set or a class may own apart from its object.
    private func ownedBuffer(
        _ object: ObjectRef, _ kind: ObjectKind
    ) -> (address: UnsafeMutableRawPointer?, requested: Int) {
        switch kind {
        case .list: (object[pointer: ListLayout.items], 8 * object[word: ListLayout.capacity])
        case .dict:
            if let values = dictValues(object) {
                (values.block, values.blockSize)
            } else {
                ownsKeys(object) ? (dictKeys(object).raw, dictKeys(object).byteCount) : (nil, 0)
            }
        case .type: sharedKeys(of: object).map { ($0.raw, $0.byteCount) } ?? (nil, 0)
        case .set, .frozenset:
            ownsTable(object)
                ? (object[pointer: SetLayout.table], 16 * (object[word: SetLayout.mask] + 1)) : (nil, 0)
        default: (nil, 0)
        }
    }
}

extension ObjectRef {
    /// Bytes of the object's block without variable part, the headers in front of its address included.
    var fixedSize: Int { type[word: TypeLayout.basicSize] + prefix }
}
