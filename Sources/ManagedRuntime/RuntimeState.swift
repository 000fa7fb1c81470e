/// The runtime's mutable state that the hot paths touch, behind a raw pointer so that they pay for no exclusivity
/// checks.
struct RuntimeState {
    let generations: UnsafeMutablePointer<Generation>
    /// Empty except during a collection.
    let unreachable = GCList()
    var isCollectorEnabled = true
    var isCollecting = false
    /// Objects that survived into the oldest generation since its last collection, and that were in it then.
    var longLivedPending = 0
    var longLivedTotal = 0

    /// Stack of containers without references, linked through their collection headers.
    var pendingDeallocation: UnsafeMutableRawPointer?
    var isDeallocating = false

    var currentFrame: UnsafeMutableRawPointer?
    let hashKey: (UInt64, UInt64)

    var isTracing = false
    /// Whether tracing was ever on, so that freed objects must be forgotten.
    var hasAllocationSites = false

    /// The exception that is on its way, an owned reference; nil while none is.
    var pendingException: ObjectRef?
    /// What only running programs need; nil in a runtime that Swift code uses directly.
    var language: UnsafeMutablePointer<LanguageState>?

    init(hashSeed: UInt64) {
        hashKey = HashKey.make(seed: UInt32(truncatingIfNeeded: hashSeed))
        generations = .allocate(capacity: Runtime.generationCount)
        for (index, threshold) in Runtime.thresholds.enumerated() {
            (generations + index).initialize(to: Generation(list: GCList(), threshold: threshold))
        }
    }

    func free() {
        for index in 0..<Runtime.generationCount { generations[index].list.free() }
        unreachable.free()
        generations.deinitialize(count: Runtime.generationCount)
        generations.deallocate()
    }
}
