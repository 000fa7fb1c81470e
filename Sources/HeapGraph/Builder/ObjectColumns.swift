/// The object and reference columns while they are being filled, in the image.
struct ObjectColumns {
    let count: Int
    let type: UnsafeMutableBufferPointer<UInt32>
    let size: UnsafeMutableBufferPointer<UInt32>
    let flags: UnsafeMutableBufferPointer<UInt16>
    let slack: UnsafeMutableBufferPointer<UInt16>
    let referenceCount: UnsafeMutableBufferPointer<UInt32>
    let firstReference: UnsafeMutableBufferPointer<UInt64>
    let target: UnsafeMutableBufferPointer<UInt32>
    let hasLabel: UnsafeMutableBufferPointer<UInt64>
    let label: UnsafeMutableBufferPointer<UInt32>
    /// Made when the first reference needs it.
    private(set) var notStrong = UnsafeMutableBufferPointer<UInt64>(start: nil, count: 0)
    private var site = UnsafeMutableBufferPointer<UInt32>(start: nil, count: 0)
    /// One bit an object: its row is filled in.
    private var claimed: [UInt64]

    init(image: GraphImage, addresses: [UInt64], references: Int, labels: Int) throws(ImageError) {
        count = addresses.count
        let words = (references + 63) / 64
        try Self.writeAddresses(addresses, to: image)
        type = try image.append(.objectType, of: UInt32.self, count: count)
        size = try image.append(.objectSize, of: UInt32.self, count: count)
        flags = try image.append(.objectFlags, of: UInt16.self, count: count)
        slack = try image.append(.objectSlack, of: UInt16.self, count: count)
        referenceCount = try image.append(.objectReferenceCount, of: UInt32.self, count: count)
        firstReference = try image.append(.objectFirstReference, of: UInt64.self, count: count + 1)
        target = try image.append(.referenceTarget, of: UInt32.self, count: references)
        hasLabel = try image.append(.referenceHasLabel, of: UInt64.self, count: labels > 0 ? words : 0)
        label = try image.append(.referenceLabel, of: UInt32.self, count: labels)
        claimed = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    /// Lays out the references by a counting pass; returns where each object's labels begin.
    func placeReferences(_ declarations: Declarations, index: borrowing AddressIndex) -> [UInt64] {
        var labels = [UInt64](repeating: 0, count: count + 1)
        for i in 0..<declarations.count {
            let object = Int(index.find(declarations.addresses[i])!)
            firstReference[object + 1] = UInt64(declarations.references[i])
            labels[object + 1] = UInt64(declarations.labels[i])
        }
        for object in 0..<count {
            firstReference[object + 1] += firstReference[object]
            labels[object + 1] += labels[object]
        }
        return labels
    }

    /// False where the object already has its row.
    mutating func claim(_ object: ObjectID) -> Bool {
        let bit: UInt64 = 1 << UInt64(object.index % 64)
        guard claimed[object.index / 64] & bit == 0 else { return false }
        claimed[object.index / 64] |= bit
        return true
    }

    func fill(
        _ object: ObjectID, type: TypeID, size: UInt64, slack: UInt64, count: UInt64?, flags: ObjectFlags
    ) {
        self.type[object.index] = type.rawValue
        self.size[object.index] = UInt32(clamping: size)
        self.slack[object.index] = UInt16(clamping: slack)
        self.flags[object.index] = flags.rawValue
        referenceCount[object.index] = UInt32(clamping: count ?? 0)
    }

    /// The reference does not keep its target alive, or has none.
    mutating func markNotStrong(_ reference: Int, image: GraphImage) throws(ImageError) {
        if notStrong.isEmpty {
            notStrong = try image.append(
                .referenceNotStrong, of: UInt64.self, count: (target.count + 63) / 64)
        }
        notStrong[reference / 64] |= 1 << UInt64(reference % 64)
    }

    mutating func setSite(_ row: UInt32, of object: ObjectID, image: GraphImage) throws(ImageError) {
        if site.isEmpty {
            site = try image.append(.objectSite, of: UInt32.self, count: count)
            site.update(repeating: noRow)
        }
        site[object.index] = row
    }

    private static func writeAddresses(_ addresses: [UInt64], to image: GraphImage) throws(ImageError) {
        let low = try image.append(.objectAddress, of: UInt32.self, count: addresses.count)
        var segments: [AddressSegment] = []
        for (object, address) in addresses.enumerated() {
            low[object] = UInt32(truncatingIfNeeded: address)
            let high = UInt32(address >> 32)
            if segments.last?.high != high {
                segments.append(AddressSegment(firstObject: UInt32(object), high: high))
            }
        }
        try image.append(.addressSegments, segments)
    }
}
