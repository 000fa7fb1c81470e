/// What a workload planted and an analysis must find. Bytes are shallow sizes, added up from the runtime's own
/// accounting while planting; slack is not among them.
package struct PlantedTruth: Equatable, Sendable {
    /// A container that holds on to what should have gone.
    package struct Leak: Equatable, Sendable {
        /// How a programmer would name it: `service.request_cache`.
        package let holder: String
        package let holderType: String
        package let address: UInt
        /// Entries or items that leaked.
        package let entries: Int
        /// What would be freed with the holder, itself included.
        package let retainedBytes: Int
    }

    /// Strongly connected components of one sort: their number, their members and the members' bytes.
    package struct Cycles: Equatable, Sendable {
        package var components = 0
        package var objects = 0
        package var bytes = 0
    }

    /// What an emptied allocator is left with.
    package struct Holes: Equatable, Sendable {
        /// Bytes of free blocks in pools that hold a used one.
        package let freeBlockBytes: Int
        /// Arenas in which at most `handful` blocks are used, and those blocks.
        package let sparseArenas: Int
        package let blocksInSparseArenas: Int

        package static let handful = 8
    }

    /// Equal immutable values of one type that are held more than once.
    package struct Duplicates: Equatable, Sendable {
        package let type: String
        /// Values of which there is more than one object, and these objects.
        package let values: Int
        package let objects: Int
        /// What is saved when one object of each value is kept.
        package let wastedBytes: Int
    }

    package var leaks: [Leak] = []
    package var garbageCycles = Cycles()
    /// Cycles that are reachable.
    package var liveCycles = Cycles()
    package var holes: Holes?
    package var duplicates: [Duplicates] = []
    /// Objects made, by type, where the workload says so.
    package var objectsByType: [String: Int] = [:]

    /// One line for each thing planted.
    package var lines: [String] {
        var lines = leaks.map {
            "leak: \($0.holder) (\($0.holderType)) holds \($0.entries) entries and retains \($0.retainedBytes) bytes"
        }
        if garbageCycles.components > 0 { lines.append("garbage cycles: \(describe(garbageCycles))") }
        if liveCycles.components > 0 { lines.append("live cycles: \(describe(liveCycles))") }
        if let holes {
            lines.append(
                "holes: \(holes.freeBlockBytes) bytes of free blocks; \(holes.sparseArenas) arenas kept alive by "
                    + "\(holes.blocksInSparseArenas) blocks")
        }
        lines += duplicates.map {
            "duplicates: \($0.objects) \($0.type) objects of \($0.values) values waste \($0.wastedBytes) bytes"
        }
        lines += objectsByType.sorted { $0.key < $1.key }.map { "made: \($0.value) \($0.key)" }
        return lines.isEmpty ? ["nothing to find"] : lines
    }

    private func describe(_ cycles: Cycles) -> String {
        "\(cycles.components) components of \(cycles.objects) objects and \(cycles.bytes) bytes"
    }
}
