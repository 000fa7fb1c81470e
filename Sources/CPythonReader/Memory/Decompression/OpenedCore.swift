import Glibc

/// A core file to map: the file itself, or where it is compressed a copy that is not.
final class OpenedCore {
    let descriptor: Int32
    /// The compressed file is damaged or cut off from this byte of it on; nil where it is sound.
    private(set) var damagedFrom: UInt64?

    private static let pieceSize = 1 << 20

    /// - Throws: `cannotOpen`, `notPermitted`, or `malformed` where nothing could be decompressed.
    init(
        _ path: String, progress: (_ phase: String, _ fraction: Double?) -> Void
    ) throws(CaptureError) {
        let file = try MappedFile(path: path)
        defer { withExtendedLifetime(file) {} }
        guard let format = CompressedFormat(Array(file.bytes.prefix(4))) else {
            descriptor = try MappedFile.open(path)
            return
        }
        let copy = try UnnamedFile()
        descriptor = copy.descriptor
        damagedFrom = try Self.decompress(file.bytes, format.decompressor(), to: copy, progress)
        guard copy.size > 0 else {
            throw CaptureError(
                .malformed, "\(path) cannot be decompressed: it is damaged from its start",
                remedy: "Copy it again, whole")
        }
    }

    deinit { close(descriptor) }

    /// - Returns: where it is damaged.
    private static func decompress(
        _ input: UnsafeRawBufferPointer, _ stream: any StreamDecompressor, to copy: UnnamedFile,
        _ progress: (_ phase: String, _ fraction: Double?) -> Void
    ) throws(CaptureError) -> UInt64? {
        let output = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 4096)
        defer { output.deallocate() }
        var offset = 0
        var pending = 0
        var isDamaged = false
        while true {
            let piece = UnsafeRawBufferPointer(rebasing: input[offset..<min(offset + pieceSize, input.count)])
            let room = UnsafeMutableRawBufferPointer(rebasing: output[pending...])
            guard let (consumed, produced) = stream.decompress(piece, into: room) else {
                isDamaged = true
                break
            }
            offset += consumed
            pending += produced
            // Whole pages at a time, so that pages of zeros are seen as such.
            if pending == output.count {
                try copy.append(UnsafeRawBufferPointer(output))
                pending = 0
                progress("decompressing the core", Double(offset) / Double(input.count))
            }
            if consumed == 0 && produced == 0 { break }
        }
        try copy.append(UnsafeRawBufferPointer(rebasing: output[..<pending]))
        try copy.finish()
        return isDamaged || !stream.isAtEnd ? UInt64(offset) : nil
    }

    /// The first bytes of what is in a file, decompressed where they are compressed; nil where there are fewer.
    static func beginning(of path: String, count: Int) -> [UInt8]? {
        guard let file = try? MappedFile(path: path) else { return nil }
        defer { withExtendedLifetime(file) {} }
        let bytes = file.bytes
        guard let format = CompressedFormat(Array(bytes.prefix(4))) else {
            return bytes.count >= count ? Array(bytes[..<count]) : nil
        }
        let stream = format.decompressor()
        var output = [UInt8](repeating: 0, count: count)
        var offset = 0
        var done = 0
        while done < count {
            let piece = UnsafeRawBufferPointer(rebasing: bytes[offset..<min(offset + 1 << 16, bytes.count)])
            let step = output.withUnsafeMutableBytes {
                stream.decompress(piece, into: UnsafeMutableRawBufferPointer(rebasing: $0[done...]))
            }
            guard let step, step.consumed > 0 || step.produced > 0 else { return nil }
            offset += step.consumed
            done += step.produced
        }
        return output
    }
}
