/// The columns of the table chunks, in order: how wide each is and what its numbers refer to.
struct TableSchema {
    struct Column {
        enum Meaning {
            /// Refers to nothing.
            case plain
            /// Row of another table; `noRow` is none where `isOptional`.
            case row(of: ChunkTag, isOptional: Bool)
            /// Address of an object; 0 is none where `isOptional`.
            case object(isOptional: Bool)
        }

        var width: Int
        var meaning = Meaning.plain

        static let u8 = Column(width: 1)
        static let u32 = Column(width: 4)
        static let u64 = Column(width: 8)
        static let name = Column(width: 4, meaning: .row(of: .names, isOptional: false))
        static let object = Column(width: 8, meaning: .object(isOptional: false))
        static let optionalObject = Column(width: 8, meaning: .object(isOptional: true))

        static func row(_ tag: ChunkTag) -> Column {
            Column(width: 4, meaning: .row(of: tag, isOptional: false))
        }
        static func optionalRow(_ tag: ChunkTag) -> Column {
            Column(width: 4, meaning: .row(of: tag, isOptional: true))
        }
    }

    /// Bytes that belong to the rows, those of the first row first.
    struct Tail {
        /// The column that says how many bytes each row has.
        var lengths: Int
        /// Whether it counts bits, of which the last byte may be partly used.
        var areBits: Bool

        func byteCount(_ length: UInt32) -> Int { areBits ? (Int(length) + 7) / 8 : Int(length) }
    }

    /// What a row is called in messages, in the plural.
    var rows: String
    var columns: [Column]
    /// The bytes that follow the columns, if any.
    var tail: Tail?

    static let tables: [ChunkTag: TableSchema] = [
        .names: TableSchema(rows: "names", columns: [.u32], tail: Tail(lengths: 0, areBits: false)),
        .types: TableSchema(
            rows: "types",
            columns: [.optionalObject, .name, .name, .optionalRow(.types), .u32, .u32, .u8, .u8]),
        // The first column is a name or an index, as the second says.
        .labels: TableSchema(rows: "labels", columns: [.u32, .u8, .u8]),
        .roots: TableSchema(
            rows: "roots", columns: [.object, .name, .optionalRow(.threads), .optionalRow(.frames), .u8]),
        .threads: TableSchema(rows: "threads", columns: [.u64, .name]),
        .frames: TableSchema(
            rows: "frames", columns: [.optionalObject, .row(.threads), .name, .name, .u32]),
        .sites: TableSchema(rows: "allocation sites", columns: [.name, .name, .u32]),
        .interned: TableSchema(rows: "interned objects", columns: [.object]),
        .arenas: TableSchema(rows: "arenas", columns: [.u64, .u64, .u32, .u32, .u32]),
        .pools: TableSchema(
            rows: "pools", columns: [.u64, .row(.arenas), .u32, .u32, .u32],
            tail: Tail(lengths: 3, areBits: true)),
        .largeAllocations: TableSchema(rows: "large allocations", columns: [.u64, .u64, .u64]),
        .generations: TableSchema(rows: "generations", columns: [.u64, .u64, .u64, .u32, .u32]),
        .facts: TableSchema(rows: "facts", columns: [.name, .name]),
        .coverage: TableSchema(rows: "notes of the writer", columns: [.u64, .name]),
        .mappings: TableSchema(
            rows: "mappings", columns: [.u64, .u64, .u64, .u64, .name, .u8, .u8]),
        .pages: TableSchema(
            rows: "runs of pages", columns: [.u64, .u32, .u8], tail: Tail(lengths: 1, areBits: true)),
    ]
}
