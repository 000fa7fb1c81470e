import Glibc

/// What a gzip file holds, decompressed into a file without a name in `TMPDIR`, gone with its descriptor.
///
/// The JDK's own compressed dumps are many members, one after the other (`HPROF BLOCKSIZE=` in the comment of the first):
/// any number of members is read. What is damaged or cut off ends the copy.
struct GzipCopy {
    let file: DumpFile
    /// The compressed file is damaged or cut off from about this byte of it on; nil where it is sound.
    let damagedFrom: UInt64?

    private static let pieceSize = 1 << 20

    static func isGzip(_ beginning: [UInt8]) -> Bool { beginning.starts(with: [0x1f, 0x8b, 8]) }

    init(of source: DumpFile, progress: (Double) -> Void) throws(HPROFError) {
        let copy = try Self.unnamedFile(source.path)
        do throws(HPROFError) {
            damagedFrom = try Self.decompress(source, to: copy, progress)
        } catch {
            close(copy)
            throw error
        }
        file = try DumpFile(descriptor: copy, path: source.path)
    }

    /// - Returns: where the compressed file is damaged.
    private static func decompress(
        _ source: DumpFile, to copy: CInt, _ progress: (Double) -> Void
    ) throws(HPROFError) -> UInt64? {
        let input = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
        let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 * pieceSize, alignment: 4096)
        defer {
            input.deallocate()
            output.deallocate()
        }
        let inflater = GzipInflater()
        var offset: UInt64 = 0
        while offset < source.size {
            let count = try source.read(at: offset, into: input)
            guard count > 0 else { break }
            inflater.give(UnsafeRawBufferPointer(rebasing: input[..<count]))
            while case let produced = inflater.next(into: output), produced > 0 {
                try write(UnsafeRawBufferPointer(rebasing: output[..<produced]), to: copy, source.path)
            }
            if inflater.hasFailed { return offset + UInt64(count - inflater.remaining) }
            offset += UInt64(count)
            progress(Double(offset) / Double(source.size))
        }
        return inflater.isAtEnd ? nil : source.size
    }

    private static func unnamedFile(_ path: String) throws(HPROFError) -> CInt {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(folder)/barrow-hprof-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else {
            throw HPROFError(
                .noRoom, "cannot make a file in \(folder): \(String(cString: strerror(errno)))", file: path,
                remedy: "Set TMPDIR to a folder that you may write to, or decompress the dump")
        }
        unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static func write(
        _ bytes: UnsafeRawBufferPointer, to copy: CInt, _ path: String
    ) throws(HPROFError) {
        var done = 0
        while done < bytes.count {
            let written = Glibc.write(copy, bytes.baseAddress! + done, bytes.count - done)
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else {
                throw HPROFError(
                    .noRoom, "cannot decompress the dump: \(String(cString: strerror(errno)))", file: path,
                    remedy: "Set TMPDIR to a folder on a disk with more room")
            }
            done += written
        }
    }
}
