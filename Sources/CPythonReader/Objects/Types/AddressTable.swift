/// Address → row, by open addressing with linear probing; never more than half full. Not for address 0.
///
/// It lives behind a pointer so that a lookup costs neither a retain nor an exclusivity check.
struct AddressTable {
    private struct Slot: BitwiseCopyable {
        var address: UInt64
        var row: Int32
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var shift: UInt64
    private var mask: Int
    private(set) var count = 0

    /// - Parameter log2Capacity: 1 to 30.
    init(log2Capacity: Int) {
        mask = 1 << log2Capacity - 1
        shift = UInt64(64 - log2Capacity)
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: Slot(address: 0, row: 0), count: mask + 1)
    }

    func deallocate() { slots.deallocate() }

    /// Nil where the address was never put in.
    @inline(__always)
    func row(of address: UInt64) -> Int32? {
        var index = home(of: address)
        while true {
            let slot = slots[index]
            if slot.address == address { return slot.row }
            if slot.address == 0 { return nil }
            index = (index + 1) & mask
        }
    }

    /// Puts an address in or gives it another row.
    mutating func insert(_ address: UInt64, row: Int32) {
        if (count + 1) * 2 > mask { grow() }
        var index = home(of: address)
        while slots[index].address != 0, slots[index].address != address { index = (index + 1) & mask }
        if slots[index].address == 0 { count += 1 }
        slots[index] = Slot(address: address, row: row)
    }

    /// Fibonacci hashing; objects start at multiples of 8.
    @inline(__always)
    private func home(of address: UInt64) -> Int {
        Int(truncatingIfNeeded: ((address >> 3) &* 0x9e37_79b9_7f4a_7c15) >> shift)
    }

    private mutating func grow() {
        var larger = AddressTable(log2Capacity: 64 - Int(shift) + 1)
        for index in 0...mask where slots[index].address != 0 {
            larger.insert(slots[index].address, row: slots[index].row)
        }
        deallocate()
        self = larger
    }
}
