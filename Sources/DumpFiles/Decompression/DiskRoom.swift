import Glibc

/// What `df` says.
package enum DiskRoom {
    /// Bytes that this user may still write; nil where the folder is not there.
    package static func free(in folder: String) -> UInt64? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }
}
