import DumpFiles
import HeapGraph

/// A heap dump of a Java virtual machine opened for reading: the HPROF binary format, versions 1.0.1 to 1.0.3, also
/// compressed.
///
/// Opening reads a sample of the file; what reads all of a compressed one decompresses it first. Damage is no error: what is
/// intact is read, and ``HPROFDamage`` says what is missing.
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
    package static func open(_ path: String, dump: Int = 1) throws(DumpError) -> HPROFReader {
        try HPROFReader(path, dump)
    }

    private init(_ path: String, _ dump: Int) throws(DumpError) {
        source = try DumpFile(path: path)
        guard let header = FileHeader(try source.beginning(count: FileHeader.maximumLength)) else {
            throw DumpError(
                .notADump, "not a Java heap dump", file: path,
                remedy: "Pass a file that jmap, jcmd GC.heap_dump or -XX:+HeapDumpOnOutOfMemoryError wrote")
        }
        self.path = path
        self.header = header
        self.dump = dump
        isCompressed = source.compression != nil
        contentHash = try source.contentHash(number: dump)
    }

    /// Whether this is how such a dump begins.
    ///
    /// - Parameter beginning: of the content, 64 bytes at least.
    package static func isDump(_ beginning: [UInt8]) -> Bool { FileHeader(beginning) != nil }
}
