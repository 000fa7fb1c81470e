/// Turns a reader's records into columns, written where they will stay.
///
/// In order: tables at any time; ``declare(address:references:explicitLabels:)`` for every object (first pass over the
/// input); ``seal()``; ``define(address:type:size:slack:referenceCount:flags:)`` and
/// ``setReferences(of:targets:labels:)`` for every object (second pass); ``finish(contentHash:)``.
///
/// Bad input is counted, not trusted: a second object at an address, a reference to nowhere, a root without an object
/// become coverage records. Memory besides the image: 16 bytes an object between the passes and the address index
/// (see ``AddressIndex``). One thread at a time.
package final class HeapGraphBuilder {
    let image: GraphImage
    var names = NameTable()
    var tables = Tables()
    var values = ValueCollector()
    var coverage: [String: UInt64] = [:]
    private var declarations = Declarations()
    var index: AddressIndex?
    /// Of `index`, for hot loops.
    var lookup: AddressIndex.Lookup?
    var columns: ObjectColumns?
    var labelCursor: [UInt64] = []

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
        var facts: [FactRecord] = []
        var arenas: [ArenaRecord] = []
        var pools: [PoolRecord] = []
        var poolOccupancy: [UInt8] = []
        var largeAllocations: [LargeAllocationRecord] = []
        var generations: [GenerationRecord] = []
        var mappings: [MappingRecord] = []
        var pageRuns: [PageRunRecord] = []
        var pageBits: [UInt8] = []
        var largeSizes: [LargeSize] = []
    }

    package init(
        backing: GraphImage.Backing = .anonymous, values: ValueDetail = .full
    ) throws(ImageError) {
        valueDetail = values
        image = try GraphImage(backing: backing)
    }

    // MARK: First pass

    /// Announces an object, how many references it has and how many of these carry a label of their own.
    package func declare(address: UInt64, references: UInt32, explicitLabels: UInt32) {
        declarations.append(address: address, references: references, labels: explicitLabels)
    }

    /// Ends the first pass: numbers the objects and lays out the columns.
    package func seal() throws(ImageError) {
        let sorted = declarations.sortedAddresses()
        let index = AddressIndex(sorted)
        note("objects dropped because another one stands at their address", declarations.count - sorted.count)
        declarations.dropDuplicates(index, objects: sorted.count)
        let columns = try ObjectColumns(
            image: image, addresses: sorted, references: declarations.totalReferences,
            labels: declarations.totalLabels)
        labelCursor = columns.placeReferences(declarations, index: index)
        self.columns = columns
        lookup = index.lookup
        self.index = consume index
        declarations = Declarations()
    }

    // MARK: Second pass

    /// The number of the object at this address.
    package func object(at address: UInt64) -> ObjectID? {
        index!.find(address).map { ObjectID($0) }
    }

    /// Declares that references of an object that was just defined are lost; they keep their positions.
    package func setLostReferences(of object: ObjectID, _ positions: Range<Int>) throws(ImageError) {
        let first = Int(columns!.firstReference[object.index])
        precondition(first + positions.upperBound <= Int(columns!.firstReference[object.index + 1]))
        for position in positions {
            columns!.target[first + position] = noRow
            try columns!.markNotStrong(first + position, image: image)
        }
    }

    /// Adds flags to an object that is defined already.
    package func addFlags(_ flags: ObjectFlags, to object: ObjectID) {
        columns!.flags[object.index] |= flags.rawValue
    }

    /// Records the object's allocation site.
    package func setSite(_ site: UInt32, of object: ObjectID) throws(ImageError) {
        try columns!.setSite(site, of: object, image: image)
    }

    /// Counts something the reader could not take in; `what` is a plural noun phrase.
    package func note(_ what: String, _ count: Int) {
        guard count > 0 else { return }
        let (sum, overflow) = coverage[what, default: 0].addingReportingOverflow(UInt64(count))
        coverage[what] = overflow ? .max : sum
    }
}
