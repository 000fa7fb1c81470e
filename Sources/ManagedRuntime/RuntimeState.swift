/// The runtime's mutable state that the hot paths touch, behind a raw pointer so that they pay for no exclusivity
/// checks.
struct RuntimeState {
    var collector = CollectorState()
    var freeLists = FreeLists()

    /// Stack of containers without references that wait for deallocation, linked through their collection headers, and
    /// how deep deallocations are nested: of types that may wait, and of all.
    var pendingDeallocation: UnsafeMutableRawPointer?
    var trashDepth = 0
    var deallocationDepth = 0

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
    }

    func free() {
        collector.free()
        freeLists.tuples.deallocate()
    }
}
