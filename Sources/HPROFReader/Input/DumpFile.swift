import Glibc

/// A file read with `pread`, so that its pages are never ours. Safe to use from several threads.
final class DumpFile: Sendable {
    /// For messages.
    let path: String
    let size: UInt64
    private let descriptor: CInt

    /// - Throws: `cannotOpen`, also for what is no regular file.
    convenience init(path: String) throws(HPROFError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            throw HPROFError(
                .cannotOpen, "cannot open the dump: \(String(cString: strerror(errno)))", file: path,
                remedy: "Check that the file exists and that you may read it")
        }
        try self.init(descriptor: descriptor, path: path)
    }

    /// Takes the descriptor over.
    init(descriptor: CInt, path: String) throws(HPROFError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw HPROFError(
                .cannotOpen, "not a regular file", file: path, remedy: "Copy the dump to a file first")
        }
        self.path = path
        self.descriptor = descriptor
        size = UInt64(status.st_size)
    }

    deinit { close(descriptor) }

    /// Reads up to `buffer.count` bytes; fewer only at the end of the file.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(HPROFError) -> Int {
        guard offset < size else { return 0 }
        var done = 0
        while done < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset) + off_t(done))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw HPROFError(
                    .cannotRead, "cannot read: \(String(cString: strerror(errno)))", file: path,
                    offset: offset + UInt64(done), remedy: "Copy the dump to a sound disk and try again")
            }
            done += count
        }
        return done
    }

    /// Up to `count` bytes from `offset` on.
    func bytes(at offset: UInt64, count: Int) throws(HPROFError) -> [UInt8] {
        let available = offset < size ? min(UInt64(count), size - offset) : 0
        var bytes = [UInt8](repeating: 0, count: Int(available))
        let buffer = bytes.withUnsafeMutableBytes { $0 }
        let read = try withExtendedLifetime(bytes) { () throws(HPROFError) in
            try self.read(at: offset, into: buffer)
        }
        bytes.removeSubrange(read...)
        return bytes
    }
}
