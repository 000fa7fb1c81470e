extension GraphFiller {
    /// Fills in references of a claimed object from `position` on: addresses, 0 for null. The first call for an object
    /// begins at 0 and leaves what it does not give without a target; later calls may go on from there.
    ///
    /// - Parameter labels: a ``LabelID`` for each, 0 where type and position imply it; nil where all are. They count only
    ///   where the object was declared as labelled.
    package func setReferences(
        of row: UInt32, from position: Int = 0, addresses: UnsafeBufferPointer<UInt64>,
        labels: UnsafePointer<UInt32>? = nil
    ) {
        let rows = rows(of: row, position, addresses.count)
        fill(rows) {
            addresses[$0] == 0 ? noRow : lookup.row(of: addresses[$0])
        } isNull: {
            addresses[$0] == 0
        }
        if let labels { setLabels(labels, of: rows) }
        if position == 0 { clear(after: rows, of: row) }
    }

    /// The same from the bytes of a file: `count` big-endian addresses of 4 or 8 bytes.
    package func setReferences(
        of row: UInt32, from position: Int = 0, bigEndian bytes: UnsafeRawPointer, idSize: Int, count: Int
    ) {
        let rows = rows(of: row, position, count)
        if idSize == 8 {
            fill(rows) {
                let id = bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)
                return id == 0 ? noRow : lookup.row(of: UInt64(bigEndian: id))
            } isNull: {
                bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) == 0
            }
        } else {
            fill(rows) {
                let id = bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)
                return id == 0 ? noRow : lookup.row(of: UInt64(UInt32(bigEndian: id)))
            } isNull: {
                bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) == 0
            }
        }
        if position == 0 { clear(after: rows, of: row) }
    }

    /// The same with objects' numbers, ``noRow`` for null.
    package func setReferences(
        of row: UInt32, from position: Int = 0, objects: UnsafeBufferPointer<UInt32>,
        labels: UnsafePointer<UInt32>? = nil
    ) {
        let rows = rows(of: row, position, objects.count)
        setTargets(objects, of: rows)
        if let labels { setLabels(labels, of: rows) }
        if position == 0 { clear(after: rows, of: row) }
    }

    /// Fills in any stretch of the references of all objects, which follow each other in the order of the objects. Every
    /// reference must be given one way or another, with ``noRow`` where the input ends early. Labels only where all of the
    /// stretch are declared as labelled; they may come later, too, see ``labelColumn``.
    package func setReferences(
        at first: Int, objects: UnsafeBufferPointer<UInt32>, labels: UnsafePointer<UInt32>? = nil
    ) {
        guard first >= 0, first <= columns.references else { return }
        let rows = first..<min(first + objects.count, columns.references)
        setTargets(objects, of: rows)
        if let labels { setLabels(labels, of: rows) }
    }

    /// The rows of `count` references from `position` on, as far as the object has them.
    @inline(__always)
    private func rows(of row: UInt32, _ position: Int, _ count: Int) -> Range<Int> {
        let first = Int(columns.firstReference[Int(row)]) + position
        let end = Int(columns.firstReference[Int(row) + 1])
        return first <= end ? first..<min(first + count, end) : end..<end
    }

    @inline(__always)
    private func fill(_ rows: Range<Int>, target: (Int) -> UInt32, isNull: (Int) -> Bool) {
        let targets = columns.target + rows.lowerBound
        var nullCount = 0
        for place in 0..<rows.count {
            let object = target(place)
            targets[place] = object
            if object == noRow, isNull(place) { nullCount += 1 }
        }
        nulls.pointee += nullCount
    }

    @inline(__always)
    private func setTargets(_ objects: UnsafeBufferPointer<UInt32>, of rows: Range<Int>) {
        let count = UInt32(truncatingIfNeeded: columns.count)
        fill(rows) {
            objects[$0] < count ? objects[$0] : noRow
        } isNull: {
            objects[$0] == noRow
        }
    }

    /// What was declared and is not given has no target.
    @inline(__always)
    private func clear(after rows: Range<Int>, of row: UInt32) {
        let end = Int(columns.firstReference[Int(row) + 1])
        for reference in rows.upperBound..<max(end, rows.upperBound) { columns.target[reference] = noRow }
    }

    private func setLabels(_ labels: UnsafePointer<UInt32>, of rows: Range<Int>) {
        guard !rows.isEmpty, columns.isLabelled(rows.lowerBound), let column = columns.label else { return }
        let isEveryOne = columns.labels == columns.references
        let place = isEveryOne ? rows.lowerBound : columns.labelPlace(of: rows.lowerBound)
        for row in 0..<rows.count where labels[row] != 0 {
            column[place + row] = labels[row]
            if !strengths.isStrong(labels[row]) { markNotStrong(rows.lowerBound + row) }
        }
    }
}
