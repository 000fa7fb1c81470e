/// What the first pass over a stretch of the input learned of each object, in the order of the input: 12 bytes an object.
///
/// One thread fills one; ``HeapGraphBuilder/add(_:shapes:)`` takes them in the order of their stretches.
package struct DeclarationPart: ~Copyable, Sendable {
    /// The upper two bits say what the others are.
    enum Extent {
        static let payload: UInt32 = 1 << 30 - 1
        static let count: UInt32 = 0
        static let labelledCount: UInt32 = 1 << 30
        /// A row of the part's shapes.
        static let shape: UInt32 = 2 << 30
        /// A row of `large`.
        static let large: UInt32 = 3 << 30
    }

    /// A count that does not fit an extent.
    struct LargeCount {
        var references: UInt32
        var isLabelled: Bool
    }

    var addresses = GrowingBuffer<UInt64>()
    var extents = GrowingBuffer<UInt32>()
    var large: [LargeCount] = []

    package init() {}

    package var count: Int { addresses.count }

    /// Announces an object and how many references it has.
    ///
    /// - Parameter isLabelled: references of it may carry labels of their own; each gets a place for one until the end.
    package mutating func append(address: UInt64, references: UInt32, isLabelled: Bool = false) {
        addresses.append(address)
        if references <= Extent.payload {
            extents.append((isLabelled ? Extent.labelledCount : Extent.count) | references)
        } else {
            large.append(LargeCount(references: references, isLabelled: isLabelled))
            extents.append(Extent.large | UInt32(large.count - 1))
        }
    }

    /// Announces an object with as many references as its shape has, which need not be known yet.
    ///
    /// - Parameter shape: below 2³⁰, the part's own number for a class.
    package mutating func append(address: UInt64, shape: UInt32) {
        addresses.append(address)
        extents.append(Extent.shape | shape & Extent.payload)
    }
}
