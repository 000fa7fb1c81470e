import HeapGraph

/// Gathers one object's references and buffers, counts each object's incoming references.
struct EmissionSink: ReferenceSink {
    static let takesLabels = true

    let marks: ObjectMarks.Lookup
    /// Strong references to each object, by its number in address order.
    let incoming: UnsafeMutablePointer<UInt32>
    let allocator: BlockSizes
    unowned(unsafe) let labels: LabelCatalog
    unowned(unsafe) let notes: CaptureNotes
    var references = ReferenceBuffer()
    var size: UInt64 = 0
    var slack: UInt64 = 0

    init(
        marks: ObjectMarks, incoming: UnsafeMutablePointer<UInt32>, allocator: BlockSizes,
        labels: LabelCatalog,
        notes: CaptureNotes
    ) {
        self.marks = marks.lookup
        self.incoming = incoming
        self.allocator = allocator
        self.labels = labels
        self.notes = notes
    }

    @inline(__always)
    mutating func begin(at block: UInt64, requested: UInt64) {
        references.removeAll()
        size = requested
        slack = allocator.slack(of: block, requested: requested)
    }

    @inline(__always)
    mutating func reference(to target: UInt64, _ label: LabelNumber) {
        references.append(target, label)
        guard label == .implied || labels.isCounted[Int(label.rawValue)] else { return }
        count(target)
    }

    /// Counts a reference that an object's reference count includes.
    @inline(__always)
    func count(_ target: UInt64) {
        guard let place = marks.place(of: target), place.has(.seen) else { return }
        incoming[place.row] &+= 1
    }

    /// A buffer that two objects share counts for the first.
    @inline(__always)
    mutating func buffer(at address: UInt64, requested: UInt64) {
        guard let place = marks.place(of: address), place.has(.owned) else { return }
        place.clear(.owned)
        size &+= requested
        slack &+= allocator.slack(of: address, requested: requested)
    }

    mutating func note(_ what: StaticString) { notes.note(what.description) }
}

/// The references of one object.
struct ReferenceBuffer {
    private(set) var targets = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << 12)
    private(set) var labels = UnsafeMutablePointer<UInt32>.allocate(capacity: 1 << 12)
    private var capacity = 1 << 12
    private(set) var count = 0

    func deallocate() {
        targets.deallocate()
        labels.deallocate()
    }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    @inline(__always)
    mutating func append(_ target: UInt64, _ label: LabelNumber) {
        if count == capacity { grow() }
        targets[count] = target
        labels[count] = label.rawValue
        count += 1
    }

    /// Leaves out the references for which the predicate, given target and label, holds.
    mutating func removeAll(where isUnwanted: (UInt64, UInt32) -> Bool) {
        var kept = 0
        for index in 0..<count where !isUnwanted(targets[index], labels[index]) {
            targets[kept] = targets[index]
            labels[kept] = labels[index]
            kept += 1
        }
        count = kept
    }

    private mutating func grow() {
        let larger = ReferenceBuffer.pair(capacity * 2)
        larger.0.moveInitialize(from: targets, count: count)
        larger.1.moveInitialize(from: labels, count: count)
        deallocate()
        (targets, labels) = larger
        capacity *= 2
    }

    private static func pair(_ capacity: Int) -> (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<UInt32>)
    {
        (.allocate(capacity: capacity), .allocate(capacity: capacity))
    }
}
