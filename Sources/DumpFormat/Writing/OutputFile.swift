import DumpFiles
import Glibc

/// A file that appears under its name only when it is complete.
///
/// Written as `<path>.partial-<pid>` in the same folder, flushed to the disk, then renamed: whatever interrupts the
/// writing, a good file of that name stays as it was.
final class OutputFile {
    let path: String
    private let partialPath: String
    private let descriptor: CInt
    private(set) var length: UInt64 = 0
    private var isCommitted = false

    init(path: String) throws(DumpError) {
        self.path = path
        partialPath = "\(path).partial-\(getpid())"
        descriptor = open(partialPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else {
            throw DumpError(
                .cannotWrite, "cannot create \(partialPath): \(Self.reason())", file: path,
                remedy: "Choose a folder that exists and that you may write to")
        }
    }

    deinit {
        close(descriptor)
        if !isCommitted { unlink(partialPath) }
    }

    func write(_ bytes: [UInt8]) throws(DumpError) {
        try bytes.withUnsafeBytes { bytes in Result { () throws(DumpError) in try write(bytes) } }.get()
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(DumpError) {
        var rest = bytes
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, rest.baseAddress!, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                throw failure("cannot write")
            }
            length += UInt64(written)
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    /// Makes the file durable and gives it its name.
    func commit() throws(DumpError) {
        guard fsync(descriptor) == 0 else { throw failure("cannot flush to the disk") }
        guard rename(partialPath, path) == 0 else { throw failure("cannot rename the finished file") }
        isCommitted = true
        syncFolder()
    }

    /// The new name itself must survive a power failure too. File systems that cannot do this have done their best.
    private func syncFolder() {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { return }
        fsync(handle)
        close(handle)
    }

    private func failure(_ what: String) -> DumpError {
        DumpError(
            .cannotWrite, "\(what): \(Self.reason())", file: path, offset: length,
            remedy:
                "Make room on the disk or choose another folder; an earlier file of this name is untouched")
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
