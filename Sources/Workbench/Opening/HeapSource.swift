import CPythonReader
import DumpFiles
import DumpFormat
import Glibc
import HPROFReader
import V8SnapshotReader

/// The file that was asked for, and the dump that is read in its place.
struct HeapSource: Sendable {
    /// As it was given.
    let path: String
    let format: HeapFormat
    /// Which of several dumps in the file, from 1.
    let dumpNumber: Int
    /// The dump made of a core file, kept as long as this value.
    private let converted: ConvertedCore?

    /// - Throws: `badRequest` where another than the first dump is asked for of a format that holds one.
    init(
        _ path: String, dumpNumber: Int, observer: any WorkbenchObserver
    ) throws(WorkbenchError) {
        self.path = path
        self.dumpNumber = dumpNumber
        format = HeapFormat(of: path)
        guard dumpNumber == 1 || format == .hprof else {
            throw WorkbenchError(
                .badRequest, "\(path) holds one dump: there is no dump \(dumpNumber). Leave out --dump-index."
            )
        }
        converted = format == .core ? try ConvertedCore(path, observer: observer) : nil
    }

    /// The dump, opened anew with each call.
    func open() throws(DumpError) -> any DumpReading {
        switch format {
        case .barrow: try BarrowReader.open(path)
        case .core: try BarrowReader.open(converted!.path)
        case .hprof: try HPROFReader.open(path, dump: dumpNumber)
        case .heapSnapshot: try V8SnapshotReader.open(path)
        }
    }

    /// In bytes; 0 where it cannot be told.
    var fileSize: UInt64 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_size) : 0
    }
}
