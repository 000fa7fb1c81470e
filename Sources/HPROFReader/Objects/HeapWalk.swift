/// What a pass over a heap dump does with its records. `window` stands at the record's tag; a visitor may move it.
protocol HeapVisitor: ~Copyable {
    /// - Parameters:
    ///   - data: how many bytes of field values follow the `header` bytes of the record.
    mutating func instance(
        at address: UInt64, class: UInt64, header: Int, data: UInt32, _ window: inout FileWindow)
    mutating func objectArray(
        at address: UInt64, class: UInt64, header: Int, count: UInt32, _ window: inout FileWindow)
    /// - Parameters:
    ///   - type: a ``BasicType`` that is primitive.
    ///   - hasData: Android leaves out the elements of some arrays.
    mutating func primitiveArray(
        at address: UInt64, type: UInt8, header: Int, count: UInt32, hasData: Bool, _ window: inout FileWindow
    )
    /// Class dumps, roots and the rest: `length` bytes with the tag.
    mutating func other(_ tag: UInt8, length: UInt64, _ window: inout FileWindow)
    /// From here to the end of the segment nothing can be used.
    mutating func lost(_ bytes: Range<UInt64>, _ reason: String)
}

/// Walks the records of a piece. Every pass sees the same records.
struct HeapWalk {
    let idSize: Int
    let fileSize: UInt64

    func walk<Visitor: HeapVisitor & ~Copyable>(
        _ piece: Piece, _ window: inout FileWindow, _ visitor: inout Visitor
    ) {
        var start = piece.start
        var segmentEnd = piece.segmentEnd
        while start < piece.end {
            let end = min(segmentEnd, piece.end)
            records(start..<end, &window, &visitor)
            start = end
            guard start < piece.end else { return }
            // The header of the next segment; the layout made sure that it is one.
            window.move(to: start)
            guard let length = window.need(RecordTag.headerLength)?.u4(5) else { return }
            start += UInt64(RecordTag.headerLength)
            segmentEnd = start + UInt64(length)
        }
    }

    private func records<Visitor: HeapVisitor & ~Copyable>(
        _ range: Range<UInt64>, _ window: inout FileWindow, _ visitor: inout Visitor
    ) {
        window.move(to: range.lowerBound)
        var start = range.lowerBound
        while start < range.upperBound {
            guard let length = HeapRecordLength.next(&window, idSize: idSize),
                length <= range.upperBound - start
            else { return lose(start..<range.upperBound, &window, &visitor) }
            visit(length, &window, &visitor)
            start += length
            window.move(to: start)
        }
    }

    @inline(__always)
    private func visit<Visitor: HeapVisitor & ~Copyable>(
        _ length: UInt64, _ window: inout FileWindow, _ visitor: inout Visitor
    ) {
        // Its length is known, so what tells it is at hand.
        let long = 1 + 2 * idSize + 8
        let short = 1 + idSize + 9
        guard let bytes = window.need(1) else { return }
        let tag = bytes.load(as: UInt8.self)
        switch tag {
        case HeapTag.instance:
            visitor.instance(
                at: bytes.id(1, size: idSize), class: bytes.id(5 + idSize, size: idSize), header: long,
                data: bytes.u4(long - 4), &window)
        case HeapTag.objectArray:
            visitor.objectArray(
                at: bytes.id(1, size: idSize), class: bytes.id(9 + idSize, size: idSize), header: long,
                count: bytes.u4(5 + idSize), &window)
        case HeapTag.primitiveArray, HeapTag.primitiveArrayNoData:
            visitor.primitiveArray(
                at: bytes.id(1, size: idSize), type: bytes.load(fromByteOffset: short - 1, as: UInt8.self),
                header: short, count: bytes.u4(5 + idSize), hasData: tag == HeapTag.primitiveArray, &window)
        default: visitor.other(tag, length: length, &window)
        }
    }

    @inline(never)
    private func lose<Visitor: HeapVisitor & ~Copyable>(
        _ range: Range<UInt64>, _ window: inout FileWindow, _ visitor: inout Visitor
    ) {
        guard window.error == nil else { return }
        window.move(to: range.lowerBound)
        let isKnown = HeapRecordLength.next(&window, idSize: idSize) != nil
        let reason =
            switch (isKnown, range.upperBound == fileSize) {
            case (_, true): "the file ends inside of the heap dump"
            case (true, false): "a record of the heap is longer than its segment"
            case (false, false): "no record of the heap begins here"
            }
        visitor.lost(range, reason)
    }
}
