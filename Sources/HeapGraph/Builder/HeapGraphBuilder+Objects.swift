extension HeapGraphBuilder {
    /// Fills in an object's row; nil where the address was not declared or already has its object.
    package func define(
        address: UInt64, type: TypeID, size: UInt64, slack: UInt64, referenceCount: UInt64?,
        flags: ObjectFlags
    ) -> ObjectID? {
        guard let object = object(at: address), columns!.claim(object) else { return nil }
        columns!.fill(object, type: type, size: size, slack: slack, count: referenceCount, flags: flags)
        if size >= UInt64(UInt32.max) {
            tables.largeSizes.append(LargeSize(size: size, object: object.rawValue))
        }
        return object
    }

    /// Fills in the rows and references of many objects; the same as one after the other, in one loop over plain pointers.
    ///
    /// - Returns: the number of the last object, nil where it got no place.
    package func define(_ rows: ObjectRows) throws(ImageError) -> ObjectID? {
        var filler = Filler(self)
        defer { filler.giveBack(to: self) }
        var last: ObjectID?
        var first = 0
        for row in 0..<rows.addresses.count {
            let own = first..<first + Int(rows.references[row])
            first = own.upperBound
            last = filler.define(rows, row)
            guard let object = last else { continue }
            if rows.sizes[row] >= UInt64(UInt32.max) {
                tables.largeSizes.append(LargeSize(size: rows.sizes[row], object: object.rawValue))
            }
            try filler.setReferences(of: object, from: 0, rows.targets, rows.labels, own)
            if let sites = rows.sites, sites[row] != noRow { try filler.setSite(sites[row], of: object) }
        }
        return last
    }

    /// Fills in references of an object that was just defined: as many as were declared for it, or those from
    /// `position` on where they come in parts, in order. `labels` holds a ``LabelID`` for each, 0 where it is implied;
    /// nil where all are.
    package func setReferences(
        of object: ObjectID, from position: Int = 0, targets: UnsafeBufferPointer<UInt64>,
        labels: UnsafeBufferPointer<UInt32>?
    ) throws(ImageError) {
        var filler = Filler(self)
        defer { filler.giveBack(to: self) }
        try filler.setReferences(of: object, from: position, targets, labels, targets.indices)
    }
}

/// The builder's columns in local variables, where no access to them is checked or counted.
private struct Filler {
    private var columns: ObjectColumns
    private let lookup: AddressIndex.Lookup
    private var labelCursor: [UInt64]
    private let labels: [LabelRecord]
    private let image: GraphImage

    init(_ builder: HeapGraphBuilder) {
        columns = builder.columns.take()!
        lookup = builder.lookup!
        labelCursor = builder.labelCursor
        builder.labelCursor = []
        labels = builder.tables.labels
        image = builder.image
    }

    consuming func giveBack(to builder: HeapGraphBuilder) {
        builder.columns = columns
        builder.labelCursor = labelCursor
    }

    mutating func define(_ rows: ObjectRows, _ row: Int) -> ObjectID? {
        let number = lookup.row(of: rows.addresses[row])
        guard number != noRow, columns.claim(ObjectID(number)) else { return nil }
        columns.fill(
            ObjectID(number), type: TypeID(rows.types[row]), size: rows.sizes[row],
            slack: UInt64(rows.slacks?[row] ?? 0), count: rows.referenceCounts.map { UInt64($0[row]) },
            flags: ObjectFlags(rawValue: rows.flags[row]))
        return ObjectID(number)
    }

    mutating func setSite(_ site: UInt32, of object: ObjectID) throws(ImageError) {
        try columns.setSite(site, of: object, image: image)
    }

    /// Those of `targets` and `labels` at `own`.
    mutating func setReferences(
        of object: ObjectID, from position: Int, _ targets: UnsafeBufferPointer<UInt64>,
        _ labels: UnsafeBufferPointer<UInt32>?, _ own: Range<Int>
    ) throws(ImageError) {
        let first = Int(columns.firstReference[object.index]) + position
        precondition(first + own.count <= Int(columns.firstReference[object.index + 1]))
        for i in own {
            let target = lookup.row(of: targets[i])
            let row = first + i - own.lowerBound
            columns.target[row] = target
            if target == noRow { try columns.markNotStrong(row, image: image) }
            if let label = labels?[i], label != 0 { try setLabel(label, of: row, object: object) }
        }
    }

    private mutating func setLabel(
        _ label: UInt32, of reference: Int, object: ObjectID
    ) throws(ImageError) {
        let place = Int(labelCursor[object.index])
        precondition(place < columns.label.count, "more labels than were declared")
        columns.hasLabel[reference / 64] |= 1 << UInt64(reference % 64)
        columns.label[place] = label
        labelCursor[object.index] += 1
        if labels[Int(label)].strength != ReferenceStrength.strong.rawValue {
            try columns.markNotStrong(reference, image: image)
        }
    }
}
