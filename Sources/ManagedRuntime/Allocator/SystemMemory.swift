import Glibc

/// Every byte an allocator takes from the system and gives back, so that a torn-down allocator can prove that
/// nothing is left over.
struct SystemMemory {
    private(set) var mappedBytes = 0
    private(set) var heapBlocks = 0

    mutating func map(_ bytes: Int) -> UnsafeMutableRawPointer {
        let address = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let address, address != MAP_FAILED else {
            fatalError("out of memory: mmap of \(bytes) bytes failed with errno \(errno)")
        }
        mappedBytes += bytes
        return address
    }

    mutating func unmap(_ address: UnsafeMutableRawPointer, _ bytes: Int) {
        let status = munmap(address, bytes)
        precondition(status == 0, "munmap of \(bytes) bytes at \(address) failed with errno \(errno)")
        mappedBytes -= bytes
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
