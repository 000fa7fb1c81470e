/// The 16 bytes in front of every container: its place in the list of a generation.
///
/// ```
///  object - 16  next      address of the next object in the list; 0 when the object is untracked
///         - 8   previous  address of the previous object
/// ```
///
/// The low bits serve as flags, since addresses are multiples of 16:
///
/// ```
///  next      bit 0      during a collection: on the list of tentatively unreachable objects
///  previous  bit 0      the finalizer was called; stays for the object's life
///            bit 1      during a collection: in the generation being collected, or garbage of it
///            bits 2-3   while a dump is written: the generation, 3 for the permanent one
///            bits 2-63  while a generation is scanned: references not yet accounted for, not an address
/// ```
enum GCHeader {
    static let next = -16
    static let previous = -8
    static let unreachable = 1
    static let finalized = 1
    static let collecting = 2
    static let countUnit = 4
    static let generationShift = 2
    static let addressMask = ~15
}

extension ObjectRef {
    /// Whether a collector list holds the object. Only for containers.
    @inline(__always)
    var isTracked: Bool { self[word: GCHeader.next] != 0 }

    /// Whether the object's finalizer was called. Only for containers.
    @inline(__always)
    var isFinalized: Bool { self[word: GCHeader.previous] & GCHeader.finalized != 0 }

    @inline(__always)
    func markFinalized() { self[word: GCHeader.previous] |= GCHeader.finalized }

    @inline(__always)
    var gcNext: ObjectRef {
        get { ObjectRef.at(self[word: GCHeader.next] & ~GCHeader.unreachable) }
        nonmutating set { self[word: GCHeader.next] = Int(bitPattern: newValue.address) }
    }

    /// Setting it keeps the flags.
    @inline(__always)
    var gcPrevious: ObjectRef {
        get { ObjectRef.at(self[word: GCHeader.previous] & GCHeader.addressMask) }
        nonmutating set {
            let flags = self[word: GCHeader.previous] & ~GCHeader.addressMask
            self[word: GCHeader.previous] = Int(bitPattern: newValue.address) | flags
        }
    }

    @inline(__always)
    private static func at(_ address: Int) -> ObjectRef {
        ObjectRef(UnsafeMutableRawPointer(bitPattern: address).unsafelyUnwrapped)
    }
}
