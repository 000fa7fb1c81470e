/// An array of plain values behind a bare pointer, for tables that are read once an object or oftener.
struct GrowingBuffer<Element: BitwiseCopyable> {
    private(set) var base = UnsafeMutablePointer<Element>.allocate(capacity: 256)
    private(set) var count = 0
    private var capacity = 256

    init() {}

    func deallocate() { base.deallocate() }

    mutating func append(_ element: Element) {
        if count == capacity {
            let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
            larger.update(from: base, count: count)
            base.deallocate()
            base = larger
            capacity *= 2
        }
        base[count] = element
        count += 1
    }
}
