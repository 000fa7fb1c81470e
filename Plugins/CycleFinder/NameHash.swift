/// Hashes of names that are the same in every run, unlike `Hasher`'s.
enum NameHash {
    static let start: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a (Fowler, Noll, Vo), then mixed once more.
    static func hash(_ text: String) -> UInt64 {
        mix(start, text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
    }

    /// Order matters. The finalizer of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
    /// generators", OOPSLA 2014).
    static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
        var z = (hash ^ value) &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return z ^ z >> 31
    }
}
