import FoundationEssentials
import Glibc

/// A file that another process has open, opened here read-only through `/proc`.
struct HostDescriptor: ~Copyable {
    private let descriptor: CInt
    private let host: Int32
    private let number: Int32

    private var name: String { Self.name(host, number) }

    /// Why a worker cannot do its part.
    struct Failure: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    init(host: Int32, number: Int32) throws {
        self.host = host
        self.number = number
        let name = Self.name(host, number)
        descriptor = open(name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure("cannot open \(name): \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(descriptor) }

    /// The descriptor, which the caller closes.
    consuming func take() -> CInt {
        let taken = descriptor
        discard self
        return taken
    }

    private static func name(_ host: Int32, _ number: Int32) -> String { "/proc/\(host)/fd/\(number)" }

    /// The whole file.
    consuming func contents() throws -> Data {
        var bytes = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            guard count > 0 else {
                throw Failure("cannot read \(name): \(String(cString: strerror(errno)))")
            }
            bytes.append(contentsOf: buffer[..<count])
        }
    }
}
