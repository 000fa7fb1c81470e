/// What the target's objects are allocated with, named as `PYTHONMALLOC` names it.
package enum AllocatorKind: String, Sendable {
    case pymalloc
    case pymallocDebug = "pymalloc_debug"
    case malloc
    case mallocDebug = "malloc_debug"
    /// Its state contradicts itself, or was not found.
    case unknown

    /// Whether blocks have the debug hooks' pads (`PYTHONMALLOC=debug`, `-X dev`).
    package var hasPads: Bool { self == .pymallocDebug || self == .mallocDebug }

    /// Bytes between the start of a block and what its user sees: the requested size, big-endian, then the API's
    /// letter and seven forbidden bytes (`_PyMem_DebugRawAlloc`).
    package var leadingPad: Int { hasPads ? 16 : 0 }
}
