import Glibc

/// A regular file, mapped read-only as a whole; unmapped with the last reference.
///
/// Costs no memory but the page cache's. Whoever cuts the file short meanwhile ends this process with SIGBUS, as with any
/// mapped file.
package final class MappedFile: @unchecked Sendable {
    package let bytes: UnsafeRawBufferPointer
    package let device: UInt64
    package let inode: UInt64

    /// - Throws: `cannotOpen`.
    package convenience init(path: String) throws(CaptureError) {
        let descriptor = try Self.open(path)
        defer { close(descriptor) }
        try self.init(descriptor: descriptor, path: path)
    }

    /// Does not take the descriptor over. `path` is for messages.
    init(descriptor: Int32, path: String) throws(CaptureError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw CaptureError(.cannotOpen, "\(path) is not a regular file", remedy: "Name a file")
        }
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        guard status.st_size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let memory, memory != MAP_FAILED else { throw Self.failure(path, errno) }
        bytes = UnsafeRawBufferPointer(start: memory, count: Int(status.st_size))
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }

    /// A descriptor to read a file by. Does not wait for a pipe's other end.
    static func open(_ path: String) throws(CaptureError) -> Int32 {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw failure(path, errno) }
        return descriptor
    }

    private static func failure(_ path: String, _ error: Int32) -> CaptureError {
        CaptureError(
            error == EACCES || error == EPERM ? .notPermitted : .cannotOpen,
            "cannot open \(path): \(String(cString: strerror(error)))",
            remedy: error == ENOENT ? "Check the path" : "Check that you may read it")
    }
}
