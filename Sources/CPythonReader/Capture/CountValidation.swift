import HeapGraph

/// Compares each object's reference count with the references that were found to it.
///
/// More references than the count says means that what was read is not what is there: a wrong layout, a damaged core.
/// Fewer is ordinary: C code holds the object.
struct CountValidation {
    /// Of the mortal objects. On sound processes none or a few are measured, 0.07 % at most.
    static let tolerated = 0.001

    private(set) var mortal: UInt64 = 0
    private(set) var exceeded: UInt64 = 0
    private var exceededByType: [Int: UInt64] = [:]
    /// Not reached from the roots, not garbage either: something that is no object holds them.
    private(set) var heldFromOutside: [UInt64] = []
    /// Immortal objects that nothing was seen to hold.
    private(set) var immortal: [UInt64] = []

    init(_ heap: HeapWriter) {
        let reader = heap.reader
        heap.marks.forEach(.seen) { address, place in
            guard let count = reader.referenceCount(of: address) else {
                if !place.has(.reached) { immortal.append(address) }
                return
            }
            mortal += 1
            let found = UInt64(heap.incoming[place.row])
            if found > count {
                exceeded += 1
                exceededByType[reader.typeRow(at: address), default: 0] += 1
            } else if found < count, !place.has(.reached) {
                heldFromOutside.append(address)
            }
        }
    }

    func check(_ reader: ObjectReader) throws(CaptureError) {
        guard Double(exceeded) > Double(mortal) * Self.tolerated else { return }
        let worst = exceededByType.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
            .map { "\(reader.types[$0.key].name) (\($0.value))" }.joined(separator: ", ")
        throw CaptureError(
            .validation,
            "the check of reference counts failed: \(exceeded) of \(mortal) objects have more references than their "
                + "count says, most of them \(worst)",
            remedy:
                "The layout table does not fit this build (make one: --layout FILE), or the core is damaged")
    }
}
