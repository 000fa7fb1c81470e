/// A part of the first pass with what is known of its shapes by the end of it.
final class DeclaredObjects: Sendable {
    let part: DeclarationPart
    /// How many references an object of each shape has.
    private let shapes: [UInt32]

    init(_ part: consuming DeclarationPart, shapes: [UInt32]) {
        self.part = part
        self.shapes = shapes
    }

    /// Some rows of a part, small enough to be one of many pieces of work.
    struct Piece: Sendable {
        let objects: DeclaredObjects
        let rows: Range<Int>

        var addresses: UnsafeBufferPointer<UInt64> {
            UnsafeBufferPointer(rebasing: UnsafeBufferPointer(objects.part.addresses.elements)[rows])
        }

        /// Calls `body` with each row's address, number of references, and whether these are labelled.
        func forEach(isReversed: Bool, _ body: (UInt64, UInt32, Bool) -> Void) {
            typealias Extent = DeclarationPart.Extent
            let (addresses, extents) = (
                objects.part.addresses.elements.baseAddress!, objects.part.extents.elements.baseAddress!
            )
            objects.shapes.withUnsafeBufferPointer { shapes in
                for step in 0..<rows.count {
                    let row = isReversed ? rows.upperBound - 1 - step : rows.lowerBound + step
                    let payload = extents[row] & Extent.payload
                    switch extents[row] & ~Extent.payload {
                    case Extent.shape:
                        body(addresses[row], payload < shapes.count ? shapes[Int(payload)] : 0, false)
                    case Extent.large:
                        let count = objects.part.large[Int(payload)]
                        body(addresses[row], count.references, count.isLabelled)
                    case let kind:
                        body(addresses[row], payload, kind == Extent.labelledCount)
                    }
                }
            }
        }
    }

    /// All parts in pieces, in the order of the input.
    static func pieces(of parts: [DeclaredObjects]) -> [Piece] {
        parts.flatMap { objects in
            stride(from: 0, to: objects.part.count, by: Parallel.rows).map { first in
                Piece(objects: objects, rows: first..<min(objects.part.count, first + Parallel.rows))
            }
        }
    }
}
