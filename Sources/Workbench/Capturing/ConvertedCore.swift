import CPythonReader
import DumpFormat
import FoundationEssentials
import Glibc

/// A core file as a dump without a name, for the time it is open.
///
/// The dump stands in the folder for temporary files and is removed from it at once: it vanishes with this process.
final class ConvertedCore: Sendable {
    private let descriptor: CInt
    /// Where the dump can be opened as long as this lives.
    var path: String { "/proc/self/fd/\(descriptor)" }

    init(_ core: String, observer: any WorkbenchObserver) throws(WorkbenchError) {
        let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        let dump = "\(folder)/barrow-\(getpid())-\(UInt32.random(in: 0 ... .max)).barrow"
        _ = try Capture(
            CaptureJob(.core(core), output: dump, isCompressed: false), observer: observer
        ).run()
        descriptor = open(dump, O_RDONLY | O_CLOEXEC)
        let reason = errno
        unlink(dump)
        guard descriptor >= 0 else {
            throw WorkbenchError(.cannotRead, "cannot open \(dump): \(String(cString: strerror(reason)))")
        }
    }

    deinit { close(descriptor) }
}
