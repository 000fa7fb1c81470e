import Glibc

/// Where the frames of a thread lie, one upon the other: chunks of 16 KiB, larger where one frame needs it, outside the
/// heap.
///
/// ```
///  chunk + 0   previous chunk
///        + 8   bytes of the chunk
///        + 16  the top of the previous chunk when this one was begun
///        + 24  frames
/// ```
struct DataStack {
    private(set) var top: UnsafeMutableRawPointer?
    private var limit: UnsafeMutableRawPointer?
    private var chunk: UnsafeMutableRawPointer?
    /// An empty chunk kept, so that a call at a chunk's end does not map and unmap one each time.
    private var spare: UnsafeMutableRawPointer?

    private static let chunkSize = 16 << 10
    private static let headerSize = 24

    /// Room for so many bytes; not initialised.
    @inline(__always)
    mutating func push(_ bytes: Int) -> UnsafeMutableRawPointer {
        if let top, top + bytes <= limit.unsafelyUnwrapped {
            self.top = top + bytes
            return top
        }
        return pushInNewChunk(bytes)
    }

    /// Gives back everything from `base` on, which `push` returned.
    @inline(__always)
    mutating func pop(to base: UnsafeMutableRawPointer) {
        if base == chunk.unsafelyUnwrapped + DataStack.headerSize { return popChunk() }
        top = base
    }

    @inline(never)
    private mutating func pushInNewChunk(_ bytes: Int) -> UnsafeMutableRawPointer {
        var size = DataStack.chunkSize
        while size < bytes + DataStack.headerSize { size *= 2 }
        let new: UnsafeMutableRawPointer
        if size == DataStack.chunkSize, let spare {
            new = spare
            self.spare = nil
        } else {
            new = malloc(size).unsafelyUnwrapped
        }
        new.storeBytes(of: chunk, as: UnsafeMutableRawPointer?.self)
        new.storeBytes(of: size, toByteOffset: 8, as: Int.self)
        new.storeBytes(of: top, toByteOffset: 16, as: UnsafeMutableRawPointer?.self)
        chunk = new
        limit = new + size
        let base = new + DataStack.headerSize
        top = base + bytes
        return base
    }

    @inline(never)
    private mutating func popChunk() {
        let old = chunk.unsafelyUnwrapped
        let size = old.load(fromByteOffset: 8, as: Int.self)
        chunk = old.load(as: UnsafeMutableRawPointer?.self)
        top = old.load(fromByteOffset: 16, as: UnsafeMutableRawPointer?.self)
        limit = chunk.map { $0 + $0.load(fromByteOffset: 8, as: Int.self) }
        if size == DataStack.chunkSize, spare == nil { spare = old } else { Glibc.free(old) }
    }

    /// Gives every chunk back.
    mutating func free() {
        while chunk != nil { popChunk() }
        Glibc.free(spare)
        spare = nil
    }
}
