/// A chunk of glibc's malloc (malloc/malloc.c): two words before what the program was given,
///
///     -16  the previous chunk's size while that is free, else the end of its data; mmapped: bytes before the chunk
///      -8  size of this chunk, headers included, a multiple of 16; bit 0 the previous is in use, bit 1 mmapped,
///          bit 2 not of the main arena
enum GlibcChunk {
    static let previousInUse: UInt64 = 1
    static let mapped: UInt64 = 2
    static let notMain: UInt64 = 4
    static let flags: UInt64 = 7
    static let headerSize: UInt64 = 16
    static let minimumSize: UInt64 = 32
    private static let pageMask: UInt64 = 4095

    /// What `malloc_usable_size(address)` returns in the target; nil where the words around do not make a chunk in use.
    @inline(__always)
    static func usableSize(of address: UInt64, in space: AddressSpace) -> Int? {
        guard address & 15 == 0, let word = space.word(address &- 8) else { return nil }
        let size = word & ~flags
        guard size >= minimumSize, size & 15 == 0, size < AddressSpace.limit else { return nil }
        if word & mapped != 0 { return usableSizeMapped(of: address, size: size, in: space) }
        // The chunk's own bit says that it is in use, and stands in the next one; an arena is never without a next.
        guard space.isHeapLike(address), space.pointer(address, Int(size)) != nil,
            let next = space.word(address &- 8 &+ size), next & previousInUse != 0
        else { return nil }
        return Int(size) - 8
    }

    /// A chunk with a mapping to itself begins `previous size` bytes after a page and ends at the end of one.
    private static func usableSizeMapped(of address: UInt64, size: UInt64, in space: AddressSpace) -> Int? {
        guard let before = space.word(address &- headerSize), before <= address &- headerSize,
            (address &- headerSize &- before) & pageMask == 0, (size &+ before) & pageMask == 0,
            space.isHeapLike(address), space.pointer(address, Int(size - headerSize)) != nil
        else { return nil }
        return Int(size - headerSize)
    }
}

extension AddressSpace {
    /// Whether the target may write to the address, and it is no file's: words between the static objects of a library
    /// often look like the header of a chunk.
    @inline(__always)
    func isHeapLike(_ address: UInt64) -> Bool {
        guard pointer(address, 1) != nil else { return false }
        let region = regions + Int(pages[Int(truncatingIfNeeded: address >> Self.pageShift)])
        return region.pointee.isWritable && !region.pointee.isFile
    }
}
