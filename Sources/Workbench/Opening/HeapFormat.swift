import CPythonReader
import DumpFiles
import HPROFReader
import V8SnapshotReader

/// What a heap file is, as its content says, whatever its name.
enum HeapFormat: Sendable {
    case barrow
    /// A core file of CPython.
    case core
    /// A Java heap dump.
    case hprof
    /// A heap snapshot of V8.
    case heapSnapshot

    /// Reads and decompresses no more than the beginning. What nobody knows is left to `barrow`, whose reader says what is
    /// wrong.
    init(of path: String) {
        let beginning = (try? DumpFile(path: path).beginning(count: 4096)) ?? []
        if CoreFile.isCore(beginning) {
            self = .core
        } else if HPROFReader.isDump(beginning) {
            self = .hprof
        } else if V8SnapshotReader.isSnapshot(beginning) {
            self = .heapSnapshot
        } else {
            self = .barrow
        }
    }
}
