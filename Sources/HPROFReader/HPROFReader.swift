import HeapGraph

/// A heap dump of a Java virtual machine opened for reading: the HPROF binary format, versions 1.0.1 to 1.0.3, also
/// compressed with gzip.
///
/// Opening reads a sample of the file. Damage is no error: what is intact is read, and ``HPROFDamage`` says what is missing.
/// One thread at a time; loading uses all cores.
package final class HPROFReader {
    package let path: String
    package let header: FileHeader
    package let isCompressed: Bool
    /// Which dump of the file is read, from 1.
    package let dump: Int
    /// Names the content of that dump; an index made from it bears it.
    package let contentHash: ContentHash
    let source: DumpFile

    /// - Parameter dump: a file may hold several, one after the other.
    /// - Throws: `cannotOpen`, `cannotRead`, `notADump`.
    package static func open(_ path: String, dump: Int = 1) throws(HPROFError) -> HPROFReader {
        try HPROFReader(path, dump)
    }

    private init(_ path: String, _ dump: Int) throws(HPROFError) {
        source = try DumpFile(path: path)
        let start = try Beginning(of: source)
        guard let header = start.header else {
            throw HPROFError(
                .notADump, "not a Java heap dump", file: path,
                remedy: "Pass a file that jmap, jcmd GC.heap_dump or -XX:+HeapDumpOnOutOfMemoryError wrote")
        }
        self.path = path
        self.header = header
        self.dump = dump
        isCompressed = start.isCompressed
        contentHash = try ContentSample.hash(source, dump: dump)
    }

    /// Whether a file's content is such a dump, compressed or not, whatever its name. Reads its beginning only.
    package static func isDump(_ path: String) -> Bool {
        guard let file = try? DumpFile(path: path), let start = try? Beginning(of: file) else { return false }
        return start.header != nil
    }

    /// The first bytes of a file, decompressed where they are compressed.
    private struct Beginning {
        var header: FileHeader?
        var isCompressed: Bool

        init(of file: DumpFile) throws(HPROFError) {
            // A gzip header may hold a name and a comment.
            var bytes = try file.bytes(at: 0, count: 4096)
            isCompressed = GzipCopy.isGzip(bytes)
            if isCompressed { bytes = GzipInflater.beginning(of: bytes, count: FileHeader.maximumLength) }
            header = FileHeader(bytes)
        }
    }
}
