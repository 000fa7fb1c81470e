/// What was found wrong in an allocator's state, counted by kind.
///
/// A target stopped in the middle of an allocation may have one pool whose count and list disagree; more means that what
/// was taken for pools is something else, or that the target's heap is corrupt.
struct AllocatorFaults: Equatable {
    enum Fault: Int, CaseIterable {
        case arenaObject
        case arenaOverlap
        case freePoolCount
        case freePoolList
        case poolMissing
        case poolArena
        case poolShape
        case freeBlockList
        case usedCount

        /// As a plural noun phrase.
        var text: String {
            switch self {
            case .arenaObject: "arena objects whose numbers are not those of an arena"
            case .arenaOverlap: "arenas that overlap another"
            case .freePoolCount: "arenas whose nfreepools is not the number of their free pools"
            case .freePoolList: "arenas whose list of free pools leaves the arena or does not end"
            case .poolMissing: "pools of the allocator that could not be read"
            case .poolArena: "pools whose arenaindex is not that of their arena"
            case .poolShape: "pools whose size class and offsets contradict each other"
            case .freeBlockList: "pools whose list of free blocks leaves the pool or does not end"
            case .usedCount: "pools whose number of used blocks is not what their free blocks leave"
            }
        }
    }

    private var counts = [UInt64](repeating: 0, count: Fault.allCases.count)

    subscript(fault: Fault) -> UInt64 { counts[fault.rawValue] }

    mutating func count(_ fault: Fault) { counts[fault.rawValue] += 1 }

    /// Pools with a fault other than that they could not be read.
    var faultyPools: UInt64 {
        self[.poolArena] + self[.poolShape] + self[.freeBlockList] + self[.usedCount]
    }

    var coverage: [(what: String, count: UInt64)] {
        Fault.allCases.filter { self[$0] > 0 }.map { ($0.text, self[$0]) }
    }
}
