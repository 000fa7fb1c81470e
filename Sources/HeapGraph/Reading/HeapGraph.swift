/// A heap, read-only: objects, references, types, names, roots, threads, values and the allocator, as columns.
///
/// Reading is random access in constant time unless an accessor says otherwise. Safe to use from any thread.
/// Loops over the whole heap should take the column (`graph.columns.…`) once rather than an accessor per row.
public final class HeapGraph: @unchecked Sendable {
    public let objectCount: Int
    public let referenceCount: Int
    public let table: ColumnTable
    /// Every column of the dump, typed.
    public let columns: Columns
    /// How the program's language quotes a text: the fact `runtime.language` says which it is; Python's where none does.
    let quote: Unicode.Scalar
    /// Keeps the memory alive; nil where a host owns it.
    package let image: GraphImage?

    /// The columns that come from the dump; optional ones are empty where the dump has no such data.
    public struct Columns: @unchecked Sendable {
        public let address: UnsafeBufferPointer<UInt32>
        public let addressSegments: UnsafeBufferPointer<AddressSegment>
        public let type: UnsafeBufferPointer<UInt32>
        public let size: UnsafeBufferPointer<UInt32>
        public let largeSizes: UnsafeBufferPointer<LargeSize>
        public let flags: UnsafeBufferPointer<UInt16>
        public let slack: UnsafeBufferPointer<UInt16>
        public let referenceCount: UnsafeBufferPointer<UInt32>
        public let firstReference: UnsafeBufferPointer<UInt64>
        public let site: UnsafeBufferPointer<UInt32>
        public let identifier: UnsafeBufferPointer<UInt32>
        public let target: UnsafeBufferPointer<UInt32>
        public let hasLabel: UnsafeBufferPointer<UInt64>
        public let labelRank: UnsafeBufferPointer<UInt32>
        public let label: UnsafeBufferPointer<UInt32>
        public let notStrong: UnsafeBufferPointer<UInt64>
        public let typeFirstField: UnsafeBufferPointer<UInt32>
        public let typeField: UnsafeBufferPointer<UInt32>

        init(_ table: ColumnTable) {
            address = table.elements(.objectAddress, as: UInt32.self)
            addressSegments = table.elements(.addressSegments, as: AddressSegment.self)
            type = table.elements(.objectType, as: UInt32.self)
            size = table.elements(.objectSize, as: UInt32.self)
            largeSizes = table.elements(.largeSizes, as: LargeSize.self)
            flags = table.elements(.objectFlags, as: UInt16.self)
            slack = table.elements(.objectSlack, as: UInt16.self)
            referenceCount = table.elements(.objectReferenceCount, as: UInt32.self)
            firstReference = table.elements(.objectFirstReference, as: UInt64.self)
            site = table.elements(.objectSite, as: UInt32.self)
            identifier = table.elements(.objectIdentifier, as: UInt32.self)
            typeFirstField = table.elements(.typeFirstField, as: UInt32.self)
            typeField = table.elements(.typeField, as: UInt32.self)
            target = table.elements(.referenceTarget, as: UInt32.self)
            hasLabel = table.elements(.referenceHasLabel, as: UInt64.self)
            labelRank = table.elements(.referenceLabelRank, as: UInt32.self)
            label = table.elements(.referenceLabel, as: UInt32.self)
            notStrong = table.elements(.referenceNotStrong, as: UInt64.self)
        }
    }

    /// A graph over an image of ours.
    package convenience init(image: GraphImage) {
        self.init(table: ColumnTable(image: image), image: image)
    }

    /// A graph over columns that somebody else keeps in place for as long as it is used.
    public convenience init(borrowing table: ColumnTable) {
        self.init(table: table, image: nil)
    }

    private init(table: ColumnTable, image: GraphImage?) {
        self.table = table
        self.image = image
        columns = Columns(table)
        quote = Literal.quote(in: table)
        objectCount = columns.type.count
        referenceCount = columns.target.count
    }

    /// Whether objects have addresses; where they have not, the runtime's own numbers stand for these.
    public var hasAddresses: Bool { columns.identifier.isEmpty }

    /// The objects, in address order.
    public var objects: some RandomAccessCollection<ObjectID> {
        (0..<objectCount).lazy.map { ObjectID($0) }
    }

    /// What ties this heap to its dump.
    package var contentHash: ContentHash { image?.contentHash ?? ContentHash(high: 0, low: 0) }
}
