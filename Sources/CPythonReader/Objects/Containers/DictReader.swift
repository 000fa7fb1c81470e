/// Where the parts of dicts are.
///
/// The keys object (Objects/dict-common.h, from 3.11 on pycore_dict.h) is one block: its header, a hash index whose
/// slots are 1, 2, 4 or 8 bytes wide, then room for two thirds as many entries as the index has slots.
///
///     3.8–3.10  refcnt · size (slots) · lookup · usable · nentries · index from 40 · entries of 24
///     3.11+     refcnt · log2_size u8 · log2_index_bytes u8 · kind u8 · … · usable · nentries · index from 32 ·
///               entries of 24 (kind 0: hash, key, value) or 16 (1 all keys are str, 2 split: key, value)
struct DictReader: Sendable {
    let minor: Int
    let keys: Int
    let values: Int
    let header: Int
    let slotCount: Int
    let log2SlotCount: Int
    let log2IndexBytes: Int
    let kind: Int
    let usable: Int
    let entryCount: Int

    init(_ layout: LayoutTable, minor: Int) throws(CaptureError) {
        self.minor = minor
        keys = try layout.offset("PyDictObject", "ma_keys")
        values = try layout.offset("PyDictObject", "ma_values")
        let name = "PyDictKeysObject"
        header = try layout.offset(name, "dk_indices")
        usable = try layout.offset(name, "dk_usable")
        entryCount = try layout.offset(name, "dk_nentries")
        if minor >= 11 {
            slotCount = 0
            log2SlotCount = try layout.offset(name, "dk_log2_size")
            log2IndexBytes = try layout.offset(name, "dk_log2_index_bytes")
            kind = try layout.offset(name, "dk_kind")
        } else {
            slotCount = try layout.offset(name, "dk_size")
            log2SlotCount = 0
            log2IndexBytes = 0
            kind = 0
        }
    }

    /// The entries of a keys object; nil where it contradicts itself or is not in the dump.
    @inline(__always)
    func table(at address: UInt64, in space: AddressSpace) -> DictTable? {
        guard let head = space.pointer(address, header) else { return nil }
        let count = head.loadUnaligned(fromByteOffset: entryCount, as: Int.self)
        let usable = head.loadUnaligned(fromByteOffset: usable, as: Int.self)
        var table: DictTable
        if minor >= 11 {
            let log2Size = head.load(fromByteOffset: log2SlotCount, as: UInt8.self)
            let log2Index = head.load(fromByteOffset: log2IndexBytes, as: UInt8.self)
            guard log2Size <= 40, log2Index <= 43 else { return nil }
            let isGeneral = head.load(fromByteOffset: kind, as: UInt8.self) == 0
            table = DictTable(
                entries: head, count: count, usable: usable, stride: isGeneral ? 24 : 16,
                key: isGeneral ? 8 : 0,
                slotCount: 1 << Int(log2Size), start: header + 1 << Int(log2Index))
        } else {
            let size = head.loadUnaligned(fromByteOffset: slotCount, as: Int.self)
            guard size > 0, size <= 1 << 40, size & (size - 1) == 0 else { return nil }
            let width = size <= 0xff ? 1 : size <= 0xffff ? 2 : size <= 0xffff_ffff ? 4 : 8
            table = DictTable(
                entries: head, count: count, usable: usable, stride: 24, key: 8, slotCount: size,
                start: header + size * width)
        }
        guard count >= 0, count <= table.capacity,
            let entries = space.pointer(address &+ UInt64(table.start), count * table.stride)
        else { return nil }
        table.entries = entries
        return table
    }

    /// A dict's entries in order; `body` returns whether to go on. For dicts with values of their own and with shared
    /// keys alike.
    func forEachEntry(
        ofDict dict: UInt64, in space: AddressSpace, _ body: (_ key: UInt64, _ value: UInt64) -> Bool
    ) {
        guard dict != 0, let keys = space.word(dict &+ UInt64(keys)),
            let values = space.word(dict &+ UInt64(values)), let table = table(at: keys, in: space)
        else { return }
        if values == 0 {
            for index in 0..<table.count {
                let value = table.value(index)
                if value != 0, !body(table.key(index), value) { return }
            }
        } else if let values = splitValues(at: values, of: table, in: space) {
            for position in 0..<values.count {
                guard let index = values.entry(position, of: table) else { continue }
                let value = values.value(index)
                if value != 0, !body(table.key(index), value) { return }
            }
        }
    }
}

/// The entries of one keys object, checked.
struct DictTable {
    var entries: UnsafeRawPointer
    /// Entries that were ever used; a null value is a deleted one.
    var count: Int
    /// `dk_usable`: how many more there is room for, or fewer by decision.
    var usable: Int
    var stride: Int
    /// Offset of the key; the value follows it.
    var key: Int
    var slotCount: Int
    /// Bytes before the first entry.
    var start: Int

    /// `USABLE_FRACTION`
    var capacity: Int { slotCount * 2 / 3 }
    /// As `new_keys_object` asks for it.
    var requested: UInt64 { UInt64(start + capacity * stride) }
    /// The keys that all empty dicts share, which are not on the heap; real ones have eight slots or more.
    var isEmptyKeys: Bool { slotCount == 1 }

    @inline(__always)
    func key(_ index: Int) -> UInt64 {
        entries.loadUnaligned(fromByteOffset: index &* stride &+ key, as: UInt64.self)
    }

    @inline(__always)
    func value(_ index: Int) -> UInt64 {
        entries.loadUnaligned(fromByteOffset: index &* stride &+ key &+ 8, as: UInt64.self)
    }
}
