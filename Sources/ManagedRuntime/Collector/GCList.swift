/// A circular, doubly linked list through the headers of its objects. Its head is a header with no object behind it.
struct GCList {
    let head: ObjectRef

    init() {
        head = ObjectRef(.allocate(byteCount: 16, alignment: 16) + 16)
        head[word: GCHeader.previous] = 0
        makeEmpty()
    }

    func free() { (head.raw - 16).deallocate() }

    func makeEmpty() {
        head.gcNext = head
        head.gcPrevious = head
    }

    var isEmpty: Bool { head.gcNext == head }

    var first: ObjectRef? { isEmpty ? nil : head.gcNext }

    @inline(__always)
    func append(_ object: ObjectRef) {
        let last = head.gcPrevious
        object.gcNext = head
        object.gcPrevious = last
        last.gcNext = object
        head.gcPrevious = object
    }

    @inline(__always)
    static func unlink(_ object: ObjectRef) {
        let next = object.gcNext
        let previous = object.gcPrevious
        previous.gcNext = next
        next.gcPrevious = previous
    }

    /// Takes an object off the list it is on and puts it at the end of this one.
    func take(_ object: ObjectRef) {
        GCList.unlink(object)
        append(object)
    }

    /// Moves all objects to the end of another list.
    func moveAll(to other: GCList) {
        guard !isEmpty else { return }
        let (first, last) = (head.gcNext, head.gcPrevious)
        let otherLast = other.head.gcPrevious
        otherLast.gcNext = first
        first.gcPrevious = otherLast
        last.gcNext = other.head
        other.head.gcPrevious = last
        makeEmpty()
    }

    /// Calls `body` with every object; it may unlink the object it is given, and no other.
    @inline(__always)
    func forEach<Failure: Error>(_ body: (ObjectRef) throws(Failure) -> Void) throws(Failure) {
        var object = head.gcNext
        while object != head {
            let next = object.gcNext
            try body(object)
            object = next
        }
    }

    var count: Int {
        var count = 0
        forEach { _ in count += 1 }
        return count
    }
}
