// The columns themselves, for readers that fill whole stretches of them: who writes here keeps to rows of its own.
extension GraphFiller {
    package var typeColumn: UnsafeMutableBufferPointer<UInt32> { objects(columns.type) }
    /// `UInt32.max` where ``define(_:type:size:flags:)`` gives a larger one.
    package var sizeColumn: UnsafeMutableBufferPointer<UInt32> { objects(columns.size) }
    package var flagsColumn: UnsafeMutableBufferPointer<UInt16> { objects(columns.flags) }
    /// Empty where objects have addresses.
    package var identifierColumn: UnsafeMutableBufferPointer<UInt32> { objects(columns.identifier) }
    /// Not 0: the object has its row.
    package var claimedColumn: UnsafeMutableBufferPointer<UInt8> { objects(claimed) }

    /// Where each object's references begin, and, one row further, where the last one's end.
    package var firstReferences: UnsafeBufferPointer<UInt64> {
        UnsafeBufferPointer(start: columns.firstReference, count: columns.count + 1)
    }

    /// Objects' numbers, ``noRow`` for none; every row must be written.
    package var targetColumn: UnsafeMutableBufferPointer<UInt32> {
        UnsafeMutableBufferPointer(start: columns.target, count: columns.references)
    }

    /// Where every reference is labelled: the label of each, to be written at any time before the builder finishes; empty
    /// otherwise. Who writes here says in ``notStrongWords`` which do not keep their target alive.
    package var labelColumn: UnsafeMutableBufferPointer<UInt32> {
        let isComplete = columns.labels == columns.references
        return UnsafeMutableBufferPointer(
            start: isComplete ? columns.label : nil, count: isComplete ? columns.labels : 0)
    }

    /// One bit a reference: it does not keep its target alive. Words that several threads write need
    /// ``markNotStrong(_:)``.
    package var notStrongWords: UnsafeMutableBufferPointer<UInt64> {
        UnsafeMutableBufferPointer(start: notStrong, count: (columns.references + 63) / 64)
    }

    private func objects<Element>(
        _ column: UnsafeMutablePointer<Element>?
    ) -> UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(start: column, count: column == nil ? 0 : columns.count)
    }
}
