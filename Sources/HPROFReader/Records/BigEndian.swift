extension UnsafeRawPointer {
    /// The big-endian number at `offset`; the caller has checked that its bytes are there.
    @inline(__always)
    func u2(_ offset: Int = 0) -> UInt16 {
        UInt16(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    @inline(__always)
    func u4(_ offset: Int = 0) -> UInt32 {
        UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    @inline(__always)
    func u8(_ offset: Int = 0) -> UInt64 {
        UInt64(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    func id(_ offset: Int = 0, size: Int) -> UInt64 { size == 8 ? u8(offset) : UInt64(u4(offset)) }
}
