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
        let own = allocator.usableSize(object.raw - kind.prefix) - requestedSize(object, kind)
        let buffer = ownedBuffer(object, kind)
        guard let address = buffer.address else { return own }
        return own + allocator.usableSize(address) - buffer.requested
    }

    /// Bytes of the object's own block, without buffers.
    private func requestedSize(_ object: ObjectRef, _ kind: ObjectKind) -> Int {
        switch kind {
        case .none: 16
        case .bool, .int: IntLayout.digits + 4 * max(1, abs(object[word: IntLayout.digitCount]))
        case .float: FloatLayout.size
        case .str: stringSize(object)
        case .bytes: BytesLayout.emptySize + object[word: BytesLayout.count]
        case .tuple: TupleLayout.items + 8 * tupleCount(object) + 16
        case .list: ListLayout.size + 16
        case .dict: DictLayout.size + 16
        case .set: SetLayout.size + 16
        case .instance: InstanceLayout.size + 32
        case .type: (isStatic(object) ? TypeLayout.staticSize : TypeLayout.heapSize) + 16
        case .module: ModuleLayout.size + 16
        case .frame: FrameLayout.locals + 8 * object[word: FrameLayout.localCount] + 16
        case .weakReference: WeakReferenceLayout.size + 16
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
        case .set:
            ownsTable(object)
                ? (object[pointer: SetLayout.table], 16 * (object[word: SetLayout.mask] + 1)) : (nil, 0)
        default: (nil, 0)
        }
    }
}
