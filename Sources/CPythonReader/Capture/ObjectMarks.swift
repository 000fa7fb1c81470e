import Glibc

/// What is known of each address at which an object or a buffer of one may stand: a few bits, in the address order of the
/// target's memory.
///
/// One line of eight words describes 512 bytes of memory, that is 64 places of 8 bytes; word k of a line holds bit k of
/// each place (see ``Plane``), and word 6 the number of objects in the lines before. All that is known of an object is so in
/// one cache line. The lines are mapped without reserving memory: an eighth of the memory that objects stand in, and
/// nothing for the rest.
final class ObjectMarks {
    enum Plane: Int {
        /// An object, found in any way.
        case seen = 0
        /// Found by strong references from the roots.
        case reached = 1
        /// On one of the collector's lists.
        case tracked = 2
        case generationLow = 3
        case generationHigh = 4
        /// A buffer that an object owns, not yet counted to it.
        case owned = 5
    }

    static let rankWord = 6
    static let wordsPerLine = 8
    /// Bytes of memory that a line describes.
    static let span: UInt64 = 512

    private let memory: MemoryImage
    private var regions: [MemoryRegion] { memory.regions }
    private let lineCount: Int
    /// For hot loops.
    let lookup: Lookup
    /// After ``rank()``.
    private(set) var count = 0

    init(_ memory: MemoryImage) throws(CaptureError) {
        self.memory = memory
        let regions = memory.regions
        let rows = UnsafeMutablePointer<Row>.allocate(capacity: regions.count + 1)
        let space = memory.space
        var total = 0
        for (row, region) in regions.enumerated() {
            rows[row] = Row(start: region.start, firstLine: total)
            total += Int((region.end - region.start + Self.span - 1) / Self.span)
        }
        rows[regions.count] = Row(start: .max, firstLine: total)
        lineCount = total
        let bytes = max(total, 1) * Self.wordsPerLine * 8
        let table = mmap(
            nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let table, table != MAP_FAILED else {
            rows.deallocate()
            throw CaptureError(
                .cannotOpen, "cannot set aside address space: \(String(cString: strerror(errno)))",
                remedy: "Raise the limit on address space (ulimit -v)")
        }
        let lines = table.bindMemory(to: UInt64.self, capacity: max(total, 1) * Self.wordsPerLine)
        lookup = Lookup(space: space, lines: lines, rows: rows)
    }

    deinit {
        munmap(lookup.lines, max(lineCount, 1) * Self.wordsPerLine * 8)
        lookup.rows.deallocate()
    }

    /// Bytes of memory in which objects may be.
    var memorySize: UInt64 { regions.reduce(0) { $0 + ($1.end - $1.start) } }

    /// Where a region begins, and the line that describes its beginning.
    struct Row {
        let start: UInt64
        let firstLine: Int
    }

    /// The line of an address and its bit there.
    struct Place {
        let line: UnsafeMutablePointer<UInt64>
        let bit: UInt64

        @inline(__always)
        func has(_ plane: Plane) -> Bool { line[plane.rawValue] & bit != 0 }
        @inline(__always)
        func set(_ plane: Plane) { line[plane.rawValue] |= bit }
        @inline(__always)
        func clear(_ plane: Plane) { line[plane.rawValue] &= ~bit }

        /// The collector's generation, 3 for the permanent one.
        var generation: Int { (has(.generationLow) ? 1 : 0) + (has(.generationHigh) ? 2 : 0) }

        /// The number of the object in address order; after ``ObjectMarks/rank()``.
        @inline(__always)
        var row: Int {
            Int(truncatingIfNeeded: line[ObjectMarks.rankWord])
                + (line[Plane.seen.rawValue] & (bit - 1)).nonzeroBitCount
        }
    }

    /// Finds the place of an address; a value of pointers, valid while the marks live.
    struct Lookup {
        let space: AddressSpace
        let lines: UnsafeMutablePointer<UInt64>
        /// By region.
        let rows: UnsafeMutablePointer<Row>

        /// Nil where nothing was read or the address is not a multiple of 8.
        @inline(__always)
        func place(of address: UInt64) -> Place? {
            guard address & 7 == 0, let region = space.region(of: address) else { return nil }
            let offset = address - rows[region].start
            let line = rows[region].firstLine + Int(truncatingIfNeeded: offset / ObjectMarks.span)
            return Place(line: lines + line * ObjectMarks.wordsPerLine, bit: 1 << (offset >> 3 & 63))
        }
    }

    /// Numbers the objects in address order.
    func rank() {
        var before = 0
        for line in 0..<lineCount {
            let words = lookup.lines + line * Self.wordsPerLine
            let seen = words[Plane.seen.rawValue]
            guard seen != 0 else { continue }
            words[Self.rankWord] = UInt64(before)
            before += seen.nonzeroBitCount
        }
        count = before
    }

    /// Every address marked in a plane, ascending. What the body marks further on than 512 bytes is visited too.
    @inline(__always)
    func forEach(_ plane: Plane, _ body: (UInt64, Place) throws -> Void) rethrows {
        for (row, region) in regions.enumerated() {
            let first = lookup.rows[row].firstLine
            for line in first..<lookup.rows[row + 1].firstLine {
                let words = lookup.lines + line * Self.wordsPerLine
                var bits = words[plane.rawValue]
                while bits != 0 {
                    let bit = bits & (0 &- bits)
                    bits ^= bit
                    let offset = UInt64(line - first) * Self.span
                    let address = region.start + offset + UInt64(bit.trailingZeroBitCount) * 8
                    try body(address, Place(line: words, bit: bit))
                }
            }
        }
    }

    /// Whether an object or a buffer of one begins within these addresses.
    func isTaken(_ start: UInt64, _ end: UInt64) -> Bool {
        var address = start
        while address < end, let place = lookup.place(of: address) {
            if place.has(.seen) || place.has(.owned) { return true }
            address += 8
        }
        return false
    }
}
