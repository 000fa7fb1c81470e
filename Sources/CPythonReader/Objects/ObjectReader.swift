/// Reads the objects of a CPython process: what type, which references, how large, what value.
///
/// One thread at a time: types and labels are described as they come up.
package final class ObjectReader {
    package let python: PythonInstance
    package let space: AddressSpace
    package let labels: LabelCatalog
    package let types: TypeTable
    package let frameLayout: FrameLayout
    let frameLabels: FrameLabels

    let minor: Int
    let layouts: ContainerLayouts
    let fixed: FixedLabels
    let dicts: DictReader
    let strings: StringReader
    /// The dicts of interned strings, whose references are not counted.
    package let internedTables: [UInt64]
    let internedRows: AddressTable
    let scratch = ScratchBuffer()

    /// The bytes in the allocation that starts at an address, 0 where none does: how the conservative scan knows how far
    /// it may look behind a pointer. Whoever knows the allocator sets it before objects are visited.
    package var allocationSize: (_ start: UInt64) -> Int = { _ in 0 }

    /// Throws where the layout table lacks something that every Python has.
    package init(_ python: PythonInstance, _ space: AddressSpace) throws(CaptureError) {
        self.python = python
        self.space = space
        minor = python.minor
        labels = LabelCatalog()
        types = try TypeTable(python, space, labels: labels)
        frameLayout = try FrameLayout(python.layout, minor: python.minor)
        frameLabels = FrameLabels(labels)
        layouts = try ContainerLayouts(python.layout, minor: python.minor)
        fixed = FixedLabels(labels)
        dicts = types.dicts
        strings = types.strings
        internedTables = try Self.findInternedTables(python, types)
        var rows = AddressTable(log2Capacity: 4)
        for (row, table) in internedTables.enumerated() { rows.insert(table, row: Int32(row)) }
        internedRows = rows
    }

    deinit { internedRows.deallocate() }

    /// The row of an object's type; -1 where no object is at the address.
    ///
    /// An object has a count that is possible and a pointer to a type. Freed memory and random words seldom pass: a
    /// type is checked the first time it is met.
    @inline(__always)
    package func typeRow(at object: UInt64) -> Int {
        guard object & 7 == 0, let head = space.pointer(object, 16) else { return -1 }
        let count = head.loadUnaligned(as: UInt64.self)
        // Zero, negative, and pointers in the free lists of allocators.
        guard count &- 1 < Self.countLimit else { return -1 }
        return types.row(ofType: head.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    /// Above all counts of references, immortal ones included, and below all addresses of heaps.
    private static let countLimit: UInt64 = 1 << 40

    /// Nil for an immortal object.
    ///
    /// 3.12 and later: the low 32 bits, from 2^30 - 1 on immortal. 3.11: objects of frozen modules start at 999,999,999
    /// (`_PyObject_IMMORTAL_REFCNT`) and are counted from there.
    package func referenceCount(of object: UInt64) -> UInt64? {
        guard let word = space.word(object) else { return nil }
        if minor >= 12 {
            let count = UInt32(truncatingIfNeeded: word)
            return count >= 0x3fff_ffff ? nil : UInt64(count)
        }
        return word > 900_000_000 ? nil : word
    }

    /// Whether a str is in the table of interned strings.
    package func isInterned(_ string: UInt64) -> Bool {
        strings.state(of: string, in: space)?.isInterned ?? false
    }

    /// Whether objects of a type have something that runs before they are freed: `__del__`, or C's like.
    package func hasFinalizer(type: Int) -> Bool { types.record(type).traits.contains(.hasFinalizer) }

    /// Whether the collector has run the object's finalizer (`_PyGC_PREV_MASK_FINALIZED`).
    package func isFinalized(_ object: UInt64) -> Bool {
        let row = typeRow(at: object)
        guard row >= 0, hasCollectorHead(object, type: row) else { return false }
        return (space.word(object &- 8) ?? 0) & 1 != 0
    }

    /// Whether the words of the collector come before the object: its type says so, but of types only those that a
    /// program made have them.
    package func hasCollectorHead(_ object: UInt64, type: Int) -> Bool {
        let record = types.record(type)
        guard record.traits.contains(.hasGC) else { return false }
        return record.form != .type || isHeapType(object)
    }

    func isHeapType(_ type: UInt64) -> Bool {
        TypeFlags(rawValue: types.field(type, types.layout.flags)).contains(.heapType)
    }

    /// The text of a str; nil for anything else.
    package func string(at object: UInt64) -> String? {
        let row = typeRow(at: object)
        guard row >= 0, types.record(row).form == .str else { return nil }
        return strings.string(at: object, in: space)
    }

    /// The items of a tuple; empty for anything else. Null items are left out.
    package func tupleItems(at object: UInt64) -> [UInt64] {
        let row = typeRow(at: object)
        guard row >= 0, types.rows[row].flags.contains(.tuple),
            let count = itemCount(of: object),
            let items = space.pointer(object &+ UInt64(layouts.tupleItems), count * 8)
        else { return [] }
        return (0..<count).compactMap {
            let item = items.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)
            return item == 0 ? nil : item
        }
    }

    /// The entries of a dict in order; `body` returns whether to go on. Nothing is called for what is no dict.
    package func forEachDictEntry(at object: UInt64, _ body: (_ key: UInt64, _ value: UInt64) -> Bool) {
        let row = typeRow(at: object)
        guard row >= 0, types.rows[row].flags.contains(.dict) else { return }
        dicts.forEachEntry(ofDict: object, in: space, body)
    }

    /// The word at an offset of a struct; 0 where it was not read.
    func word(_ address: UInt64, _ offset: Int) -> UInt64 { space.word(address &+ UInt64(offset)) ?? 0 }

    /// `ob_size` where it can be a number of items.
    @inline(__always)
    func itemCount(of object: UInt64) -> Int? {
        guard let count = space.load(object &+ 16, as: Int.self), count >= 0, count < 1 << 40 else {
            return nil
        }
        return count
    }
}
