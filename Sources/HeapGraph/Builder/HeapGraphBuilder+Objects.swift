extension HeapGraphBuilder {
    /// Fills in an object's row; nil where the address was not declared or already has its object.
    package func define(
        address: UInt64, type: TypeID, size: UInt64, slack: UInt64, referenceCount: UInt64?,
        flags: ObjectFlags
    ) -> ObjectID? {
        let filler = filler()
        let row = filler.claim(address)
        guard row != noRow else { return nil }
        filler.define(row, type: type.rawValue, size: size, flags: flags)
        filler.setSlack(slack, of: row)
        filler.setReferenceCount(referenceCount ?? 0, of: row)
        return ObjectID(row)
    }

    /// Fills in the rows and references of many objects; the same as one after the other, in one loop over plain pointers.
    ///
    /// - Returns: the number of the last object, nil where it got no place.
    package func define(_ rows: ObjectRows) throws(ImageError) -> ObjectID? {
        if rows.sites != nil, columns!.site == nil {
            try columns!.addSites(to: image)
            ownFiller = nil
        }
        let filler = filler()
        var last = noRow
        var first = 0
        for row in 0..<rows.addresses.count {
            let own = first..<first + Int(rows.references[row])
            first = own.upperBound
            last = filler.define(rows, row, references: own)
        }
        return last == noRow ? nil : ObjectID(last)
    }

    /// Fills in references of an object that was just defined: as many as were declared for it, or those from
    /// `position` on where they come in parts, in order. `labels` holds a ``LabelID`` for each, 0 where it is implied;
    /// nil where all are.
    package func setReferences(
        of object: ObjectID, from position: Int = 0, targets: UnsafeBufferPointer<UInt64>,
        labels: UnsafeBufferPointer<UInt32>?
    ) {
        filler().setReferences(
            of: object.rawValue, from: position, addresses: targets, labels: labels?.baseAddress)
    }

    private func filler() -> GraphFiller {
        let filler = ownFiller ?? makeFiller()
        ownFiller = filler
        return filler
    }
}

extension GraphFiller {
    fileprivate func define(_ rows: ObjectRows, _ row: Int, references own: Range<Int>) -> UInt32 {
        let object = claim(rows.addresses[row])
        guard object != noRow else { return noRow }
        define(
            object, type: rows.types[row], size: rows.sizes[row],
            flags: ObjectFlags(rawValue: rows.flags[row]))
        setSlack(UInt64(rows.slacks?[row] ?? 0), of: object)
        setReferenceCount(UInt64(rows.referenceCounts?[row] ?? 0), of: object)
        if let sites = rows.sites, sites[row] != noRow { setSite(sites[row], of: object) }
        setReferences(
            of: object, addresses: UnsafeBufferPointer(rebasing: rows.targets[own]),
            labels: rows.labels.map { $0.baseAddress! + own.lowerBound })
        return object
    }
}
