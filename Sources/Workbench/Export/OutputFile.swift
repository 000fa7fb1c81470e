import Glibc

/// Bytes on their way to a file: gathered in one buffer, written beside the final name, renamed when complete.
///
/// `-` is standard output. An interrupted write never replaces a good file. One thread at a time.
final class OutputFile {
    private let path: String
    private let descriptor: CInt
    private var buffer: [UInt8] = []
    private static let bufferSize = 1 << 20
    private var isFinished = false

    init(path: String) throws(WorkbenchError) {
        self.path = path
        descriptor =
            path == "-"
            ? STDOUT_FILENO : open(Self.partial(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw WorkbenchError(.cannotWrite, "cannot write \(path): \(String(cString: strerror(errno)))")
        }
        buffer.reserveCapacity(Self.bufferSize + 4096)
    }

    deinit {
        guard path != "-" else { return }
        close(descriptor)
        if !isFinished { unlink(Self.partial(path)) }
    }

    func append(_ text: StaticString) {
        buffer.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func append(_ number: some FixedWidthInteger) { buffer.append(contentsOf: String(number).utf8) }

    /// A JSON string (RFC 8259): quotes, backslashes and control characters escaped, everything else as it is.
    func append(quoted text: String) {
        buffer.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                buffer.append(UInt8(ascii: "\\"))
                buffer.append(byte)
            case 0..<0x20: append(control: byte)
            default: buffer.append(byte)
            }
        }
        buffer.append(UInt8(ascii: "\""))
    }

    /// To be called between records: writes the buffer out when it is full.
    func endRecord() throws(WorkbenchError) {
        if buffer.count >= Self.bufferSize { try flush() }
    }

    func finish() throws(WorkbenchError) {
        try flush()
        guard path != "-" else { return }
        guard fsync(descriptor) == 0, rename(Self.partial(path), path) == 0 else { throw failure() }
        isFinished = true
    }

    private func append(control byte: UInt8) {
        let digits = String(byte, radix: 16)
        buffer.append(contentsOf: "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
    }

    private func flush() throws(WorkbenchError) {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes {
                write(descriptor, $0.baseAddress! + written, $0.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure() }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func failure() -> WorkbenchError {
        WorkbenchError(.cannotWrite, "cannot write \(path): \(String(cString: strerror(errno)))")
    }

    private static func partial(_ path: String) -> String { "\(path).partial-\(getpid())" }
}
