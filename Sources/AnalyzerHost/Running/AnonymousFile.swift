import CLinux
import Glibc

/// A few bytes in memory under a descriptor, for workers to open through `/proc`.
struct AnonymousFile: ~Copyable {
    let descriptor: CInt

    init(_ bytes: [UInt8]) throws {
        descriptor = barrow_memfd_create("barrow-request")
        guard descriptor >= 0,
            bytes.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == bytes.count
        else {
            throw HostDescriptor.Failure("cannot make an anonymous file: \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(descriptor) }
}
