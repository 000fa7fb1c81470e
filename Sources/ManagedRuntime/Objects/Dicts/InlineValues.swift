/// The values of an instance, or of a dict, whose keys are shared with others of the class: one word for each entry of
/// the keys, and in front the order in which they were set.
///
/// ```
///  block      zeros · order n-1 … order 1 · order 0      UInt8 each: numbers of entries
///  values - 2 how many are in order                      UInt8
///         - 1 bytes from the block's start to the values UInt8, a multiple of 8, plus what of these is padding
///         + 0 value 0 · value 1 · …                      pointers, nil where not set
/// ```
struct InlineValues {
    let raw: UnsafeMutableRawPointer

    @inline(__always)
    init(_ raw: UnsafeMutableRawPointer) { self.raw = raw }

    /// Without any value, in a block of `byteCount(capacity:)` bytes.
    @inline(__always)
    init(initializing block: UnsafeMutableRawPointer, capacity: Int) {
        let prefix = InlineValues.prefixSize(capacity)
        raw = block + prefix
        block.initializeMemory(as: UInt8.self, repeating: 0, count: prefix + 8 * capacity)
        let padding = prefix - 2 - capacity
        raw.storeBytes(of: UInt8(prefix | padding), toByteOffset: -1, as: UInt8.self)
    }

    @inline(__always)
    private static func prefixSize(_ capacity: Int) -> Int { (capacity + 2 + 7) & ~7 }

    @inline(__always)
    static func byteCount(capacity: Int) -> Int { prefixSize(capacity) + 8 * capacity }

    @inline(__always)
    private var prefix: Int { Int(raw.load(fromByteOffset: -1, as: UInt8.self) & ~7) }

    @inline(__always)
    var block: UnsafeMutableRawPointer { raw - prefix }

    /// For how many entries there is room: what the keys had when the values were made, which only falls.
    @inline(__always)
    var capacity: Int { prefix - 2 - Int(raw.load(fromByteOffset: -1, as: UInt8.self) & 7) }

    /// Bytes that were asked for.
    var blockSize: Int { prefix + 8 * capacity }

    /// How many values are set.
    @inline(__always)
    var count: Int {
        get { Int(raw.load(fromByteOffset: -2, as: UInt8.self)) }
        nonmutating set { raw.storeBytes(of: UInt8(newValue), toByteOffset: -2, as: UInt8.self) }
    }

    /// The entry whose value was set at this position in time.
    @inline(__always)
    func entry(at position: Int) -> Int { Int(raw.load(fromByteOffset: -3 - position, as: UInt8.self)) }

    @inline(__always)
    subscript(_ entry: Int) -> ObjectRef? {
        get { raw.load(fromByteOffset: 8 * entry, as: ObjectRef?.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 8 * entry, as: ObjectRef?.self) }
    }

    @inline(__always)
    func appendToOrder(_ entry: Int) {
        let position = count
        raw.storeBytes(of: UInt8(entry), toByteOffset: -3 - position, as: UInt8.self)
        count = position + 1
    }

    func removeFromOrder(_ entry: Int) {
        let last = count - 1
        var position = 0
        while self.entry(at: position) != entry { position += 1 }
        while position < last {
            raw.storeBytes(
                of: UInt8(self.entry(at: position + 1)), toByteOffset: -3 - position, as: UInt8.self)
            position += 1
        }
        count = last
    }
}

extension Runtime {
    /// Values, none of them set, for keys as they are now.
    @inline(__always)
    func newValues(for keys: DictKeys) -> InlineValues {
        let capacity = keys.capacity
        return InlineValues(
            initializing: allocator.allocate(InlineValues.byteCount(capacity: capacity)), capacity: capacity)
    }

    func freeValues(_ values: InlineValues) { allocator.free(values.block) }

    /// Gives an empty dict the entries of one whose keys are shared: they are shared by both then.
    func shareKeys(of source: ObjectRef, with dict: ObjectRef) {
        guard let values = dictValues(source) else { return }
        let keys = dictKeys(source)
        let new = newValues(for: keys)
        for position in 0..<values.count {
            let entry = values.entry(at: position)
            new[entry] = values[entry].map(retained)
            new.appendToOrder(entry)
        }
        keys.referenceCount += 1
        dict[pointer: DictLayout.keys] = keys.raw
        dict[pointer: DictLayout.values] = new.raw
        dict[word: DictLayout.used] = dictCount(source)
        if source.isTracked, !dict.isTracked { track(dict) }
    }
}
