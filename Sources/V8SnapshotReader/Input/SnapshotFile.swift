import Glibc

/// A snapshot opened for reading with `pread`: safe to use from several threads.
final class SnapshotFile: Sendable {
    let path: String
    let size: Int
    private let descriptor: CInt

    init(path: String) throws(V8SnapshotError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            let reason = String(cString: strerror(errno))
            if descriptor >= 0 { close(descriptor) }
            throw V8SnapshotError(
                .cannotOpen, "cannot open the snapshot: \(reason)", file: path,
                remedy: "Check that the file exists and that you may read it")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw V8SnapshotError(
                .cannotOpen, "not a regular file", file: path, remedy: "Copy the snapshot to a file first")
        }
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Reads up to `buffer.count` bytes; fewer only at the end of the file.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(V8SnapshotError) -> Int {
        var done = 0
        while done < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset + done))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw V8SnapshotError(
                    .cannotRead, "cannot read: \(String(cString: strerror(errno)))", file: path,
                    offset: offset + done, remedy: "Copy the snapshot to a sound disk and try again")
            }
            done += count
        }
        return done
    }

    /// Up to `count` bytes from `offset`; fewer only at the end of the file.
    func bytes(at offset: Int, count: Int) throws(V8SnapshotError) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 0), alignment: 8)
        defer { buffer.deallocate() }
        return Array(buffer.prefix(try read(at: offset, into: buffer)))
    }
}
