import DumpFiles
import Glibc
import HeapGraph

/// Writes a heap as a `.barrow` file, streaming: nothing is allocated per object, and memory stays at a few chunks.
///
/// For every object ``beginObject(address:type:size:slack:referenceCount:flags:)``, then its references in the order of
/// its fields or elements, its value and its site if any, then ``endObject()``. Tables (names, types, labels, roots,
/// threads, the allocator, …) at any time, but a row before what refers to it. Objects may come in any order;
/// ascending addresses are fastest to read. Equal calls give equal bytes, except with ``ValuePolicy/hashed``.
///
/// The file appears under its name in ``finish()``; a writer that is dropped before leaves nothing behind, and an earlier
/// file of that name as it was. One thread at a time; compression and disk run on another one.
package final class DumpWriter {
    package struct Options: Sendable {
        package var compresses = true
        package var values = ValuePolicy.full
        /// Whether compression and writing get a thread of their own.
        package var usesSecondThread = true

        package init(compresses: Bool = true, values: ValuePolicy = .full, usesSecondThread: Bool = true) {
            self.compresses = compresses
            self.values = values
            self.usesSecondThread = usesSecondThread
        }
    }

    let pipeline: ChunkPipeline
    let policy: ValuePolicy
    /// Of the salted hash; random, and gone with the writer.
    let salt: (UInt64, UInt64)
    let objects = ObjectBuffer()
    let values = ValueBuffer()
    var tables = Tables()
    var nameRows: [String: UInt32] = ["": 0]
    var labelRows: [LabelKey: UInt32] = [:]
    var totalObjects: UInt64 = 0
    var totalReferences: UInt64 = 0
    /// References of the object under way that are already written.
    var writtenReferences: UInt64 = 0
    var isInObject = false

    struct Tables {
        var names = TableBuffer(.names, first: 1)
        var types = TableBuffer(.types)
        var labels = TableBuffer(.labels, first: 1)
        var roots = TableBuffer(.roots)
        var threads = TableBuffer(.threads)
        var frames = TableBuffer(.frames)
        var sites = TableBuffer(.sites)
        var interned = TableBuffer(.interned)
        var arenas = TableBuffer(.arenas)
        var pools = TableBuffer(.pools)
        var largeAllocations = TableBuffer(.largeAllocations)
        var generations = TableBuffer(.generations)
        var facts = TableBuffer(.facts)
        var coverage = TableBuffer(.coverage)
        var mappings = TableBuffer(.mappings)
        var pages = TableBuffer(.pages)
    }

    struct LabelKey: Hashable {
        var value: UInt32
        var isIndex: Bool
        var strength: ReferenceStrength
    }

    package init(path: String, options: Options = Options()) throws(DumpError) {
        let encoder = try ChunkEncoder(path: path, compresses: options.compresses)
        pipeline = ChunkPipeline(encoder: encoder, usesSecondThread: options.usesSecondThread)
        policy = options.values
        var random = SystemRandomNumberGenerator()
        salt = (random.next(), random.next())
        fact("dump.values", policy.rawValue)
    }

    /// Writes what is still buffered and the totals, flushes to the disk, and gives the file its name.
    package func finish() throws(DumpError) {
        precondition(!isInObject, "finish() inside an object")
        flushObjects()
        flushValues()
        for table in Self.allTables { flush(table) }
        try pipeline.finish(objects: totalObjects, references: totalReferences)
    }

    private static var allTables: [WritableKeyPath<Tables, TableBuffer>] {
        [
            \.names, \.types, \.labels, \.sites, \.threads, \.frames, \.roots, \.interned, \.arenas, \.pools,
            \.largeAllocations, \.generations, \.facts, \.coverage, \.mappings, \.pages,
        ]
    }

    /// Adds to a table and writes it out when it is due.
    func withTable<Result>(
        _ table: WritableKeyPath<Tables, TableBuffer>, _ body: (inout TableBuffer) -> Result
    ) -> Result {
        let result = body(&tables[keyPath: table])
        if tables[keyPath: table].isDue { flush(table) }
        return result
    }

    func flush(_ table: WritableKeyPath<Tables, TableBuffer>) {
        guard !tables[keyPath: table].isEmpty else { return }
        pipeline.write { tables[keyPath: table].encode(into: $0) }
    }
}
