import Glibc

/// A process looked at from outside, for the price of reading one line of `/proc`.
final class WatchedProcess {
    let id: Int32
    private let statm: CInt
    private let pageSize = UInt64(sysconf(CInt(_SC_PAGESIZE)))

    init(_ id: Int32) throws(WorkbenchError) {
        self.id = id
        // A descriptor of this file belongs to this process, not to a later one with its number.
        statm = open("/proc/\(id)/statm", O_RDONLY | O_CLOEXEC)
        guard statm >= 0 else {
            throw WorkbenchError(
                .cannotRead, errno == ENOENT ? "there is no process \(id)" : Self.reason(id, errno))
        }
    }

    deinit { close(statm) }

    /// Resident bytes; nil when the process has ended.
    func residentSize() -> UInt64? {
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = pread(statm, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        let fields = buffer[..<count].split(separator: UInt8(ascii: " "))
        guard fields.count > 1, let pages = UInt64(String(decoding: fields[1], as: UTF8.self)), pages > 0
        else {
            // An ended process that its parent has not waited for has no pages.
            return nil
        }
        return pages * pageSize
    }

    private static func reason(_ id: Int32, _ code: CInt) -> String {
        "cannot look at process \(id): \(String(cString: strerror(code)))"
    }
}
