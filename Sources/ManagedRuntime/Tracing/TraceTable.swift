import Glibc

/// A block in use: address of the block, headers in front of an object included; bytes requested; where it was made.
struct Trace {
    var address: UInt
    var size: Int
    var traceback: TracebackID
}

struct TracebackID: Hashable {
    let number: UInt32
}

/// Open addressing with linear probing, at most three quarters full; a removed entry's place is filled by those behind
/// it. Address 0 marks an empty slot.
struct TraceTable {
    private var slots: UnsafeMutablePointer<Trace>
    private var mask: Int
    private(set) var count = 0

    private static let firstCapacity = 1024

    init() {
        mask = Self.firstCapacity - 1
        slots = Self.allocate(Self.firstCapacity)
    }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Trace> {
        guard let memory = calloc(capacity, MemoryLayout<Trace>.stride) else {
            fatalError("out of memory: no room for a table of \(capacity) traces")
        }
        return memory.bindMemory(to: Trace.self, capacity: capacity)
    }

    var byteCount: Int { (mask + 1) * MemoryLayout<Trace>.stride }

    @inline(__always)
    private func home(_ address: UInt) -> Int {
        Int(truncatingIfNeeded: (address >> 4) &* 0x9e37_79b9_7f4a_7c15 >> 20) & mask
    }

    /// The slot of the address, or the empty one where it would go.
    @inline(__always)
    private func slot(_ address: UInt) -> Int {
        var index = home(address)
        while slots[index].address != 0, slots[index].address != address { index = (index + 1) & mask }
        return index
    }

    subscript(_ address: UInt) -> Trace? {
        let found = slots[slot(address)]
        return found.address == 0 ? nil : found
    }

    /// - Returns: what was there under the address.
    mutating func insert(_ trace: Trace) -> Trace? {
        let index = slot(trace.address)
        let old = slots[index]
        slots[index] = trace
        if old.address != 0 { return old }
        count += 1
        if 4 * count > 3 * mask { grow() }
        return nil
    }

    mutating func remove(_ address: UInt) -> Trace? {
        var hole = slot(address)
        let removed = slots[hole]
        guard removed.address != 0 else { return nil }
        var index = hole
        while true {
            index = (index + 1) & mask
            let candidate = slots[index]
            if candidate.address == 0 { break }
            // It may move into the hole unless its home lies behind that.
            if (index - home(candidate.address)) & mask >= (index - hole) & mask {
                slots[hole] = candidate
                hole = index
            }
        }
        slots[hole].address = 0
        count -= 1
        return removed
    }

    private mutating func grow() {
        let old = slots
        let oldCapacity = mask + 1
        mask = 2 * oldCapacity - 1
        slots = Self.allocate(2 * oldCapacity)
        for index in 0..<oldCapacity where old[index].address != 0 {
            slots[slot(old[index].address)] = old[index]
        }
        Glibc.free(old)
    }

    func forEach(_ body: (Trace) -> Void) {
        for index in 0...mask where slots[index].address != 0 { body(slots[index]) }
    }

    mutating func clear() {
        Glibc.free(slots)
        self = TraceTable()
    }

    func free() { Glibc.free(slots) }
}
