extension DictReader {
    /// The value of this very key, found through the index as `lookdict` does; nil where there is none.
    func value(
        of key: UInt64, hash: UInt64, in table: DictTable, at keys: UInt64, _ space: AddressSpace
    ) -> UInt64? {
        let width = (table.start - header) / table.slotCount
        guard width > 0, let index = space.pointer(keys &+ UInt64(header), table.start - header) else {
            return nil
        }
        let mask = UInt64(table.slotCount - 1)
        var perturb = hash
        var slot = hash & mask
        for _ in 0..<Self.probeLimit {
            guard let entry = entry(index, slot: Int(slot), width: width) else { return nil }
            if entry >= 0, entry < table.count, table.key(entry) == key {
                let value = table.value(entry)
                return value == 0 ? nil : value
            }
            perturb >>= 5
            slot = (slot &* 5 &+ perturb &+ 1) & mask
        }
        return nil
    }

    /// Longer than chains of slots are, unless somebody made the hashes collide.
    private static let probeLimit = 4096

    /// -2 (`DKIX_DUMMY`) for a deleted entry; nil for a slot that was never used (`DKIX_EMPTY`, -1).
    private func entry(_ index: UnsafeRawPointer, slot: Int, width: Int) -> Int? {
        let entry =
            switch width {
            case 1: Int(index.load(fromByteOffset: slot, as: Int8.self))
            case 2: Int(index.loadUnaligned(fromByteOffset: slot * 2, as: Int16.self))
            case 4: Int(index.loadUnaligned(fromByteOffset: slot * 4, as: Int32.self))
            default: index.loadUnaligned(fromByteOffset: slot * 8, as: Int.self)
            }
        return entry == -1 ? nil : entry
    }
}
