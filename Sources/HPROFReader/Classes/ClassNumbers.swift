/// Id of a class object → number of the class, in the order of `HPROF_LOAD_CLASS`. A hash table for hot loops: plain pointers,
/// at most half full, read by any number of threads.
final class ClassNumbers: @unchecked Sendable {
    /// Number + 1 beside each id; 0 is a free place.
    private let places: UnsafeMutablePointer<(id: UInt64, number: UInt32)>
    private let mask: Int
    /// Odd, and another one in each table: ids come from the file, and must not be made to collide.
    private let multiplier = UInt64.random(in: 0 ... .max) | 1
    private let shift: UInt64
    private(set) var count = 0

    static let none: UInt32 = .max

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        mask = size - 1
        shift = UInt64(64 - mask.nonzeroBitCount)
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

    /// Linear probing from a multiply-shift hash (Dietzfelbinger et al., "A reliable randomized algorithm for the
    /// closest-pair problem", 1997): the upper bits, which all bits of the id have a part in.
    @inline(__always)
    private func place(of id: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: (id &* multiplier) &>> shift)
        while places[place].number != 0 && places[place].id != id { place = (place &+ 1) & mask }
        return place
    }
}
