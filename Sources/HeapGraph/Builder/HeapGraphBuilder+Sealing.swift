extension HeapGraphBuilder {
    /// Announces an object, how many references it has and how many of these carry a label of their own.
    package func declare(address: UInt64, references: UInt32, explicitLabels: UInt32) {
        declarations.append(address: address, references: references, isLabelled: explicitLabels > 0)
    }

    /// Takes what the first pass learned of a stretch of the input. To be called in the order of the stretches: of two
    /// objects at one address the first one counts.
    ///
    /// - Parameter shapes: how many references an object of each shape has; a shape beyond the list has none.
    package func add(_ part: consuming DeclarationPart, shapes: [UInt32] = []) {
        parts.append(DeclaredObjects(part, shapes: shapes))
    }

    /// Ends the first pass: numbers the objects by their addresses and lays out the columns. Uses all cores.
    package func seal(columns: OptionalColumns = [.slack, .referenceCount]) throws(ImageError) {
        var last = DeclarationPart()
        swap(&last, &declarations)
        add(last)
        let pieces = DeclaredObjects.pieces(of: parts)
        parts = []
        let index = AddressIndex(pieces.map(\.addresses))
        let declared = pieces.reduce(0) { $0 + $1.rows.count }
        note("objects dropped because another one stands at their address", declared - index.count)
        hasDuplicates = index.hasDuplicates
        let low = try image.append(.objectAddress, of: UInt32.self, count: index.count)
        try image.append(.addressSegments, index.segments())
        let first = try image.append(.objectFirstReference, of: UInt64.self, count: index.count + 1)
        let layout = ReferenceLayout(first: first)
        layout.placeCounts(of: pieces, index.lookup, isRepeated: index.hasDuplicates, low: low.baseAddress!)
        self.index = consume index
        try layOut(layout, hasIdentifiers: false, columns)
    }

    /// The same for objects without addresses, which are numbered in the order they come in.
    ///
    /// - Parameters:
    ///   - references: how many references each object has, in order, in any number of buffers.
    ///   - isLabelled: every reference has a place for a label of its own.
    package func sealNumbered(
        references: [UnsafeBufferPointer<UInt32>], isLabelled: Bool, columns: OptionalColumns = []
    ) throws(ImageError) {
        let count = references.reduce(0) { $0 + $1.count }
        let first = try image.append(.objectFirstReference, of: UInt64.self, count: count + 1)
        let layout = ReferenceLayout(first: first)
        layout.placeCounts(references, isLabelled: isLabelled)
        try layOut(layout, hasIdentifiers: true, columns)
    }

    private func layOut(
        _ layout: ReferenceLayout, hasIdentifiers: Bool, _ optional: OptionalColumns
    ) throws(ImageError) {
        let (references, labels) = layout.sum()
        let columns = try ObjectColumns(
            image: image, first: layout.first, references: references, labels: labels,
            hasIdentifiers: hasIdentifiers,
            columns: optional)
        if let bits = columns.hasLabel, let ranks = columns.labelRank {
            layout.placeLabels(in: bits, isComplete: labels == references)
            LabelRanks.compute(bits, references: columns.references, into: ranks)
        }
        // The parts of the first pass are gone when the second one begins.
        ScratchMemory.trim()
        claimed = Scratch(zeros: columns.count)
        notStrong = Scratch(zeros: (columns.references + 63) / 64)
        self.columns = columns
    }
}
