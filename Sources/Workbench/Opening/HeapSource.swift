import CPythonReader
import DumpFormat
import Glibc

/// The file that was asked for, and the dump that is read in its place.
struct HeapSource: Sendable {
    /// As it was given.
    let path: String
    let format: HeapFormat
    /// The dump made of a core file, kept as long as this value.
    private let converted: ConvertedCore?

    init(_ path: String, observer: any WorkbenchObserver) throws(WorkbenchError) {
        self.path = path
        format = HeapFormat(of: path)
        converted = format == .core ? try ConvertedCore(path, observer: observer) : nil
    }

    /// The dump, opened anew with each call.
    func open() throws -> any DumpReading {
        switch format {
        case .barrow: try BarrowReader.open(path)
        case .core: try BarrowReader.open(converted!.path)
        }
    }

    /// In bytes; 0 where it cannot be told.
    var fileSize: UInt64 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_size) : 0
    }
}
