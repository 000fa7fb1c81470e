import Glibc

/// A file without a name, gone with its last descriptor, in `TMPDIR`. Pages of zeros become holes.
final class UnnamedFile {
    private let descriptor: CInt
    private var isFinished = false
    /// What is decompressed, for messages.
    private let path: String
    private let folder: String
    private let reserve: UInt64
    private(set) var size = 0
    /// How much was written since the last look at the room that is left.
    private var unchecked = 0

    private static let page = 4096
    /// How much is written between two looks at the room that is left.
    private static let interval = 16 << 20

    /// - Parameters:
    ///   - path: what is decompressed, for messages.
    ///   - reserve: bytes to leave free on the disk.
    /// - Throws: `noRoom`.
    init(
        for path: String, folder: String = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp",
        reserve: UInt64 = 64 << 20
    ) throws(DumpError) {
        self.path = path
        self.folder = folder
        self.reserve = reserve
        var name = Array("\(folder)/barrow-XXXXXX".utf8CString)
        let made = mkstemp(&name)
        guard made >= 0 else {
            throw DumpError(
                .noRoom, "cannot make a file in \(folder): \(String(cString: strerror(errno)))", file: path,
                remedy: "Set TMPDIR to a folder that you may write to")
        }
        unlink(name)
        descriptor = made
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        try checkRoom()
    }

    deinit {
        if !isFinished { close(descriptor) }
    }

    /// Pieces but the last should be whole pages, else fewer of those that are zeros are seen.
    ///
    /// - Throws: `noRoom`.
    func append(_ bytes: UnsafeRawBufferPointer) throws(DumpError) {
        var offset = 0
        while offset < bytes.count {
            let isZero = Self.isZero(bytes, offset)
            var end = min(offset + Self.page, bytes.count)
            while end < bytes.count, Self.isZero(bytes, end) == isZero {
                end = min(end + Self.page, bytes.count)
            }
            if !isZero { try write(UnsafeRawBufferPointer(rebasing: bytes[offset..<end]), at: size + offset) }
            offset = end
        }
        size += bytes.count
    }

    /// Gives it its size, also where it ends with a hole, and hands the descriptor over.
    func finish() throws(DumpError) -> CInt {
        guard ftruncate(descriptor, size) == 0 else { throw noRoom() }
        isFinished = true
        return descriptor
    }

    private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(DumpError) {
        unchecked += bytes.count
        if unchecked >= Self.interval { try checkRoom() }
        var done = 0
        while done < bytes.count {
            let written = pwrite(descriptor, bytes.baseAddress! + done, bytes.count - done, offset + done)
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw noRoom() }
            done += written
        }
    }

    /// Whether the page at `offset` is all zeros.
    private static func isZero(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
        (bytes.baseAddress! + offset).isZero(count: min(page, bytes.count - offset))
    }

    private func checkRoom() throws(DumpError) {
        unchecked = 0
        if let free = DiskRoom.free(in: folder), free < reserve { throw noRoom() }
    }

    private func noRoom() -> DumpError {
        let free = DiskRoom.free(in: folder).map { "\($0 >> 20) MiB" } ?? "little"
        return DumpError(
            .noRoom,
            "there is no room to decompress it: \(size >> 20) MiB of it are written and \(free) are free in \(folder)",
            file: path, remedy: "Set TMPDIR to a folder on a disk with more room")
    }
}
