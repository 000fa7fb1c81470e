/// Where the columns of a heap are: from an image of ours, or from what a host hands to a plugin.
public struct ColumnTable: Sendable {
    /// One column: `count` elements of `width` bytes from `base`.
    public struct Column: @unchecked Sendable {
        public var base: UnsafeRawPointer
        public var count: Int
        public var width: Int

        public init(base: UnsafeRawPointer, count: Int, width: Int) {
            self.base = base
            self.count = count
            self.width = width
        }
    }

    public private(set) var columns: [UInt32: Column]
    /// Keeps an image of ours mapped while the table is used.
    private let owner: GraphImage?

    public init(_ columns: [UInt32: Column]) {
        self.columns = columns
        owner = nil
    }

    init(image: GraphImage) {
        columns = [:]
        owner = image
        for section in image.sections {
            let base = UnsafeRawPointer(image.base) + Int(section.offset)
            columns[section.id] = Column(base: base, count: Int(section.count), width: Int(section.width))
        }
    }

    public func contains(_ section: SectionID) -> Bool { columns[section.rawValue] != nil }

    /// The column's elements; empty where it is absent or its elements have another width than `type`.
    public func elements<Element: BitwiseCopyable>(
        _ section: SectionID, as type: Element.Type
    ) -> UnsafeBufferPointer<Element> {
        guard let column = columns[section.rawValue], column.width == MemoryLayout<Element>.stride else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(
            start: column.base.assumingMemoryBound(to: Element.self), count: column.count)
    }
}
