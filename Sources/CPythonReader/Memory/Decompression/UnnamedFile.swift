import Glibc

/// A file without a name, gone with its last descriptor, in `TMPDIR`. Pages of zeros become holes.
final class UnnamedFile {
    /// Of the caller, who closes it.
    let descriptor: Int32
    private let folder: String
    private let reserve: UInt64
    private(set) var size = 0
    private var isChecked = 0

    private static let page = 4096
    /// How much is written between two looks at the room that is left.
    private static let interval = 16 << 20

    /// - Parameter reserve: bytes to leave free on the disk.
    /// - Throws: `cannotOpen`.
    init(
        folder: String = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp", reserve: UInt64 = 64 << 20
    ) throws(CaptureError) {
        self.folder = folder
        self.reserve = reserve
        var name = Array("\(folder)/barrow-core-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else {
            throw CaptureError(
                .cannotOpen, "cannot make a file in \(folder): \(String(cString: strerror(errno)))",
                remedy: "Set TMPDIR to a folder that you may write to")
        }
        unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        try checkRoom()
    }

    /// - Throws: `cannotOpen` where there is no room.
    func append(_ bytes: UnsafeRawBufferPointer) throws(CaptureError) {
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

    /// Gives it its size, also where it ends with a hole.
    func finish() throws(CaptureError) {
        guard ftruncate(descriptor, size) == 0 else { throw noRoom() }
    }

    private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(CaptureError) {
        isChecked += bytes.count
        if isChecked >= Self.interval { try checkRoom() }
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

    private func checkRoom() throws(CaptureError) {
        isChecked = 0
        if let free = DiskRoom.free(in: folder), free < reserve { throw noRoom() }
    }

    private func noRoom() -> CaptureError {
        let free = DiskRoom.free(in: folder).map { "\($0 >> 20) MiB" } ?? "little"
        return CaptureError(
            .cannotOpen,
            "there is no room to decompress the core to: \(size >> 20) MiB of it are written and \(free) are free in \(folder)",
            remedy: "Set TMPDIR to a folder on a disk with more room")
    }
}

/// What `df` says.
package enum DiskRoom {
    /// Bytes that this user may still write; nil where the folder is not there.
    package static func free(in folder: String) -> UInt64? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }
}
