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

    /// The innermost frame, and where frames lie.
    var currentFrame: InterpreterFrame?
    var dataStack = DataStack()
    /// `PendingWork` of the evaluation loop.
    var pendingWork: UInt8 = 0
    var recursionLimit = 1000
    /// Levels of calls that are left.
    var recursionRemaining = 1000
    var isRecoveringFromRecursion = false
    /// The innermost item of the exceptions being handled; the outermost is the thread's.
    var handled: HandledItem
    private let outermostHandled: HandledItem
    let hashKey: (UInt64, UInt64)

    /// The most decimal digits that a conversion between int and str may have.
    var maximumDigits = 4300

    /// Strings that were interned already when they were to be interned, and that were not.
    var internHits = 0
    var internMisses = 0

    /// The exception that is on its way, an owned reference; nil while none is.
    var pendingException: ObjectRef?
    /// What only running programs need; nil in a runtime that Swift code uses directly.
    var language: UnsafeMutablePointer<LanguageState>?

    init(hashSeed: UInt64) {
        outermostHandled = HandledItem.makeOutermost()
        handled = outermostHandled
        hashKey = HashKey.make(seed: UInt32(truncatingIfNeeded: hashSeed))
    }

    mutating func free() {
        dataStack.free()
        outermostHandled.raw.deallocate()
        collector.free()
        freeLists.tuples.deallocate()
    }
}
