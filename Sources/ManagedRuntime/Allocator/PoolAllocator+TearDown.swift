extension PoolAllocator {
    /// What an allocator had not returned to the system. All zero after a complete teardown.
    package struct Leftovers: Equatable, Sendable {
        package var mappedBytes = 0
        package var heapBlocks = 0
    }

    /// Unmaps every arena and frees every large allocation and table, blocks still in use included. The handle and
    /// its copies must not be used again.
    /// - Returns: what could not be given back, counted by the calls that took it: nothing, or there is a bug.
    @discardableResult
    package func tearDown() -> Leftovers {
        let arenaSize = state.pointee.geometry.arenaSize.rawValue
        for index in 0..<state.pointee.arenaCount {
            let arena = state.pointee.arenas[index]
            if let base = arena.pointee.base { state.pointee.system.decommit(base, arenaSize) }
            state.pointee.system.free(arena)
        }
        while state.pointee.large.pointee.next != state.pointee.large {
            freeLarge(UnsafeMutableRawPointer(state.pointee.large.pointee.next) + LargeHeader.bytes)
        }
        state.pointee.region.free(system: &state.pointee.system)
        state.pointee.system.free(state.pointee.arenas)
        state.pointee.system.free(state.pointee.lastWithFreePools)
        state.pointee.system.free(state.pointee.large)
        let leftovers = Leftovers(
            mappedBytes: state.pointee.system.mappedBytes + state.pointee.system.reservedBytes,
            heapBlocks: state.pointee.system.heapBlocks)
        state.deinitialize(count: 1)
        state.deallocate()
        return leftovers
    }
}
