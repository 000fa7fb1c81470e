/// The lowest and the highest address, and how many low bits are zero in all of them.
struct AddressRange {
    private(set) var lowest = UInt64.max
    private(set) var highest: UInt64 = 0
    private var union: UInt64 = 0

    init(_ addresses: [UnsafeBufferPointer<UInt64>]) {
        var partial = [AddressRange](repeating: AddressRange(), count: addresses.count)
        partial.withUnsafeMutableBufferPointer { partial in
            nonisolated(unsafe) let partial = partial
            Parallel.perform(addresses.count) { partial[$0] = AddressRange(of: addresses[$0]) }
        }
        for part in partial {
            lowest = min(lowest, part.lowest)
            highest = max(highest, part.highest)
            union |= part.union
        }
    }

    private init() {}

    private init(of addresses: UnsafeBufferPointer<UInt64>) {
        for address in addresses {
            lowest = min(lowest, address)
            highest = max(highest, address)
            union |= address
        }
    }

    /// At most 16, so that a window never reaches beyond 4 GiB.
    var shift: UInt64 { union == 0 ? 0 : UInt64(min(union.trailingZeroBitCount, 16)) }
}

/// Which windows get places in the directory.
struct WindowLayout {
    private(set) var clusters: [WindowMap.Cluster] = []
    private(set) var directoryLength = 0

    init(_ range: AddressRange, _ addresses: [UnsafeBufferPointer<UInt64>]) {
        guard range.lowest <= range.highest else { return }
        let shift = range.shift + AddressLookup.windowShift
        let (first, last) = (range.lowest >> shift, range.highest >> shift)
        let limit = max(4096, 4 * addresses.reduce(0) { $0 + $1.count })
        if last - first < UInt64(limit) {
            append(first...last)
        } else {
            cut(Self.windows(addresses, shift: shift), limit: limit)
        }
    }

    /// Ascending; the same one may come many times.
    private static func windows(_ addresses: [UnsafeBufferPointer<UInt64>], shift: UInt64) -> [UInt64] {
        var windows: [UInt64] = []
        for address in addresses.joined() where windows.last != address >> shift {
            windows.append(address >> shift)
        }
        windows.sort()
        return windows
    }

    /// Cuts where the distance from one window to the next is too large for `limit` entries in all.
    private mutating func cut(_ windows: [UInt64], limit: Int) {
        let step = UInt64(max(1, limit / windows.count))
        var first = windows[0]
        for (window, next) in zip(windows, windows.dropFirst()) where next - window > step {
            append(first...window)
            first = next
        }
        append(first...windows.last!)
    }

    private mutating func append(_ windows: ClosedRange<UInt64>) {
        let count = windows.upperBound - windows.lowerBound + 1
        clusters.append(.init(first: windows.lowerBound, count: count, directory: directoryLength))
        directoryLength += Int(count)
    }
}
