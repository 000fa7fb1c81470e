import Glibc

/// Every byte an allocator takes from the system and gives back, so that a torn-down allocator can prove that
/// nothing is left over.
struct SystemMemory {
    private(set) var mappedBytes = 0
    private(set) var reservedBytes = 0
    private(set) var heapBlocks = 0

    /// Takes a range of addresses without memory behind it.
    /// - Returns: nil when there is no such range, unless it is required.
    mutating func reserve(_ bytes: Int, alignment: Int, isRequired: Bool) -> UnsafeMutableRawPointer? {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        let total = bytes + alignment
        guard let address = mmap(nil, total, PROT_NONE, flags, -1, 0), address != MAP_FAILED else {
            if isRequired {
                fatalError("out of memory: no room for \(bytes) bytes of addresses, errno \(errno)")
            }
            return nil
        }
        let misalignment = Int(bitPattern: address) & (alignment - 1)
        let start = address + (alignment - misalignment) % alignment
        // What is left over on both sides goes back at once.
        if start > address { munmap(address, start - address) }
        let end = start + bytes
        if address + total > end { munmap(end, address + total - end) }
        reservedBytes += bytes
        return start
    }

    mutating func release(_ address: UnsafeMutableRawPointer, _ bytes: Int) {
        munmap(address, bytes)
        reservedBytes -= bytes
    }

    /// Puts memory behind part of a reserved range.
    /// - Returns: false when there is none.
    mutating func commit(_ address: UnsafeMutableRawPointer, _ bytes: Int) -> Bool {
        guard mprotect(address, bytes, PROT_READ | PROT_WRITE) == 0 else { return false }
        mappedBytes += bytes
        return true
    }

    /// Takes it away again; the addresses stay reserved.
    mutating func decommit(_ address: UnsafeMutableRawPointer, _ bytes: Int) {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED
        let result = mmap(address, bytes, PROT_NONE, flags, -1, 0)
        precondition(result == address, "unmapping \(bytes) bytes at \(address) failed with errno \(errno)")
        mappedBytes -= bytes
    }

    /// As `commit`, for what goes back with its reserved range.
    mutating func commitReserved(_ address: UnsafeMutableRawPointer, _ bytes: Int) -> Bool {
        mprotect(address, bytes, PROT_READ | PROT_WRITE) == 0
    }

    mutating func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
        guard let address = malloc(bytes) else {
            fatalError("out of memory: malloc of \(bytes) bytes failed")
        }
        heapBlocks += 1
        return address
    }

    mutating func allocateZeroed(_ bytes: Int) -> UnsafeMutableRawPointer {
        let address = allocate(bytes)
        memset(address, 0, bytes)
        return address
    }

    mutating func reallocate(_ address: UnsafeMutableRawPointer, _ bytes: Int) -> UnsafeMutableRawPointer {
        guard let moved = realloc(address, bytes) else {
            fatalError("out of memory: realloc to \(bytes) bytes failed")
        }
        return moved
    }

    mutating func free(_ address: UnsafeMutableRawPointer) {
        Glibc.free(address)
        heapBlocks -= 1
    }
}
