/// The values of a dict, or of an instance, whose keys belong to its class.
///
///     3.8–3.10  value 0 · value 1 · …, in the order of the keys
///     3.11/12   … order 1 u8 · order 0 u8 · used u8 · prefix u8 · [the pointer points here] value 0 · value 1 · …
///     3.13      capacity u8 · used u8 · embedded u8 · valid u8 · – · value 0 · … · order 0 u8 · order 1 u8 · …
struct SplitValues {
    let values: UnsafeRawPointer
    /// Bytes at which entry numbers in order of insertion are; `orderStep` apart.
    let order: UnsafeRawPointer?
    let orderStep: Int
    /// How many there are in order.
    let count: Int
    /// How many there is room for.
    let capacity: Int
    /// What was asked of the allocator, and where it starts.
    let block: UInt64
    let requested: UInt64
    /// 3.13: part of the instance.
    let isEmbedded: Bool

    /// The entry of the keys at a position; nil where it is not one.
    @inline(__always)
    func entry(_ position: Int, of table: DictTable) -> Int? {
        guard let order else { return position }
        let index = Int(order.load(fromByteOffset: position &* orderStep, as: UInt8.self))
        return index < table.count && index < capacity ? index : nil
    }

    @inline(__always)
    func value(_ index: Int) -> UInt64 {
        values.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
    }
}

extension DictReader {
    /// Nil where they contradict the keys or are not in the dump.
    @inline(__always)
    func splitValues(at address: UInt64, of table: DictTable, in space: AddressSpace) -> SplitValues? {
        if minor >= 13 { return trailedValues(at: address, in: space) }
        return minor >= 11
            ? prefixedValues(at: address, of: table, in: space)
            : plainValues(at: address, of: table, in: space)
    }

    private func plainValues(at address: UInt64, of table: DictTable, in space: AddressSpace) -> SplitValues?
    {
        guard let values = space.pointer(address, table.count * 8) else { return nil }
        return SplitValues(
            values: values, order: nil, orderStep: 0, count: table.count, capacity: table.capacity,
            block: address, requested: UInt64(8 * table.capacity), isEmbedded: false)
    }

    private func prefixedValues(
        at address: UInt64, of table: DictTable, in space: AddressSpace
    ) -> SplitValues? {
        guard let last = space.load(address &- 1, as: UInt8.self) else { return nil }
        let prefix = Int(last)
        guard prefix >= 8, prefix & 7 == 0, let block = space.pointer(address &- UInt64(prefix), prefix)
        else {
            return nil
        }
        let count = Int(block.load(fromByteOffset: prefix - 2, as: UInt8.self))
        let capacity = capacity(prefix: prefix, table)
        guard count <= prefix - 2, let values = space.pointer(address, table.count * 8) else { return nil }
        return SplitValues(
            values: values, order: block + prefix - 3, orderStep: -1, count: count,
            capacity: min(capacity, table.count), block: address &- UInt64(prefix),
            requested: UInt64(prefix + 8 * capacity), isEmbedded: false)
    }

    /// How many values there is room for is written nowhere. It is what the class's keys allowed when the instance was
    /// made, which only falls (`_PyObject_InitializeDict`), and `prefix` is that and two, rounded up to words.
    private func capacity(prefix: Int, _ table: DictTable) -> Int {
        max(prefix - 9, min(prefix - 2, table.count &+ max(0, min(table.usable, 64))))
    }

    private func trailedValues(at address: UInt64, in space: AddressSpace) -> SplitValues? {
        guard let head = space.pointer(address, 8) else { return nil }
        let capacity = Int(head.load(as: UInt8.self))
        let count = Int(head.load(fromByteOffset: 1, as: UInt8.self))
        let order = 8 + 8 * capacity
        let size = order + (capacity + 7) & ~7
        guard count <= capacity, let block = space.pointer(address, size) else { return nil }
        return SplitValues(
            values: block + 8, order: block + order, orderStep: 1, count: count, capacity: capacity,
            block: address, requested: UInt64(size),
            isEmbedded: head.load(fromByteOffset: 2, as: UInt8.self) != 0)
    }
}
