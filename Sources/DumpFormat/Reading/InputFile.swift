import Glibc

/// A dump opened for reading with `pread`: safe to use from several threads.
final class InputFile: Sendable {
    let path: String
    let size: UInt64
    private let descriptor: CInt

    init(path: String) throws(DumpError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            let reason = String(cString: strerror(errno))
            if descriptor >= 0 { close(descriptor) }
            throw DumpError(
                .cannotOpen, "cannot open the dump: \(reason)", file: path,
                remedy: "Check that the file exists and that you may read it")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw DumpError(
                .cannotOpen, "not a regular file", file: path, remedy: "Copy the dump to a file first")
        }
        size = UInt64(status.st_size)
    }

    deinit { close(descriptor) }

    /// Reads up to `buffer.count` bytes; fewer only at the end of the file.
    func read(
        at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer
    ) throws(DumpError) -> Int {
        var done = 0
        while done < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset) + off_t(done))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw DumpError(
                    .cannotRead, "cannot read: \(String(cString: strerror(errno)))", file: path,
                    offset: offset + UInt64(done), remedy: "Copy the dump to a sound disk and try again")
            }
            done += count
        }
        return done
    }
}
