/// Fills rows of a sealed ``HeapGraphBuilder``, on any thread.
///
/// ``HeapGraphBuilder/makeFiller()`` makes one for each thread; several fill different objects at the same time. Plain
/// pointers: valid until the builder finishes, which must not happen before all threads are done.
///
/// For every object: ``claim(_:)``, ``define(_:type:size:flags:)``, then its references from the first on. What is not there
/// to be filled (another thread's object, more references than were declared) is left out; the builder counts what is
/// missing in the end.
package struct GraphFiller: @unchecked Sendable {
    @usableFromInline let lookup: AddressLookup
    let columns: ObjectColumns
    /// One byte an object: its row is taken.
    let claimed: UnsafeMutablePointer<UInt8>
    /// One bit a reference.
    let notStrong: UnsafeMutablePointer<UInt64>
    let strengths: StrengthTable
    let rare: RareRows
    /// References that are null: they have no target, and nothing is wrong with that. This filler's own.
    let nulls: UnsafeMutablePointer<Int>

    /// The number of the object at this address, or ``noRow``. A few nanoseconds.
    @inlinable @inline(__always)
    package func row(of address: UInt64) -> UInt32 { lookup.row(of: address) }

    /// The same, and takes the object to be defined; ``noRow`` also where it was taken before.
    package func claim(_ address: UInt64) -> UInt32 {
        let row = lookup.row(of: address)
        return row != noRow && claim(row: row) ? row : noRow
    }

    /// False where there is no such row or it was taken before.
    package func claim(row: UInt32) -> Bool {
        guard Int(row) < columns.count, claimed[Int(row)] == 0 else { return false }
        claimed[Int(row)] = 1
        return true
    }

    /// Fills in the row of an object that was claimed.
    package func define(_ row: UInt32, type: UInt32, size: UInt64, flags: ObjectFlags = []) {
        let row = Int(row)
        columns.type[row] = type
        columns.size[row] = UInt32(clamping: size)
        columns.flags[row] = flags.rawValue
        if size >= UInt64(UInt32.max) { rare.add(LargeSize(size: size, object: UInt32(row))) }
        guard strengths.hasNotStrongFields(type) else { return }
        let first = Int(columns.firstReference[row])
        for position in strengths.notStrongFields(of: type) where position < referenceCount(of: UInt32(row)) {
            markNotStrong(first + position)
        }
    }

    /// Bytes allocated beyond the requested ones. Where the column was asked for; so are the others here.
    package func setSlack(_ slack: UInt64, of row: UInt32) {
        columns.slack?[Int(row)] = UInt16(clamping: slack)
    }

    package func setReferenceCount(_ count: UInt64, of row: UInt32) {
        columns.referenceCount?[Int(row)] = UInt32(clamping: count)
    }

    package func setSite(_ site: UInt32, of row: UInt32) { columns.site?[Int(row)] = site }

    /// The runtime's own number of an object without an address.
    package func setIdentifier(_ identifier: UInt32, of row: UInt32) {
        columns.identifier?[Int(row)] = identifier
    }

    /// How many references were declared for the object.
    package func referenceCount(of row: UInt32) -> Int {
        Int(columns.firstReference[Int(row) + 1] - columns.firstReference[Int(row)])
    }

    /// The reference in this row does not keep its target alive. From any thread.
    package func markNotStrong(_ reference: Int) {
        AtomicBits.set(1 << UInt64(reference % 64), in: notStrong + reference / 64)
    }
}
