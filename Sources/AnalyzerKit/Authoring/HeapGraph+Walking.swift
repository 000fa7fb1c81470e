/// One reference of an object to another one that is in the dump.
public struct OutgoingReference: Sendable {
    public let index: ReferenceIndex
    public let target: ObjectID
    /// False for weak and borrowed references.
    public let keepsAlive: Bool

    @inlinable
    init(index: ReferenceIndex, target: ObjectID, keepsAlive: Bool) {
        self.index = index
        self.target = target
        self.keepsAlive = keepsAlive
    }
}

/// The references of one object in the order of its fields or elements, those to objects outside the dump left out.
public struct OutgoingReferences: Sequence, IteratorProtocol {
    @usableFromInline let targets: UnsafeBufferPointer<UInt32>
    @usableFromInline let notStrong: UnsafeBufferPointer<UInt64>
    @usableFromInline var row: Int
    @usableFromInline let end: Int

    @inlinable
    init(columns: HeapGraph.Columns, object: ObjectID) {
        targets = columns.target
        notStrong = columns.notStrong
        row = Int(columns.firstReference[object.index])
        end = Int(columns.firstReference[object.index + 1])
    }

    @inlinable
    public mutating func next() -> OutgoingReference? {
        while row < end {
            let reference = row
            row += 1
            let target = targets[reference]
            guard target != noRow else { continue }
            let isStrong =
                notStrong.isEmpty || notStrong[reference / 64] >> UInt64(reference % 64) & 1 == 0
            return OutgoingReference(
                index: ReferenceIndex(reference), target: ObjectID(target), keepsAlive: isStrong)
        }
        return nil
    }
}

extension HeapGraph {
    /// What an object refers to: `for reference in heap.outgoing(from: object) { reference.target … }`.
    /// Constant time to make and to step; nothing is allocated.
    @inlinable
    public func outgoing(from object: ObjectID) -> OutgoingReferences {
        OutgoingReferences(columns: columns, object: object)
    }
}
