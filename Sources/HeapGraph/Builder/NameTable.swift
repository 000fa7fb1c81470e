/// Names gathered while a heap is built; equal names share a row.
struct NameTable {
    private(set) var offsets: [UInt64] = [0, 0]
    private(set) var bytes: [UInt8] = []
    /// Open addressing: a name's row in the lower half, 0 where a place is free, and half of its hash in the upper one.
    private var places = [UInt64](repeating: 0, count: 1024)

    mutating func intern(_ name: String) -> NameID {
        var name = name
        return name.withUTF8 { intern($0) }
    }

    mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> NameID {
        guard !name.isEmpty else { return .empty }
        let hash = StableHash.hash(UnsafeRawBufferPointer(name))
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place] != 0 {
            let row = UInt32(truncatingIfNeeded: places[place])
            if places[place] >> 32 == hash >> 32, isEqual(row, name) { return NameID(row) }
            place = (place + 1) & (places.count - 1)
        }
        let row = UInt32(offsets.count - 1)
        places[place] = (hash & ~0xFFFF_FFFF) | UInt64(row)
        bytes.append(contentsOf: name)
        offsets.append(UInt64(bytes.count))
        if offsets.count * 2 > places.count { grow() }
        return NameID(row)
    }

    private func isEqual(_ row: UInt32, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes[Int(offsets[Int(row)])..<Int(offsets[Int(row) + 1])].elementsEqual(name)
    }

    private mutating func grow() {
        places = [UInt64](repeating: 0, count: places.count * 2)
        bytes.withUnsafeBytes { bytes in
            for row in 1..<offsets.count - 1 {
                let name = UnsafeRawBufferPointer(rebasing: bytes[Int(offsets[row])..<Int(offsets[row + 1])])
                let hash = StableHash.hash(name)
                var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
                while places[place] != 0 { place = (place + 1) & (places.count - 1) }
                places[place] = (hash & ~0xFFFF_FFFF) | UInt64(row)
            }
        }
    }
}
