import HeapGraph

/// Columns of the objects and references of the `OBJS` chunk under way, allocated once.
///
/// `targetCapacity` bounds what one chunk holds; an object with more references goes on in `REFS` chunks.
final class ObjectBuffer {
    static let objectCapacity = 16_384
    static let targetCapacity = 131_072
    /// No object begins when there are this many references already: most objects stay in one piece.
    private static let targetsBeforeFlush = 49_152

    private let addresses = UnsafeMutablePointer<UInt64>.allocate(capacity: objectCapacity)
    private let sizes = UnsafeMutablePointer<UInt64>.allocate(capacity: objectCapacity)
    private let types = UnsafeMutablePointer<UInt32>.allocate(capacity: objectCapacity)
    private let references = UnsafeMutablePointer<UInt32>.allocate(capacity: objectCapacity)
    private let slacks = UnsafeMutablePointer<UInt32>.allocate(capacity: objectCapacity)
    private let counts = UnsafeMutablePointer<UInt32>.allocate(capacity: objectCapacity)
    private let sites = UnsafeMutablePointer<UInt32>.allocate(capacity: objectCapacity)
    private let flags = UnsafeMutablePointer<UInt16>.allocate(capacity: objectCapacity)
    private let targets = UnsafeMutablePointer<UInt64>.allocate(capacity: targetCapacity)
    private let labels = UnsafeMutablePointer<UInt32>.allocate(capacity: targetCapacity)

    private(set) var objectCount = 0
    private(set) var targetCount = 0
    private(set) var currentAddress: UInt64 = 0
    private var lastAddress: UInt64 = 0
    private var firstTarget = 0
    private var columns = ObjectColumnSet()

    deinit {
        addresses.deallocate()
        sizes.deallocate()
        types.deallocate()
        references.deallocate()
        slacks.deallocate()
        counts.deallocate()
        sites.deallocate()
        flags.deallocate()
        targets.deallocate()
        labels.deallocate()
    }

    var isDue: Bool { objectCount == Self.objectCapacity || targetCount >= Self.targetsBeforeFlush }
    /// Of the object that ended last.
    var lastReferenceCount: UInt64 { UInt64(references[objectCount - 1]) }
    var hasRoomForReference: Bool { targetCount < Self.targetCapacity }

    func begin(
        address: UInt64, type: TypeID, size: UInt64, slack: UInt64, referenceCount: UInt64?,
        flags: ObjectFlags
    ) {
        let row = objectCount
        addresses[row] = address &- lastAddress
        currentAddress = address
        lastAddress = address
        sizes[row] = size
        types[row] = type.rawValue
        slacks[row] = UInt32(clamping: slack)
        counts[row] = UInt32(clamping: referenceCount ?? 0)
        sites[row] = noRow
        self.flags[row] = flags.rawValue
        if slack != 0 { columns.insert(.slack) }
        if referenceCount != nil { columns.insert(.referenceCount) }
        firstTarget = targetCount
    }

    func append(target: UInt64, label: UInt32) {
        targets[targetCount] = target
        labels[targetCount] = label
        if label != 0 { columns.insert(.labels) }
        targetCount += 1
    }

    /// As many as there is room for; returns how many that are.
    func append(targets: UnsafePointer<UInt64>, labels: UnsafePointer<UInt32>, count: Int) -> Int {
        let taken = min(count, Self.targetCapacity - targetCount)
        (self.targets + targetCount).update(from: targets, count: taken)
        (self.labels + targetCount).update(from: labels, count: taken)
        var union: UInt32 = 0
        for i in 0..<taken { union |= labels[i] }
        if union != 0 { columns.insert(.labels) }
        targetCount += taken
        return taken
    }

    func setSite(_ site: UInt32) {
        sites[objectCount] = site
        columns.insert(.site)
    }

    /// Closes the object's row; further references of it are a continuation.
    func end() {
        references[objectCount] = UInt32(targetCount - firstTarget)
        objectCount += 1
    }

    /// Moves all rows into an `OBJS` payload.
    func encodeObjects(into payload: PayloadBuffer) {
        payload.start(.objects, rows: objectCount, references: targetCount)
        payload.append(UInt32(objectCount))
        payload.append(UInt32(targetCount))
        payload.append(columns.rawValue)
        payload.append(UInt32(0))
        append(addresses, objectCount, to: payload)
        append(sizes, objectCount, to: payload)
        append(targets, targetCount, to: payload)
        append(types, objectCount, to: payload)
        append(references, objectCount, to: payload)
        if columns.contains(.slack) { append(slacks, objectCount, to: payload) }
        if columns.contains(.referenceCount) { append(counts, objectCount, to: payload) }
        if columns.contains(.site) { append(sites, objectCount, to: payload) }
        if columns.contains(.labels) { append(labels, targetCount, to: payload) }
        append(flags, objectCount, to: payload)
        reset()
    }

    /// Moves the references gathered since into a `REFS` payload; `position` is that of the first of them.
    func encodeContinuation(position: UInt64, into payload: PayloadBuffer) {
        payload.start(.references, rows: 1, references: targetCount)
        payload.append(currentAddress)
        payload.append(position)
        payload.append(UInt32(targetCount))
        payload.append(columns.intersection(.labels).rawValue)
        append(targets, targetCount, to: payload)
        if columns.contains(.labels) { append(labels, targetCount, to: payload) }
        reset()
    }

    private func reset() {
        objectCount = 0
        targetCount = 0
        lastAddress = 0
        columns = []
    }

    private func append<Value: FixedWidthInteger>(
        _ column: UnsafeMutablePointer<Value>, _ count: Int, to payload: PayloadBuffer
    ) {
        payload.append(UnsafeBufferPointer(start: column, count: count))
    }
}
