/// What the distances between neighbouring objects prove about how the JVM laid them out.
///
/// Objects do not overlap: whoever stands `d` bytes above an array leaves it at most `d` bytes. Gathered in the order of the
/// dump, which is mostly that of addresses.
struct LayoutEvidence {
    /// The least room any primitive array has beside its elements: its header is no longer.
    private(set) var leastArrayHeader: Int64 = .max
    /// Primitive arrays that had a neighbour.
    private(set) var primitiveArrays = 0
    /// Object arrays whose neighbour is too near for references of 8 bytes.
    private(set) var narrowArrays = 0
    /// Object arrays of 8 elements and more with room for that.
    private(set) var wideArrays = 0
    /// Every bit that is set in an address.
    private(set) var addressBits: UInt64 = 0
    private(set) var highestAddress: UInt64 = 0
    private(set) var objects = 0

    private var lastAddress: UInt64 = 0
    private var lastElements: UInt64 = 0
    private var last = Neighbour.other

    private enum Neighbour { case primitiveArray, objectArray, other }

    /// The shortest header that an array has with ids of 8 bytes: a compact header and the length.
    private static let shortestHeader: UInt64 = 12
    /// Farther apart they say nothing.
    private static let near: UInt64 = 1 << 32

    @inline(__always)
    mutating func instance(at address: UInt64) { next(address, .other, 0) }

    /// - Parameter bytes: of its elements.
    @inline(__always)
    mutating func primitiveArray(at address: UInt64, bytes: UInt64) { next(address, .primitiveArray, bytes) }

    @inline(__always)
    mutating func objectArray(at address: UInt64, count: UInt32) {
        next(address, .objectArray, UInt64(count))
    }

    @inline(__always)
    private mutating func next(_ address: UInt64, _ kind: Neighbour, _ elements: UInt64) {
        let distance = address &- lastAddress
        if last != .other, address > lastAddress, distance < Self.near { look(distance) }
        (lastAddress, last, lastElements) = (address, kind, elements)
        objects += 1
        addressBits |= address
        highestAddress = max(highestAddress, address)
    }

    private mutating func look(_ distance: UInt64) {
        if last == .primitiveArray {
            primitiveArrays += 1
            leastArrayHeader = min(leastArrayHeader, Int64(distance) - Int64(lastElements))
        } else if distance < Self.shortestHeader + 8 * lastElements {
            narrowArrays += 1
        } else if lastElements >= 8 {
            wideArrays += 1
        }
    }

    mutating func add(_ other: LayoutEvidence) {
        leastArrayHeader = min(leastArrayHeader, other.leastArrayHeader)
        primitiveArrays += other.primitiveArrays
        narrowArrays += other.narrowArrays
        wideArrays += other.wideArrays
        objects += other.objects
        addressBits |= other.addressBits
        highestAddress = max(highestAddress, other.highestAddress)
    }
}
