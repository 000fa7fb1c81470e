extension Runtime {
    /// Bytes requested for the object: `sys.getsizeof` of CPython 3.11, the garbage-collection header and buffers it
    /// owns included.
    ///
    /// An instance comes without the dict that holds its attributes, which is an object of its own: 3.11 keeps them
    /// in an array beside the instance until someone asks for `__dict__`; here `__dict__` is always there.
    package func shallowSize(_ object: ObjectRef) -> Int {
        let kind = object.kind
        return requestedSize(object, kind) + ownedBuffer(object, kind).requested
    }

    /// Bytes the allocator's rounding adds to the object and its buffers.
    package func slack(_ object: ObjectRef) -> Int {
        let kind = object.kind
        guard !isStatic(object) else { return 0 }
        let own = allocator.usableSize(object.raw - object.prefix) - requestedSize(object, kind)
        let buffer = ownedBuffer(object, kind)
        guard let address = buffer.address else { return own }
        return own + allocator.usableSize(address) - buffer.requested
    }

    /// Bytes of the object's own block, without buffers.
    private func requestedSize(_ object: ObjectRef, _ kind: ObjectKind) -> Int {
        switch kind {
        case .bool, .int: IntLayout.digits + 4 * max(1, abs(object[word: IntLayout.digitCount]))
        case .str: stringSize(object)
        case .bytes: BytesLayout.emptySize + object[word: BytesLayout.count]
        case .tuple: object.fixedSize + 8 * tupleCount(object)
        case .type: (isStatic(object) ? TypeLayout.staticSize : TypeLayout.heapSize) + object.prefix
        case .frame: frameObjectSize(object) + object.prefix
        case .generator: generatorSize(object) + object.prefix
        case .code: CodeLayout.size + 2 * object[word: CodeLayout.unitCount]
        default: object.fixedSize
        }
    }

    /// The one buffer that a list, a dict or a set may own apart from its object.
    private func ownedBuffer(
        _ object: ObjectRef, _ kind: ObjectKind
    ) -> (address: UnsafeMutableRawPointer?, requested: Int) {
        switch kind {
        case .list: (object[pointer: ListLayout.items], 8 * object[word: ListLayout.capacity])
        case .dict:
            ownsKeys(object) ? (dictKeys(object).raw, dictKeys(object).byteCount) : (nil, 0)
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
