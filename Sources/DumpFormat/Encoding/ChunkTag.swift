/// What a chunk holds: four ASCII characters, stored in the order they are read.
package struct ChunkTag: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ text: StaticString) {
        precondition(text.utf8CodeUnitCount == 4)
        rawValue = UnsafeRawPointer(text.utf8Start).loadUnaligned(as: UInt32.self)
    }

    /// Strings that the other chunks refer to by number.
    package static let names = ChunkTag("NAME")
    package static let types = ChunkTag("TYPE")
    package static let labels = ChunkTag("LABL")
    /// Objects with their references.
    package static let objects = ChunkTag("OBJS")
    /// More references of the last object before.
    package static let references = ChunkTag("REFS")
    /// Values of immutable objects.
    package static let values = ChunkTag("VALS")
    /// Salted hashes of such values, where the values are to stay secret.
    package static let hashes = ChunkTag("HASH")
    package static let roots = ChunkTag("ROOT")
    package static let threads = ChunkTag("THRD")
    package static let frames = ChunkTag("FRAM")
    /// Allocation sites.
    package static let sites = ChunkTag("SITE")
    /// Members of the intern table.
    package static let interned = ChunkTag("INTN")
    package static let arenas = ChunkTag("ARNA")
    /// Pools and which of their blocks are in use.
    package static let pools = ChunkTag("POOL")
    package static let largeAllocations = ChunkTag("LARG")
    /// The cycle collector's generations.
    package static let generations = ChunkTag("GENS")
    /// Facts about the process and its runtime.
    package static let facts = ChunkTag("FACT")
    /// What the writer of the dump could not take in.
    package static let coverage = ChunkTag("COVR")
    /// The process's mappings.
    package static let mappings = ChunkTag("MAPS")
    /// Which pages were in memory.
    package static let pages = ChunkTag("PAGE")
    /// The last chunk: totals.
    package static let done = ChunkTag("DONE")

    package static let known: Set<ChunkTag> = [
        names, types, labels, objects, references, values, hashes, roots, threads, frames, sites, interned,
        arenas, pools, largeAllocations, generations, facts, coverage, mappings, pages,
        done,
    ]

    /// The four characters; anything unprintable as `?`.
    package var description: String {
        let bytes = withUnsafeBytes(of: rawValue.littleEndian) { Array($0) }
        return String(decoding: bytes.map { (0x20..<0x7F).contains($0) ? $0 : 0x3F }, as: UTF8.self)
    }
}
