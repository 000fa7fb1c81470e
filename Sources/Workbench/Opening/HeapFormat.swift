import CPythonReader
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

    /// Reads the beginning of the file only. What nobody knows is left to `barrow`, whose reader says what is wrong.
    init(of path: String) {
        if CoreFile.isCore(path) {
            self = .core
        } else if HPROFReader.isDump(path) {
            self = .hprof
        } else if V8SnapshotReader.isSnapshot(path) {
            self = .heapSnapshot
        } else {
            self = .barrow
        }
    }
}
