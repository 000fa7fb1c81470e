/// What the first pass over the input learned of each object, in the order of the input.
struct Declarations {
    private(set) var addresses: [UInt64] = []
    private(set) var references: [UInt32] = []
    private(set) var labels: [UInt32] = []
    private(set) var totalReferences = 0
    private(set) var totalLabels = 0
    /// How often an address was not above the one before.
    private var descents = 0
    /// Up to so many ascending runs, merging them beats six passes over all digits.
    private static let fewDescents = 32

    var count: Int { addresses.count }

    mutating func append(address: UInt64, references: UInt32, labels: UInt32) {
        if let last = addresses.last, last >= address { descents += 1 }
        addresses.append(address)
        self.references.append(references)
        self.labels.append(labels)
        totalReferences += Int(references)
        totalLabels += Int(labels)
    }

    /// Forgets all but the first object at each address; `index` has `objects` addresses.
    mutating func dropDuplicates(_ index: borrowing AddressIndex, objects: Int) {
        guard count != objects else { return }
        var seen = [Bool](repeating: false, count: objects)
        var kept = Declarations()
        for row in 0..<count {
            let object = Int(index.find(addresses[row])!)
            if seen[object] { continue }
            seen[object] = true
            kept.append(address: addresses[row], references: references[row], labels: labels[row])
        }
        self = kept
    }

    /// Ascending, without repetition. A copy only where the input was not in order.
    func sortedAddresses() -> [UInt64] {
        guard descents > 0 else { return addresses }
        // The standard library's sort merges natural runs.
        var sorted = descents <= Self.fewDescents ? addresses.sorted() : RadixSort.sorted(addresses)
        var kept = 0
        for i in sorted.indices where i == 0 || sorted[i] != sorted[kept - 1] {
            sorted[kept] = sorted[i]
            kept += 1
        }
        sorted.removeSubrange(kept...)
        return sorted
    }
}
