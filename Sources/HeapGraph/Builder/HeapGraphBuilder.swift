import Synchronization

/// Turns a reader's records into columns, written where they will stay.
///
/// In order: tables at any time; every object is announced (first pass over the input): one by one with
/// ``declare(address:references:explicitLabels:)``, or by many threads that each fill a ``DeclarationPart``; ``seal(columns:)``
/// or ``sealNumbered(references:isLabelled:columns:)``; every object is filled in (second pass): by
/// ``define(address:type:size:slack:referenceCount:flags:)`` and ``setReferences(of:from:targets:labels:)``, or by many threads
/// that each have a ``GraphFiller``; ``finish(contentHash:)``. Labels with a strength, and the fields of types that have such
/// labels, are added before a filler is made.
///
/// Bad input is counted, not trusted: a second object at an address, a reference to nowhere, a root without an object
/// become coverage records. Memory besides the image: 12 bytes an object between the passes, the address index (see
/// ``AddressIndex``), then a byte an object and a bit a reference. One thread at a time, but for parts and fillers.
package final class HeapGraphBuilder {
    let image: GraphImage
    var names = NameTable()
    var tables = Tables()
    var fields = FieldTable()
    var values = ValueCollector()
    var coverage: [String: UInt64] = [:]
    /// Objects announced one by one come after all parts.
    var declarations = DeclarationPart()
    var parts: [DeclaredObjects] = []
    var index: AddressIndex?
    var columns: ObjectColumns?
    /// One byte an object: its row is taken.
    var claimed = Scratch<UInt8>(zeros: 0)
    /// One bit a reference.
    var notStrong = Scratch<UInt64>(zeros: 0)
    let rare = RareRows()
    /// A place for each filler to count null references in.
    var nullCounters: [UnsafeMutablePointer<Int>] = []
    /// Held while a filler is made: each thread makes its own.
    private let makingFiller = Mutex(())
    /// What fillers know of labels and fields; nil when either has changed.
    var strengths: StrengthTable?
    /// For objects that are filled in one by one; nil when labels or fields have changed.
    var ownFiller: GraphFiller?

    /// Whether two objects were announced at one address. Which of them is filled in then depends on the order: only one
    /// thread should do it.
    package internal(set) var hasDuplicates = false

    let valueDetail: ValueDetail

    /// What the graph keeps of the values of immutables.
    package enum ValueDetail: Sendable {
        case full
        /// Which values are equal, not what they are.
        case equality
        case none
    }

    /// Tables small enough to gather before they are written.
    struct Tables {
        var types: [TypeRecord] = []
        var labels: [LabelRecord] = [LabelRecord(text: 0, index: 0, isIndex: 0, strength: 0)]
        var roots: [RootRecord] = []
        var threads: [ThreadRecord] = []
        var frames: [FrameRecord] = []
        var sites: [SiteRecord] = []
        var locations: [LocationRecord] = []
        var facts: [FactRecord] = []
        var arenas: [ArenaRecord] = []
        var pools: [PoolRecord] = []
        var poolOccupancy: [UInt8] = []
        var largeAllocations: [LargeAllocationRecord] = []
        var generations: [GenerationRecord] = []
        var mappings: [MappingRecord] = []
        var pageRuns: [PageRunRecord] = []
        var pageBits: [UInt8] = []
    }

    package init(
        backing: GraphImage.Backing = .anonymous, values: ValueDetail = .full
    ) throws(ImageError) {
        valueDetail = values
        image = try GraphImage(backing: backing)
    }

    deinit {
        for counter in nullCounters { counter.deallocate() }
    }

    /// Objects and references, once sealed.
    package var objectCount: Int { columns?.count ?? 0 }
    package var referenceCount: Int { columns?.references ?? 0 }

    /// The number of the object at this address. After ``seal(columns:)``.
    package func object(at address: UInt64) -> ObjectID? {
        index?.find(address).map { ObjectID($0) }
    }

    /// The distances of objects from the roots, where the reader knows better than a walk over the references that keep
    /// alive: to be filled in before the builder finishes, ``noRow`` for what is not reachable.
    package func makeDistanceColumn() throws(ImageError) -> UnsafeMutableBufferPointer<UInt32> {
        try image.append(.distance, of: UInt32.self, count: objectCount)
    }

    /// For one thread, which may call this itself; see ``GraphFiller``. After sealing; knows the labels and fields of this
    /// moment.
    package func makeFiller() -> GraphFiller {
        // A cache line of its own.
        let nulls = UnsafeMutablePointer<Int>.allocate(capacity: 8)
        nulls.initialize(repeating: 0, count: 8)
        let strengths = makingFiller.withLock { _ in
            nullCounters.append(nulls)
            let known =
                self.strengths
                ?? StrengthTable(labels: tables.labels, fields: fields, typeCount: tables.types.count)
            self.strengths = known
            return known
        }
        return GraphFiller(
            lookup: index?.lookup ?? .nowhere, columns: columns!, claimed: claimed.base,
            notStrong: notStrong.base, strengths: strengths, rare: rare, nulls: nulls)
    }

    /// Adds flags to an object that is defined already.
    package func addFlags(_ flags: ObjectFlags, to object: ObjectID) {
        columns!.flags[object.index] |= flags.rawValue
    }

    /// Records the object's allocation site.
    package func setSite(_ site: UInt32, of object: ObjectID) throws(ImageError) {
        try columns!.addSites(to: image)
        columns!.site![object.index] = site
    }

    /// Counts something the reader could not take in; `what` is a plural noun phrase.
    package func note(_ what: String, _ count: Int) {
        guard count > 0 else { return }
        let (sum, overflow) = coverage[what, default: 0].addingReportingOverflow(UInt64(count))
        coverage[what] = overflow ? .max : sum
    }
}
