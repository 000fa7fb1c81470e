/// The sections of a heap image. These numbers are also the column identifiers of `analyzer_abi.h`.
///
/// All integers are little-endian and naturally aligned; a section starts at a multiple of 64 bytes.
/// Sections are optional where the table says so; unknown ones are ignored.
public enum SectionID: UInt32, Sendable, CaseIterable {
    // Objects, n rows.
    /// u32: the low half of the address. Optional: only where objects have addresses.
    case objectAddress = 1
    /// ``AddressSegment``: runs of objects whose addresses share their high half. Optional, as the addresses.
    case addressSegments = 2
    /// u32: a ``TypeID``.
    case objectType = 3
    /// u32: shallow size in bytes; `UInt32.max` means "look in `largeSizes`".
    case objectSize = 4
    /// ``LargeSize``, ascending by object. Optional.
    case largeSizes = 5
    /// u16: ``ObjectFlags``.
    case objectFlags = 6
    /// u16: bytes between the requested and the allocated size; saturates. Optional: only where it is known.
    case objectSlack = 7
    /// u32: the reference count, saturating. Optional: only where the runtime counts.
    case objectReferenceCount = 8
    /// u64, n + 1 rows: the first reference of each object.
    case objectFirstReference = 9
    /// u32: row of ``SectionID/sites``, or none. Optional.
    case objectSite = 10
    /// u32: the runtime's own number of each object. Optional: only where objects have no addresses.
    case objectIdentifier = 11

    // References, m rows.
    /// u32: an ``ObjectID``.
    case referenceTarget = 20
    /// u64 words, one bit a reference: it has a row in `referenceLabel`. Optional.
    case referenceHasLabel = 21
    /// u32: how many bits of `referenceHasLabel` are set before each 512-bit block. Optional.
    case referenceLabelRank = 22
    /// u32: a ``LabelID`` for each reference whose bit is set, in order. Optional.
    case referenceLabel = 23
    /// u64 words, one bit a reference: it does not keep its target alive. Optional.
    case referenceNotStrong = 24

    // Names and tables.
    /// u64, k + 1 rows: where each name begins in `nameBytes`.
    case nameOffsets = 30
    /// UTF-8.
    case nameBytes = 31
    /// ``TypeRecord``.
    case types = 32
    /// ``LabelRecord``; row 0 is the implied label.
    case labels = 33
    /// ``RootRecord``.
    case roots = 34
    /// ``ThreadRecord``.
    case threads = 35
    /// ``FrameRecord``.
    case frames = 36
    /// ``SiteRecord``: allocation sites. Optional.
    case sites = 37
    /// ``FactRecord``: facts about the process and the runtime.
    case facts = 38
    /// ``CoverageRecord``: what the reader could not take in.
    case coverage = 39

    /// ``LocationRecord``, ascending by object: where functions and classes are defined. Optional.
    case locations = 44

    // The fields of types.
    /// u32, one row more than `types`: where the labels of each type's fields begin in `typeField`. Optional.
    case typeFirstField = 42
    /// u32: a ``LabelID`` for each field, in the order of the references. Optional.
    case typeField = 43

    // Values of immutable objects.
    /// ``ValueRecord``, ascending by object. Optional.
    case values = 40
    /// The beginnings of the values.
    case valueBytes = 41

    // The allocator. All optional.
    /// ``ArenaRecord``, ascending by address.
    case arenas = 50
    /// ``PoolRecord``, ascending by address.
    case pools = 51
    /// Bytes; a pool's bits begin at its `occupancyOffset`: bit i of byte i / 8 is set when block i is in use.
    case poolOccupancy = 52
    /// ``LargeAllocationRecord``, ascending by address.
    case largeAllocations = 53
    /// ``GenerationRecord``: the cycle collector's generations, youngest first.
    case generations = 54

    // The process's memory. All optional.
    /// ``MappingRecord``, ascending by address, disjoint.
    case mappings = 55
    /// ``PageRunRecord``, ascending by address, disjoint.
    case pageRuns = 56
    /// Bytes; a run's bits begin at its `bitsOffset`: bit i of byte i / 8 is set when page i was in memory.
    case pageBits = 57

    // Derived by GraphAlgorithms, n rows unless said otherwise.
    /// u64, n + 1 rows: the first referrer of each object. Only references that keep alive.
    case firstReferrer = 100
    /// u32: the referring ``ObjectID``s.
    case referrer = 101
    /// u32: edges on a shortest path from the virtual root (a root object has 1); none where unreachable.
    case distance = 102
    /// u32: the immediate dominator; n for the virtual root, n + 1 for the virtual "unreachable".
    case immediateDominator = 103
    /// u64, n + 2 rows: retained size in bytes; row n is all that is reachable, row n + 1 all that is not.
    case retainedSize = 104
    /// u32: the strongly connected component, numbered in reverse topological order.
    case component = 105
    /// u32, n + 3 rows: where the dominated children of each object, of n and of n + 1 begin in `dominatedChild`.
    case firstDominatedChild = 106
    /// u32: ``ObjectID``s grouped by immediate dominator, ascending within a group.
    case dominatedChild = 107
    /// u64, one row: how many objects have an immediate dominator other than the virtual "unreachable", directly or not.
    case reachableCount = 108
}
