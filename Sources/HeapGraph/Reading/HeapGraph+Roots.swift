extension HeapGraph {
    public var roots: UnsafeBufferPointer<RootRecord> { table.elements(.roots, as: RootRecord.self) }
    public var threads: UnsafeBufferPointer<ThreadRecord> { table.elements(.threads, as: ThreadRecord.self) }
    public var frames: UnsafeBufferPointer<FrameRecord> { table.elements(.frames, as: FrameRecord.self) }
    public var facts: UnsafeBufferPointer<FactRecord> { table.elements(.facts, as: FactRecord.self) }
    public var coverage: UnsafeBufferPointer<CoverageRecord> {
        table.elements(.coverage, as: CoverageRecord.self)
    }

    public var arenas: UnsafeBufferPointer<ArenaRecord> { table.elements(.arenas, as: ArenaRecord.self) }
    public var pools: UnsafeBufferPointer<PoolRecord> { table.elements(.pools, as: PoolRecord.self) }
    public var poolOccupancy: UnsafeBufferPointer<UInt8> { table.elements(.poolOccupancy, as: UInt8.self) }
    public var largeAllocations: UnsafeBufferPointer<LargeAllocationRecord> {
        table.elements(.largeAllocations, as: LargeAllocationRecord.self)
    }
    public var generations: UnsafeBufferPointer<GenerationRecord> {
        table.elements(.generations, as: GenerationRecord.self)
    }
}
