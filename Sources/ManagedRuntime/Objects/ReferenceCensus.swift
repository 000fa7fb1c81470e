/// For every object of the heap, the references to it that other objects, frames and modules own.
///
/// A reference count beyond that is held by the program itself, in Swift: for a dump, a root. Takes 4 bytes for every
/// 16 of the arenas while it exists.
struct ReferenceCensus: ~Copyable {
    private let allocator: PoolAllocator
    private let statics: StaticObjects
    private let countsByArena: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>?>
    private let arenaCount: Int
    private var large: [ObjectRef: Int] = [:]

    init(_ runtime: Runtime) {
        allocator = runtime.allocator
        statics = runtime.statics
        arenaCount = allocator.state.pointee.arenaCount
        countsByArena = .allocate(capacity: arenaCount)
        countsByArena.initialize(repeating: nil, count: arenaCount)
        let granules = allocator.geometry.arenaSize.rawValue / 16
        for arena in allocator.arenasByAddress() {
            let counts = UnsafeMutablePointer<UInt32>.allocate(capacity: granules)
            counts.initialize(repeating: 0, count: granules)
            countsByArena[Int(arena.pointee.index)] = counts
        }
        allocator.forEachObject { raw in
            runtime.forEachOwnedReference(ObjectRef(raw)) { count($0) }
        }
        runtime.forEachRuntimeReference { count($0) }
    }

    deinit {
        for index in 0..<arenaCount { countsByArena[index]?.deallocate() }
        countsByArena.deallocate()
    }

    /// References to the object that nothing in the heap owns. Negative when its count is wrong. Static objects have
    /// none by definition.
    func externalReferences(to object: ObjectRef) -> Int {
        if statics.contains(object) { return 0 }
        return object.refcount - (slot(object).map { Int($0.pointee) } ?? large[object, default: 0])
    }

    private mutating func count(_ object: ObjectRef) {
        if let slot = slot(object) {
            slot.pointee += 1
        } else if !statics.contains(object) {
            large[object, default: 0] += 1
        }
    }

    private func slot(_ object: ObjectRef) -> UnsafeMutablePointer<UInt32>? {
        guard allocator.isInArena(object.raw) else { return nil }
        let index = Int(allocator.poolOf(object.raw).pointee.arenaIndex)
        let base = allocator.state.pointee.arenas[index].pointee.base.unsafelyUnwrapped
        return countsByArena[index].unsafelyUnwrapped + (object.raw - base) >> 4
    }
}
