extension DumpFile {
    private static let pieceSize = 1 << 20

    /// The first bytes of what is in the file, decompressed where they are compressed; fewer where there are fewer.
    ///
    /// Decompresses no more than is asked for.
    ///
    /// - Throws: `cannotRead`.
    package func beginning(count: Int) throws(DumpError) -> [UInt8] {
        guard let compression else { return try bytes(at: 0, count: count) }
        let output = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        defer { output.deallocate() }
        let decompression = Decompression(of: self, compression, pieceSize: 1 << 16)
        return Array(output.prefix(try decompression.read(into: output)))
    }

    /// What is in the file: the file itself, or where it is compressed, a decompressed copy without a name in `TMPDIR`, gone
    /// with its last user. Pages of zeros take no room in it.
    ///
    /// What is damaged or cut off ends the copy: see ``damagedFrom``.
    ///
    /// - Parameter progress: called on this thread with the fraction that is decompressed, 0 to 1.
    /// - Throws: `malformed` where nothing could be decompressed, `noRoom`, `cannotRead`.
    package func content(progress: (Double) -> Void = { _ in }) throws(DumpError) -> DumpFile {
        guard let compression else { return self }
        let copy = try UnnamedFile(for: path)
        let decompression = Decompression(of: self, compression, pieceSize: Self.pieceSize)
        // Whole pages at a time, so that pages of zeros are seen as such.
        let output = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 4096)
        defer { output.deallocate() }
        var count: Int
        repeat {
            count = try decompression.read(into: output)
            try copy.append(UnsafeRawBufferPointer(rebasing: output[..<count]))
            progress(Double(decompression.offset) / Double(size))
        } while count == output.count
        guard copy.size > 0 || decompression.isSound else {
            throw DumpError(
                .malformed, "the file cannot be decompressed: it is damaged from its start", file: path,
                remedy: "Copy it again, whole")
        }
        return try DumpFile(
            descriptor: try copy.finish(), path: "\(path), decompressed",
            damagedFrom: decompression.isSound ? nil : decompression.offset)
    }

    /// What ``damagedFrom`` tells a user.
    package static func sentence(damagedFrom offset: UInt64) -> String {
        "The compressed file is damaged or cut off from byte \(offset) of it on."
    }
}
