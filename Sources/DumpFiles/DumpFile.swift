import Glibc

/// A file read with `pread`, so that its pages are never ours. Safe to use from several threads.
///
/// Reading gives the bytes as they stand in the file. What a compressed one holds is in ``content(progress:)``, and how
/// that begins in ``beginning(count:)``.
package final class DumpFile: Sendable {
    /// For messages.
    package let path: String
    package let size: UInt64
    /// How the file is compressed, as its first bytes say; nil where it is not.
    package let compression: CompressedFormat?
    /// What this was decompressed from is damaged or cut off from about this byte of it on; nil for a sound one, and for
    /// what was not decompressed.
    package let damagedFrom: UInt64?
    /// Open as long as this lives.
    package let descriptor: CInt

    /// Reads the first bytes.
    ///
    /// - Throws: `cannotOpen`, also for what is no regular file, or `cannotRead`.
    package convenience init(path: String) throws(DumpError) {
        // Does not wait for a pipe's other end.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            throw DumpError(
                .cannotOpen, "cannot open the file: \(String(cString: strerror(errno)))", file: path,
                remedy: "Check that the file exists and that you may read it")
        }
        try self.init(descriptor: descriptor, path: path, damagedFrom: nil)
    }

    /// Takes the descriptor over.
    init(descriptor: CInt, path: String, damagedFrom: UInt64?) throws(DumpError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw DumpError(
                .cannotOpen, "not a regular file", file: path, remedy: "Copy it to a file first")
        }
        self.path = path
        self.descriptor = descriptor
        self.damagedFrom = damagedFrom
        size = UInt64(status.st_size)
        var magic: [UInt8] = [0, 0, 0, 0]
        let count = magic.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        compression = CompressedFormat(magic.prefix(max(count, 0)))
    }

    deinit { close(descriptor) }

    /// Reads up to `buffer.count` bytes; fewer only at the end of the file.
    ///
    /// - Throws: `cannotRead`.
    package func read(
        at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer
    ) throws(DumpError) -> Int {
        guard offset < size else { return 0 }
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

    /// Up to `count` bytes from `offset` on.
    ///
    /// - Throws: `cannotRead`.
    package func bytes(at offset: UInt64, count: Int) throws(DumpError) -> [UInt8] {
        let available = offset < size ? min(UInt64(max(count, 0)), size - offset) : 0
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(available), alignment: 8)
        defer { buffer.deallocate() }
        return Array(buffer.prefix(try read(at: offset, into: buffer)))
    }
}
