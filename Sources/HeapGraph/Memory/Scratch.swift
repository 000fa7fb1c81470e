import CLinux
import Glibc

/// Working memory of one step: of fixed length, unmapped with it. Not to be confused with columns, which stay.
///
/// Large ones ask for huge pages: random access to gigabytes then misses the TLB far less often. Pages that are never
/// touched cost nothing.
package struct Scratch<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
    package let base: UnsafeMutablePointer<Element>
    package let count: Int

    package init(zeros count: Int) {
        self.count = count
        let mapping = ScratchMemory.map(byteCount: count * MemoryLayout<Element>.stride)
        base = mapping.bindMemory(to: Element.self, capacity: count)
    }

    package init(count: Int, repeating value: Element) {
        self.init(zeros: count)
        base.update(repeating: value, count: count)
    }

    deinit { ScratchMemory.unmap(base, byteCount: count * MemoryLayout<Element>.stride) }

    package var elements: UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(start: base, count: count)
    }

    package subscript(index: Int) -> Element {
        @inline(__always) get { base[index] }
        @inline(__always) nonmutating set { base[index] = newValue }
    }
}

package enum ScratchMemory {
    private static let hugePage = 2 << 20

    static func map(byteCount: Int) -> UnsafeMutableRawPointer {
        let length = max(byteCount, 1)
        let mapping = mmap(
            nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let mapping, mapping != MAP_FAILED else { fatalError("no memory for \(length) bytes") }
        if length >= hugePage { madvise(mapping, length, MADV_HUGEPAGE) }
        return mapping
    }

    /// Gives back to the system what the allocator keeps of blocks that were freed: after large ones, as glibc then keeps
    /// blocks of up to 32 MiB for later. Milliseconds.
    package static func trim() { malloc_trim(0) }

    static func unmap(_ memory: UnsafeMutableRawPointer, byteCount: Int) {
        munmap(memory, max(byteCount, 1))
    }
}
