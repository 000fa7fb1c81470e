/// Keeps the `limit` elements with the largest keys of a stream: a bounded binary heap, O(n log limit) at worst,
/// one comparison for most elements once it is full.
///
/// Of elements with equal keys the one inserted first is kept and comes first, so walking objects in ascending order
/// gives the same selection every time.
///
/// ```swift
/// var largest = TopK<UInt64, ObjectID>(20)
/// for object in heap.objects { largest.insert(object, key: heap.shallowSize(of: object)) }
/// for (size, object) in largest.sorted() { … }
/// ```
public struct TopK<Key: Comparable, Element> {
    @usableFromInline
    struct Entry {
        @usableFromInline let key: Key
        @usableFromInline let order: Int
        @usableFromInline let element: Element

        @inlinable
        init(key: Key, order: Int, element: Element) {
            self.key = key
            self.order = order
            self.element = element
        }

        /// Goes before `other` when something must go.
        @inlinable
        func isLess(than other: Entry) -> Bool {
            key < other.key || (key == other.key && order > other.order)
        }
    }

    public let limit: Int
    @usableFromInline var inserted = 0
    /// A binary heap, its least entry first.
    @usableFromInline var heap: [Entry] = []

    /// Nothing is kept where `limit` is 0.
    public init(_ limit: Int) {
        precondition(limit >= 0, "a selection cannot keep \(limit) elements")
        self.limit = limit
    }

    /// How many elements were inserted, kept or not.
    @inlinable public var insertedCount: Int { inserted }

    /// How many elements are kept.
    @inlinable public var count: Int { heap.count }

    /// Whether an element with this key would be kept; for when the element itself is costly to make.
    @inlinable
    public func admits(_ key: Key) -> Bool {
        heap.count < limit || (limit > 0 && key > heap[0].key)
    }

    @inlinable
    public mutating func insert(_ element: Element, key: Key) {
        inserted += 1
        guard admits(key) else { return }
        let entry = Entry(key: key, order: inserted, element: element)
        if heap.count < limit {
            heap.append(entry)
            siftUp()
        } else {
            heap[0] = entry
            siftDown()
        }
    }

    /// What was kept, the largest key first.
    public func sorted() -> [(key: Key, element: Element)] {
        heap.sorted { $1.isLess(than: $0) }.map { ($0.key, $0.element) }
    }

    /// The kept elements, the one with the largest key first.
    public func elements() -> [Element] { sorted().map(\.element) }

    @inlinable
    mutating func siftUp() {
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].isLess(than: heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    @inlinable
    mutating func siftDown() {
        var parent = 0
        while true {
            var least = parent
            let left = 2 * parent + 1
            let right = left + 1
            if left < heap.count, heap[left].isLess(than: heap[least]) { least = left }
            if right < heap.count, heap[right].isLess(than: heap[least]) { least = right }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}

extension TopK: Sendable where Key: Sendable, Element: Sendable {}
extension TopK.Entry: Sendable where Key: Sendable, Element: Sendable {}
