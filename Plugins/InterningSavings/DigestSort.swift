/// A compared object with its digest.
struct DigestedObject: BitwiseCopyable {
    let digest: UInt64
    let object: UInt32
}

/// Radix sort by digest, least significant digit first: linear, stable, twice the memory, whatever the input.
enum DigestSort {
    private static let digitBits: UInt64 = 11
    private static let digits: UInt64 = 6

    static func sort(_ entries: inout [DigestedObject]) {
        var other = [DigestedObject](repeating: DigestedObject(digest: 0, object: 0), count: entries.count)
        for digit in 0..<digits {
            entries.withUnsafeBufferPointer { source in
                other.withUnsafeMutableBufferPointer { target in
                    distribute(source, by: digit * digitBits, into: target)
                }
            }
            swap(&entries, &other)
        }
    }

    private static func distribute(
        _ source: UnsafeBufferPointer<DigestedObject>, by shift: UInt64,
        into target: UnsafeMutableBufferPointer<DigestedObject>
    ) {
        let mask: UInt64 = 1 << digitBits - 1
        var places = [Int](repeating: 0, count: 1 << Int(digitBits))
        places.withUnsafeMutableBufferPointer { places in
            for entry in source { places[Int(entry.digest >> shift & mask)] += 1 }
            var place = 0
            for bucket in places.indices { (places[bucket], place) = (place, place + places[bucket]) }
            for entry in source {
                let bucket = Int(entry.digest >> shift & mask)
                target[places[bucket]] = entry
                places[bucket] += 1
            }
        }
    }
}
