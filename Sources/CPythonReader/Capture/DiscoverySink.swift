/// Marks what an object refers to and remembers it to be visited.
struct DiscoverySink: ReferenceSink {
    static let takesLabels = false

    let marks: ObjectMarks.Lookup
    unowned(unsafe) let reader: ObjectReader
    unowned(unsafe) let labels: LabelCatalog
    var worklist = Worklist()
    /// Objects known only from references that do not keep alive, to be taken up when all else is found.
    var deferred: [UInt64] = []
    /// Whether what is found now is reached from the roots.
    var isFromRoots = true
    /// References to what is no object, and to memory that was not read.
    var danglingCount: UInt64 = 0
    var unreadCount: UInt64 = 0
    /// References, and words of buffers as far as they are looked at: what all visits cost.
    var work: UInt64 = 0

    init(marks: ObjectMarks.Lookup, reader: ObjectReader) {
        self.marks = marks
        self.reader = reader
        labels = reader.labels
    }

    @inline(__always)
    mutating func reference(to target: UInt64, _ label: LabelNumber) {
        work &+= 1
        if label != .implied, !labels.keepsAlive[Int(label.rawValue)] {
            if let place = marks.place(of: target), !place.has(.seen) { deferred.append(target) }
            return
        }
        take(target)
    }

    /// Marks the object at an address, if there is one, unless it is marked already.
    @inline(__always)
    mutating func take(_ address: UInt64) {
        guard let place = marks.place(of: address) else {
            unreadCount += 1
            return
        }
        if place.has(.seen) { return }
        guard reader.typeRow(at: address) >= 0 else {
            danglingCount += 1
            return
        }
        place.set(.seen)
        if isFromRoots { place.set(.reached) }
        worklist.push(address)
    }

    @inline(__always)
    mutating func buffer(at address: UInt64, requested: UInt64) {
        work &+= min(requested / 8, Self.wordsLookedAt)
        marks.place(of: address)?.set(.owned)
    }

    /// As many as ``ObjectReader/scan(_:of:at:_:into:)`` takes of a block.
    private static let wordsLookedAt: UInt64 = 1 << 13

    /// Counted when the object is written.
    @inline(__always)
    mutating func note(_ what: StaticString) {}
}
