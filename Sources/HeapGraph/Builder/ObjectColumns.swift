/// The object and reference columns while they are being filled, in the image; pointers to absent ones are nil.
struct ObjectColumns: @unchecked Sendable {
    let count: Int
    let references: Int
    let labels: Int
    let type: UnsafeMutablePointer<UInt32>
    let size: UnsafeMutablePointer<UInt32>
    let flags: UnsafeMutablePointer<UInt16>
    let slack: UnsafeMutablePointer<UInt16>?
    let referenceCount: UnsafeMutablePointer<UInt32>?
    private(set) var site: UnsafeMutablePointer<UInt32>?
    let identifier: UnsafeMutablePointer<UInt32>?
    let firstReference: UnsafeMutablePointer<UInt64>
    let target: UnsafeMutablePointer<UInt32>
    let hasLabel: UnsafeMutablePointer<UInt64>?
    let labelRank: UnsafeMutablePointer<UInt32>?
    let label: UnsafeMutablePointer<UInt32>?

    /// - Parameter first: the column of first references.
    init(
        image: GraphImage, first: UnsafeMutableBufferPointer<UInt64>, references: Int, labels: Int,
        hasIdentifiers: Bool, columns: OptionalColumns
    ) throws(ImageError) {
        func make<Element: BitwiseCopyable>(
            _ section: SectionID, _ type: Element.Type, _ count: Int, if isWanted: Bool = true
        ) throws(ImageError) -> UnsafeMutablePointer<Element>? {
            guard isWanted else { return nil }
            return try image.append(section, of: type, count: count).baseAddress!
        }
        count = first.count - 1
        self.references = references
        self.labels = labels
        firstReference = first.baseAddress!
        type = try make(.objectType, UInt32.self, count)!
        size = try make(.objectSize, UInt32.self, count)!
        flags = try make(.objectFlags, UInt16.self, count)!
        slack = try make(.objectSlack, UInt16.self, count, if: columns.contains(.slack))
        referenceCount = try make(
            .objectReferenceCount, UInt32.self, count, if: columns.contains(.referenceCount))
        identifier = try make(.objectIdentifier, UInt32.self, count, if: hasIdentifiers)
        target = try make(.referenceTarget, UInt32.self, references)!
        hasLabel = try make(.referenceHasLabel, UInt64.self, (references + 63) / 64, if: labels > 0)
        labelRank = try make(.referenceLabelRank, UInt32.self, (references + 511) / 512, if: labels > 0)
        label = try make(.referenceLabel, UInt32.self, labels, if: labels > 0)
        if columns.contains(.site) { try addSites(to: image) }
    }

    /// Makes the column of allocation sites, where no object has one yet.
    mutating func addSites(to image: GraphImage) throws(ImageError) {
        guard site == nil else { return }
        let column = try image.append(.objectSite, of: UInt32.self, count: count)
        column.update(repeating: noRow)
        site = column.baseAddress
    }

    /// The place in the column of labels of a reference that has one.
    @inline(__always)
    func labelPlace(of reference: Int) -> Int {
        let block = reference / 512
        var rank = Int(labelRank![block])
        for word in block * 8..<reference / 64 { rank += hasLabel![word].nonzeroBitCount }
        let below = hasLabel![reference / 64] & ((1 << UInt64(reference % 64)) - 1)
        return rank + below.nonzeroBitCount
    }

    /// Whether the reference has a place for a label.
    @inline(__always)
    func isLabelled(_ reference: Int) -> Bool {
        guard let hasLabel else { return false }
        return hasLabel[reference / 64] >> UInt64(reference % 64) & 1 != 0
    }
}
