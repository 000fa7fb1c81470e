import FoundationEssentials
import Glibc
import Synchronization

/// The worker's end of the line to its host. Safe to use from any thread.
final class WorkerChannel: Sendable {
    let descriptor: CInt
    private let lock = Mutex(())

    /// Takes over standard output, and points it at standard error: a plugin may print as it likes.
    ///
    /// The new descriptor is a high one, out of the way of libraries that close low ones.
    init?() {
        descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 200)
        guard descriptor >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return nil }
    }

    /// Sends a frame; without effect where the host has gone, which ends this process anyway.
    func send(_ tag: WorkerFrame.Tag, _ payload: UnsafeRawBufferPointer) {
        let length = UInt32(payload.count).littleEndian
        lock.withLock { _ in
            withUnsafeBytes(of: length) { bytes in
                var header = [tag.rawValue]
                header.append(contentsOf: bytes)
                header.withUnsafeBytes { write($0) }
            }
            write(payload)
        }
    }

    func send(_ tag: WorkerFrame.Tag, _ text: String) {
        var text = text
        text.withUTF8 { send(tag, UnsafeRawBufferPointer($0)) }
    }

    func send(_ tag: WorkerFrame.Tag, _ value: some Encodable) {
        guard let json = try? JSONEncoder().encode(value) else { return }
        json.withUnsafeBytes { send(tag, $0) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}

extension Slice where Base == UnsafeRawBufferPointer {
    fileprivate var baseAddress: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}
