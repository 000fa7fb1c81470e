import Testing

@testable import CPythonReader

/// What `sys._debugmallocstats()` prints, as far as it tells of size classes and arenas.
struct DebugMallocStats {
    private(set) var sizeClasses: [AllocatorState.SizeClassUsage] = []
    private(set) var arenas = 0
    private(set) var unusedPools = 0
    private(set) var alignmentLoss = 0

    init(_ text: some StringProtocol) {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            let numbers = words.compactMap { Int(String($0.filter { $0 != "," })) }
            if words.count == 5, numbers.count == 5 {
                sizeClasses.append(
                    .init(
                        blockSize: numbers[1], pools: numbers[2], usedBlocks: numbers[3],
                        availableBlocks: numbers[4]))
            } else if line.hasPrefix("# arenas allocated current") {
                arenas = numbers.last ?? 0
            } else if line.contains(" unused pools * ") {
                unusedPools = numbers.first ?? 0
            } else if line.hasPrefix("# bytes lost to arena alignment") {
                alignmentLoss = numbers.last ?? 0
            }
        }
    }

    /// Expects pools to be equal class by class, and blocks within 5: the process goes on to its wait after printing.
    func expect(_ state: AllocatorState, of build: String) {
        let found = state.sizeClasses()
        #expect(found.map(\.blockSize) == sizeClasses.map(\.blockSize), "\(build)")
        for (mine, theirs) in zip(found, sizeClasses) {
            #expect(mine.pools == theirs.pools, "\(build): blocks of \(theirs.blockSize)")
            #expect(
                abs(mine.usedBlocks - theirs.usedBlocks) <= 5
                    && mine.usedBlocks + mine.availableBlocks == theirs.usedBlocks + theirs.availableBlocks,
                "\(build): blocks of \(theirs.blockSize): \(mine.usedBlocks), not \(theirs.usedBlocks)")
        }
        #expect(state.arenas.count == arenas, "\(build)")
        #expect(state.arenas.reduce(0) { $0 + Int($1.freePools) } == unusedPools, "\(build)")
        #expect(state.arenas.reduce(0) { $0 + $1.alignmentLoss } == alignmentLoss, "\(build)")
    }
}

extension AllocatorState.Arena {
    /// Bytes before the first pool and after the last.
    fileprivate var alignmentLoss: Int { Int(size) - Int(poolCount) * Int(poolSize) }
}
