import CPythonReader
import Glibc

/// The file that was asked for, and the dump that is read in its place.
struct HeapSource: Sendable {
    /// As it was given.
    let path: String
    /// The dump made of a core file, kept as long as this value.
    private let converted: ConvertedCore?

    init(_ path: String, observer: any WorkbenchObserver) throws(WorkbenchError) {
        self.path = path
        converted = CoreFile.isCore(path) ? try ConvertedCore(path, observer: observer) : nil
    }

    var isCore: Bool { converted != nil }
    /// The path of the dump to read.
    var dump: String { converted?.path ?? path }

    /// In bytes; 0 where it cannot be told.
    var fileSize: UInt64 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_size) : 0
    }
}
