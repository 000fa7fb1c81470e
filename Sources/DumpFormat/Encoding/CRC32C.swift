import CISAL

/// CRC-32C (Castagnoli, as in iSCSI and ext4), computed by ISA-L.
enum CRC32C {
    /// The checksum of `bytes`, continuing `previous` where a message comes in parts.
    ///
    /// ISA-L leaves out the inversions before and after that the usual definition has.
    static func checksum(_ bytes: UnsafeRawBufferPointer, continuing previous: UInt32 = 0) -> UInt32 {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return previous }
        // The function reads only, although its declaration does not say so.
        let buffer = UnsafeMutableRawPointer(mutating: start).assumingMemoryBound(to: UInt8.self)
        return ~crc32_iscsi(buffer, CInt(bytes.count), ~previous)
    }
}
