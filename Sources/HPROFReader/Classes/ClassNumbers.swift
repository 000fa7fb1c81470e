/// Id of a class object → number of the class, in the order of `HPROF_LOAD_CLASS`. A hash table for hot loops: plain pointers,
/// at most half full, read by any number of threads.
final class ClassNumbers: @unchecked Sendable {
    /// Number + 1 beside each id; 0 is a free place.
    private let places: UnsafeMutablePointer<(id: UInt64, number: UInt32)>
    private let mask: Int
    private(set) var count = 0

    static let none: UInt32 = .max

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        mask = size - 1
        places = .allocate(capacity: size)
        places.initialize(repeating: (0, 0), count: size)
    }

    deinit { places.deallocate() }

    /// The class's number: a new one, or the one it has. At most `capacity` classes.
    func add(_ id: UInt64) -> Int {
        let place = self.place(of: id)
        if places[place].number == 0 {
            count += 1
            places[place] = (id, UInt32(count))
        }
        return Int(places[place].number) - 1
    }

    /// ``none`` where no such class was loaded.
    @inline(__always)
    func find(_ id: UInt64) -> UInt32 { places[place(of: id)].number &- 1 }

    /// Linear probing from a Fibonacci hash.
    @inline(__always)
    private func place(of id: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: (id &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
        while places[place].number != 0 && places[place].id != id { place = (place &+ 1) & mask }
        return place
    }
}
