/// Finds every object: what strong references reach from the roots, what the collector's lists have beside that, and what
/// only the allocator knows of.
///
/// 1. From the roots by strong references, marking objects `reached`.
/// 2. From the collector's lists: garbage, and what C holds.
/// 3. Targets of weak and borrowed references.
/// 4. Used blocks of pymalloc that are neither an object found so far nor a buffer of one, where they look like an object.
///
/// What one way finds and another should have found is noted.
final class ObjectDiscovery {
    let reader: ObjectReader
    let marks: ObjectMarks
    let notes: CaptureNotes
    private let allocator: AllocatorState
    private let lists: CollectorLists
    private var sink: DiscoverySink
    private var typesTaken = 0
    /// In sound memory each word is part of one object or buffer; where objects overlap, visiting them takes for ever.
    private let workLimit: UInt64

    private static let workPerWord: UInt64 = 16
    private static let leastWork: UInt64 = 1 << 24

    init(
        reader: ObjectReader, marks: ObjectMarks, allocator: AllocatorState, lists: CollectorLists,
        notes: CaptureNotes
    ) {
        self.reader = reader
        self.marks = marks
        self.allocator = allocator
        self.lists = lists
        self.notes = notes
        workLimit = max(marks.memorySize / 8 * Self.workPerWord, Self.leastWork)
        sink = DiscoverySink(marks: marks.lookup, reader: reader)
    }

    deinit { sink.worklist.deallocate() }

    func run(roots: [UInt64], frames: [UInt64]) throws(CaptureError) {
        try markLists()
        for root in roots { sink.take(root) }
        for frame in frames { reader.visitInterpreterFrame(at: frame, into: &sink) }
        drain()
        sink.isFromRoots = false
        takeListed()
        takeDeferred()
        takeBlocks()
        if sink.work > workLimit { throw Self.overlap }
        notes.note("references to memory that was not captured", sink.unreadCount)
        notes.note("references to what is no object", sink.danglingCount)
        marks.rank()
    }

    // MARK: The ways to find objects

    private func markLists() throws(CaptureError) {
        let lookup = marks.lookup
        var unread: UInt64 = 0
        let breaks = try lists.forEach(in: reader.space) { object, generation in
            guard let place = lookup.place(of: object) else { return unread += 1 }
            place.set(.tracked)
            if generation & 1 != 0 { place.set(.generationLow) }
            if generation & 2 != 0 { place.set(.generationHigh) }
        }
        notes.note("objects on the collector's lists in memory that was not captured", unread)
        notes.note("lists of the collector that a collection under way had taken apart", UInt64(breaks.count))
    }

    private func takeListed() {
        marks.forEach(.tracked) { address, place in
            guard !place.has(.seen) else { return }
            sink.take(address)
            drain()
            if !place.has(.seen) { notes.note("entries of the collector's lists that are no objects") }
        }
    }

    private func takeDeferred() {
        while !sink.deferred.isEmpty {
            let targets = sink.deferred
            sink.deferred = []
            for target in targets { sink.take(target) }
            drain()
        }
    }

    private func takeBlocks() {
        let probe = BlockProbe(reader: reader, allocator: allocator.kind, isCollecting: lists.isCollecting)
        var found: UInt64 = 0
        allocator.forEachUsedBlock { start, size in
            guard !marks.isTaken(start, start + UInt64(size)),
                let object = probe.object(inBlockAt: start, size: size)
            else { return }
            sink.take(object)
            drain()
            found += 1
        }
        takeDeferred()
        notes.note(CaptureNote.onlyInAllocator, found)
    }

    // MARK: Visiting

    /// Visits what is to be visited, and the types that come up, which are objects too.
    private func drain() {
        // A local: access to a property of a class is checked each time.
        var sink = sink
        repeat {
            while sink.work <= workLimit, let object = sink.worklist.pop() {
                reader.visit(object, type: reader.typeRow(at: object), into: &sink)
            }
            while typesTaken < reader.types.count {
                sink.take(reader.types[typesTaken].address)
                typesTaken += 1
            }
        } while sink.work <= workLimit && !sink.worklist.isEmpty
        self.sink = sink
    }

    private static var overlap: CaptureError {
        CaptureError(
            .validation,
            "the objects have many times more references than there is memory for: they lie upon each other",
            remedy: "The core file is damaged (take it again), or the layout table does not fit this build")
    }
}
