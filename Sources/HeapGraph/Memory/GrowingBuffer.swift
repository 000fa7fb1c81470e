import Glibc

/// Elements appended one by one; doubles when it is full.
///
/// The block of a large buffer moves by its page table (`mremap`), so growing copies next to nothing.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    private var length = 0

    init(capacity: Int = 1024) {
        self.capacity = max(capacity, 1)
        base = Self.reallocate(nil, max(capacity, 1))
    }

    deinit { free(base) }

    var count: Int { length }

    @inline(__always)
    mutating func append(_ element: Element) {
        if length == capacity { grow() }
        (base + length).initialize(to: element)
        length += 1
    }

    @inline(__always)
    mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
        guard let source = elements.baseAddress else { return }
        while length + elements.count > capacity { grow() }
        (base + length).initialize(from: source, count: elements.count)
        length += elements.count
    }

    /// The buffer must not be empty.
    var last: Element { base[length - 1] }

    /// Valid until the next change.
    var elements: UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(start: base, count: length)
    }

    private mutating func grow() {
        capacity *= 2
        base = Self.reallocate(base, capacity)
    }

    private static func reallocate(
        _ block: UnsafeMutablePointer<Element>?, _ capacity: Int
    ) -> UnsafeMutablePointer<Element> {
        let byteCount = capacity * MemoryLayout<Element>.stride
        guard let block = realloc(block, byteCount) else { fatalError("no memory for \(byteCount) bytes") }
        return block.bindMemory(to: Element.self, capacity: capacity)
    }
}
