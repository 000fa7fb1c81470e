import CPythonReader

/// What a heap file is, as its content says, whatever its name.
enum HeapFormat: Sendable {
    case barrow
    /// A core file of CPython.
    case core

    /// Reads the beginning of the file only. What nobody knows is left to `barrow`, whose reader says what is wrong.
    init(of path: String) {
        self = CoreFile.isCore(path) ? .core : .barrow
    }
}
