/// The 16 bytes in front of every container: its place in the list of a generation.
///
/// ```
///  object - 16  next      address of the next object in the list; 0 when the object is untracked
///         - 8   previous  address of the previous object
/// ```
///
/// During a collection the low bits serve as flags, since addresses are multiples of 16:
///
/// ```
///  next      bit 0      on the list of tentatively unreachable objects
///  previous  bit 1      in the generation being collected
///            bits 2-63  while that generation is scanned: references not yet accounted for, not an address
/// ```
enum GCHeader {
    static let next = -16
    static let previous = -8
    static let unreachable = 1
    static let collecting = 2
    static let countUnit = 4
    static let addressMask = ~3
}

extension ObjectRef {
    /// Whether a collector list holds the object. Only for containers.
    @inline(__always)
    var isTracked: Bool { self[word: GCHeader.next] != 0 }

    @inline(__always)
    var gcNext: ObjectRef {
        get { ObjectRef.at(self[word: GCHeader.next] & ~GCHeader.unreachable) }
        nonmutating set { self[word: GCHeader.next] = Int(bitPattern: newValue.address) }
    }

    @inline(__always)
    var gcPrevious: ObjectRef {
        get { ObjectRef.at(self[word: GCHeader.previous] & GCHeader.addressMask) }
        nonmutating set { self[word: GCHeader.previous] = Int(bitPattern: newValue.address) }
    }

    @inline(__always)
    private static func at(_ address: Int) -> ObjectRef {
        ObjectRef(UnsafeMutableRawPointer(bitPattern: address).unsafelyUnwrapped)
    }
}

/// A circular, doubly linked list through the headers of its objects. Its head is a header with no object behind it.
struct GCList {
    let head: ObjectRef

    init() {
        head = ObjectRef(.allocate(byteCount: 16, alignment: 16) + 16)
        makeEmpty()
    }

    func free() { (head.raw - 16).deallocate() }

    func makeEmpty() {
        head.gcNext = head
        head.gcPrevious = head
    }

    var isEmpty: Bool { head.gcNext == head }

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
    func forEach(_ body: (ObjectRef) -> Void) {
        var object = head.gcNext
        while object != head {
            let next = object.gcNext
            body(object)
            object = next
        }
    }

    var count: Int {
        var count = 0
        forEach { _ in count += 1 }
        return count
    }
}
