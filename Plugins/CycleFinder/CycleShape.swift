/// What a cycle is made of, whoever its members are: one code a step, the code standing for the type of the object and
/// the label of the reference that leaves it.
///
/// Two cycles are of one shape when their codes are equal after turning both to their least rotation and counting
/// every stretch that repeats once. So rings of any length have one shape, and so have ten thousand parents that each
/// have a child. Codes are hashes of names, so the shape of a cycle is the same in every run.
struct CycleShape {
    /// `length` steps from `start` on, `times` over.
    struct Stretch: Equatable {
        var start: Int
        var length: Int
        var times: Int
    }

    /// Steps that are looked at together for repetition: a linked list of instances with a `__dict__` each repeats
    /// every second one.
    private static let longestUnit = 4

    /// Where the least rotation of `codes` begins: Booth's problem, by the two-pointer method of Y. Shiloach, "Fast
    /// canonization of circular strings", J. Algorithms 2 (1981). Linear.
    static func leastRotation(of codes: [UInt64]) -> Int {
        let count = codes.count
        var first = 0
        var second = 1
        var matched = 0
        while first < count, second < count, matched < count {
            let a = codes[(first + matched) % count]
            let b = codes[(second + matched) % count]
            if a == b {
                matched += 1
                continue
            }
            if a > b { first += matched + 1 } else { second += matched + 1 }
            if first == second { second += 1 }
            matched = 0
        }
        return min(first, second)
    }

    /// The codes, in order, as stretches; greedily, the shortest unit first.
    static func stretches(of codes: [UInt64]) -> [Stretch] {
        var result: [Stretch] = []
        var start = 0
        while start < codes.count {
            let stretch = longestStretch(of: codes, from: start)
            result.append(stretch)
            start += stretch.length * stretch.times
        }
        return result
    }

    /// Equal for cycles of one shape. 64 bits: two shapes among a million share one with a chance of 1 in 37 million.
    static func hash(of codes: [UInt64]) -> UInt64 {
        let start = leastRotation(of: codes)
        let rotated = Array(codes[start...] + codes[..<start])
        var hash = NameHash.start
        for stretch in stretches(of: rotated) {
            for step in rotated[stretch.start..<stretch.start + stretch.length] {
                hash = NameHash.mix(hash, step)
            }
            hash = NameHash.mix(hash, stretch.times > 1 ? 2 : 1)
        }
        return hash
    }

    private static func longestStretch(of codes: [UInt64], from start: Int) -> Stretch {
        for length in 1...longestUnit {
            var end = start + length
            while end < codes.count, codes[end] == codes[end - length] { end += 1 }
            let times = (end - start) / length
            if times > 1 { return Stretch(start: start, length: length, times: times) }
        }
        return Stretch(start: start, length: 1, times: 1)
    }
}
