import Glibc

/// Elements appended one by one, or a stack; doubles when it is full. Popping never frees.
///
/// The block of a large buffer moves by its page table (`mremap`), so growing copies next to nothing.
@frozen package struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
    @usableFromInline var base: UnsafeMutablePointer<Element>
    @usableFromInline var capacity: Int
    @usableFromInline var length = 0

    @inlinable
    package init(capacity: Int = 1024) {
        self.capacity = max(capacity, 1)
        base = Self.reallocate(nil, max(capacity, 1))
    }

    @inlinable
    deinit { free(base) }

    @inlinable
    package var count: Int { @inline(__always) get { length } }

    @inlinable @inline(__always)
    package mutating func append(_ element: Element) {
        if length == capacity { grow() }
        (base + length).initialize(to: element)
        length += 1
    }

    /// The buffer must not be empty.
    @inlinable @inline(__always)
    package mutating func removeLast() -> Element {
        length -= 1
        return base[length]
    }

    /// The element on top; the buffer must not be empty.
    @inlinable
    package var last: Element {
        @inline(__always) get { base[length - 1] }
        @inline(__always) nonmutating set { base[length - 1] = newValue }
    }

    /// Valid until the next change.
    @inlinable
    package var elements: UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(start: base, count: length)
    }

    @inlinable
    mutating func grow() {
        capacity *= 2
        base = Self.reallocate(base, capacity)
    }

    @inlinable
    static func reallocate(
        _ block: UnsafeMutablePointer<Element>?, _ capacity: Int
    ) -> UnsafeMutablePointer<Element> {
        let byteCount = capacity * MemoryLayout<Element>.stride
        guard let block = realloc(block, byteCount) else { fatalError("no memory for \(byteCount) bytes") }
        return block.bindMemory(to: Element.self, capacity: capacity)
    }
}
