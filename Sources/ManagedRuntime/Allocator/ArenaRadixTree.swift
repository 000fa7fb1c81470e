/// Tells addresses inside arenas from all others: a three-level radix tree over 48-bit addresses.
///
/// An address is cut into `top | middle | bottom | offset in an aligned arena-sized range`. Arenas need not be
/// aligned to their size, so one touches at most two neighbouring ranges, and a range at most two arenas; each
/// bottom entry says which part of its range is covered:
///
/// ```
///  range      |----------------------------------|
///  coverage   |#### low ####|      |#### high ###|
///             0         lowEnd  highStart       size
/// ```
///
/// Nodes are made on demand and freed with the tree.
struct ArenaRadixTree {
    struct Coverage {
        /// Offsets below this belong to the arena that began in the range before; 0 when there is none.
        var lowEnd: UInt32 = 0
        /// Offsets from this on belong to the arena that begins in this range; `UInt32.max` when there is none.
        var highStart: UInt32 = .max
    }

    private typealias Bottom = UnsafeMutablePointer<Coverage>
    private typealias Middle = UnsafeMutablePointer<UnsafeMutableRawPointer?>

    private let offsetBits: UInt
    private let middleBits: UInt
    private let bottomBits: UInt
    private let topCount: Int
    private let root: Middle

    init(arenaBits: UInt, system: inout SystemMemory) {
        let keyBits = 48 - arenaBits
        offsetBits = arenaBits
        middleBits = (keyBits + 2) / 3
        bottomBits = middleBits
        topCount = 1 << Int(keyBits - 2 * middleBits)
        root = system.allocateZeroed(topCount * MemoryLayout<UnsafeMutableRawPointer?>.stride)
            .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    }

    /// Whether `address` lies inside a recorded arena. Three dependent loads.
    @inline(__always)
    func contains(_ address: UnsafeMutableRawPointer) -> Bool {
        let bits = UInt(bitPattern: address)
        guard bits >> 48 == 0, let bottom = existingBottom(bits) else { return false }
        let coverage = bottom[bottomIndex(bits)]
        let offset = UInt32(truncatingIfNeeded: bits & (1 << offsetBits - 1))
        return offset < coverage.lowEnd || offset >= coverage.highStart
    }

    /// Records that the arena-sized range from `base` on is ours (or, with `present` false, no longer is).
    func set(_ base: UnsafeMutableRawPointer, present: Bool, system: inout SystemMemory) {
        let bits = UInt(bitPattern: base)
        precondition(bits >> 48 == 0, "an arena above the 48-bit address space")
        let tail = UInt32(truncatingIfNeeded: bits & (1 << offsetBits - 1))
        ensureBottom(bits, system: &system)[bottomIndex(bits)].highStart = present ? tail : .max
        guard tail > 0 else { return }
        let end = bits + (1 << offsetBits) - 1
        ensureBottom(end, system: &system)[bottomIndex(end)].lowEnd = present ? tail : 0
    }

    func free(system: inout SystemMemory) {
        for top in 0..<topCount {
            guard let middle = root[top]?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self) else {
                continue
            }
            for index in 0..<(1 << Int(middleBits)) {
                if let bottom = middle[index] { system.free(bottom) }
            }
            system.free(middle)
        }
        system.free(root)
    }

    @inline(__always)
    private func topIndex(_ bits: UInt) -> Int { Int(bits >> (offsetBits + bottomBits + middleBits)) }

    @inline(__always)
    private func middleIndex(_ bits: UInt) -> Int {
        Int(bits >> (offsetBits + bottomBits)) & (1 << Int(middleBits) - 1)
    }

    @inline(__always)
    private func bottomIndex(_ bits: UInt) -> Int { Int(bits >> offsetBits) & (1 << Int(bottomBits) - 1) }

    @inline(__always)
    private func existingBottom(_ bits: UInt) -> Bottom? {
        guard let middle = root[topIndex(bits)] else { return nil }
        let entries = middle.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
        return entries[middleIndex(bits)]?.assumingMemoryBound(to: Coverage.self)
    }

    private func ensureBottom(_ bits: UInt, system: inout SystemMemory) -> Bottom {
        let top = topIndex(bits)
        if root[top] == nil {
            root[top] = system.allocateZeroed(8 << Int(middleBits))
        }
        let middle = root[top]!.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
        let index = middleIndex(bits)
        if let bottom = middle[index] { return bottom.assumingMemoryBound(to: Coverage.self) }
        let count = 1 << Int(bottomBits)
        let raw = system.allocate(count * MemoryLayout<Coverage>.stride)
        let bottom = raw.bindMemory(to: Coverage.self, capacity: count)
        bottom.initialize(repeating: Coverage(), count: count)
        middle[index] = raw
        return bottom
    }
}
