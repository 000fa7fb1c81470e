/// The range of addresses in which all arenas of an allocator lie, each at a multiple of its size from the start: whether
/// an address is in an arena is one comparison, and which arena one shift. Beside it, a bitmap of where objects are.
///
/// ```
///  base                                                      base + size
///  | arena 0 | arena 1 | not mapped | arena 3 | … reserved, takes no memory … |
///
///  marks: one bit for every 16 bytes from `base` on
/// ```
///
/// Only addresses are taken at first; memory comes when an arena is mapped, and goes back when it is unmapped.
struct ArenaRegion {
    let base: UnsafeMutableRawPointer
    let size: Int
    /// Set where an object (not a buffer of one) has its address.
    let marks: UnsafeMutablePointer<UInt64>
    private let arenaBits: Int

    /// 64 GiB, or as much less as a limit on the process's address space leaves.
    static let largestSize = 1 << 36
    private static let smallestSize = 1 << 26

    init(arenaBits: UInt, system: inout SystemMemory) {
        self.arenaBits = Int(arenaBits)
        let arenaSize = 1 << self.arenaBits
        var size = Self.largestSize
        while true {
            let isLast = size == Self.smallestSize
            if let range = system.reserve(size, alignment: arenaSize, isRequired: isLast) {
                base = range
                break
            }
            size /= 2
        }
        self.size = size
        let bitmap = system.reserve(Self.markBytes(size), alignment: Self.markStep, isRequired: true)
        marks = bitmap!.bindMemory(to: UInt64.self, capacity: size / 1024)
    }

    private static func markBytes(_ size: Int) -> Int { size / 128 }

    /// The bitmap comes in steps of that many bytes, and stays.
    private static let markStep = 65536
    private var committedMarks = 0

    /// The most arenas there can be.
    var capacity: Int { size >> arenaBits }

    @inline(__always)
    func contains(_ address: UnsafeMutableRawPointer) -> Bool {
        UInt(bitPattern: address) &- UInt(bitPattern: base) < UInt(bitPattern: size)
    }

    @inline(__always)
    func arenaIndex(_ address: UnsafeMutableRawPointer) -> Int {
        Int(bitPattern: UInt(bitPattern: address) &- UInt(bitPattern: base)) >> arenaBits
    }

    func arenaBase(_ index: Int) -> UnsafeMutableRawPointer { base + index << arenaBits }

    /// Where in the bitmap the marks of an arena begin.
    func marks(ofArena index: Int) -> UnsafeMutablePointer<UInt64> { marks + index << (arenaBits - 10) }

    @inline(__always)
    func flipMark(_ object: UnsafeMutableRawPointer) {
        let granule = (UInt(bitPattern: object) &- UInt(bitPattern: base)) >> 4
        marks[Int(bitPattern: granule >> 6)] ^= 1 << UInt64(granule & 63)
    }

    func free(system: inout SystemMemory) {
        system.release(base, size)
        system.release(marks, Self.markBytes(size))
    }

    /// Puts memory behind an arena.
    /// - Returns: false when there is none.
    mutating func map(_ index: Int, system: inout SystemMemory) -> Bool {
        let lastMark = (index + 1) << (arenaBits - 7)
        while committedMarks < lastMark {
            let step = UnsafeMutableRawPointer(marks) + committedMarks
            guard system.commitReserved(step, Self.markStep) else { return false }
            committedMarks += Self.markStep
        }
        return system.commit(arenaBase(index), 1 << arenaBits)
    }

    func unmap(_ index: Int, system: inout SystemMemory) {
        system.decommit(arenaBase(index), 1 << arenaBits)
    }
}
