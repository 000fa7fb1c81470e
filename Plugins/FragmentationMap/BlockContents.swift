import AnalyzerKit

/// Which objects live in the allocator's blocks: by size class, and by type where that is evidence.
///
/// An object's address lies in its own block, up to 32 bytes from the beginning (CPython 3.11 puts the collector's
/// header and an instance's attribute pointers in front of it), so the pool around the address is its pool, and two
/// objects never share a block. Objects and pools are both in address order and are merged in one pass.
struct BlockContents {
    /// Objects of one type in one place.
    struct TypeCount {
        let type: TypeID
        let objects: Int
    }

    /// By size class of the layout.
    private(set) var objects: [Int]
    /// Slack of the objects in the class, that of buffers they own elsewhere included.
    private(set) var slack: [UInt64]
    /// Slack of all objects of the heap.
    private(set) var totalSlack: UInt64 = 0
    /// Objects in arenas that could return to the system, at most ``sampleLimit`` of them.
    private(set) var heldSample: [ObjectID] = []
    private(set) var heldObjects = 0
    private var objectsOfType: [Place: Int] = [:]
    private let detailedClasses: [Bool]

    private static let sampleLimit = 64

    private enum Place: Hashable {
        case held(TypeID)
        case sizeClass(Int, TypeID)
    }

    /// - Parameters:
    ///   - returnable: the arenas whose objects are evidence.
    ///   - detailedClasses: the size classes whose objects are counted by type.
    init(_ heap: HeapGraph, _ layout: AllocatorLayout, returnable: [Bool], detailedClasses: [Bool]) {
        self.detailedClasses = detailedClasses
        objects = [Int](repeating: 0, count: layout.classes.count)
        slack = [UInt64](repeating: 0, count: layout.classes.count)
        var next = 0
        for object in heap.objects {
            totalSlack += UInt64(heap.slack(of: object))
            let address = heap.address(of: object)
            while next < layout.pools.count, Self.end(of: layout.pools[next], layout) <= address { next += 1 }
            guard next < layout.pools.count, layout.pools[next].address <= address else { continue }
            add(object, in: layout.pools[next], heap, isReturnable: returnable[layout.pools[next].arena])
        }
    }

    /// The types with most objects in arenas that could return to the system.
    func heldTypes(_ heap: HeapGraph) -> [TypeCount] {
        counts(heap) { if case .held(let type) = $0 { type } else { nil } }
    }

    /// The types with most objects in a detailed size class.
    func types(ofClass sizeClass: Int, _ heap: HeapGraph) -> [TypeCount] {
        counts(heap) { if case .sizeClass(sizeClass, let type) = $0 { type } else { nil } }
    }

    private mutating func add(
        _ object: ObjectID, in pool: AllocatorLayout.Pool, _ heap: HeapGraph, isReturnable: Bool
    ) {
        let type = heap.type(of: object)
        objects[pool.sizeClass] += 1
        slack[pool.sizeClass] += UInt64(heap.slack(of: object))
        if detailedClasses[pool.sizeClass] {
            objectsOfType[.sizeClass(pool.sizeClass, type), default: 0] += 1
        }
        guard isReturnable else { return }
        heldObjects += 1
        objectsOfType[.held(type), default: 0] += 1
        if heldSample.count < Self.sampleLimit { heldSample.append(object) }
    }

    private func counts(_ heap: HeapGraph, _ select: (Place) -> TypeID?) -> [TypeCount] {
        var counts: [TypeCount] = []
        for (place, count) in objectsOfType {
            if let type = select(place) { counts.append(TypeCount(type: type, objects: count)) }
        }
        return counts.sorted { ($1.objects, $0.type) < ($0.objects, $1.type) }
    }

    private static func end(of pool: AllocatorLayout.Pool, _ layout: AllocatorLayout) -> UInt64 {
        pool.address + layout.arenas[pool.arena].poolSize
    }
}
