import AnalyzerKit

/// The rows of the waterfall: modules with most bytes, then the other categories, then what is unexplained.
struct WaterfallRows {
    struct Segment {
        let what: String
        let bytes: UInt64
        /// Of the palette.
        let colour: String
    }

    struct Row {
        let label: String
        let segments: [Segment]
        /// What the row adds to the sum; negative only for what is unexplained.
        let bytes: Int64
    }

    private(set) var rows: [Row] = []
    /// Modules in the row of all the others.
    private(set) var otherModules = 0

    static let blocks = "hue1"
    static let outside = "hue2"
    static let overhead = "hue3"
    static let holes = "hue6"
    /// A module with less of the resident set than this shares a row with others.
    private static let smallestShare = 0.005

    /// Rows without bytes are left out.
    init(_ report: ResidentSetReport) {
        addModules(report)
        let account = report.account
        add("block slack", account[.slack], Self.overhead)
        add("used blocks, owner unknown", account[.unownedBlocks], Self.overhead)
        add("large allocations, owner unknown", account.unownedLarge, Self.overhead)
        add("pool headers and alignment", account[.poolOverhead], Self.overhead)
        add("free blocks", account[.freeBlocks], Self.holes)
        add("empty pools", account[.emptyPools], Self.holes)
        add("malloc's heap, free", account[.mallocFree], Self.holes)
        add("rest of malloc's heap", account[.mallocInUse], "hue4")
        add("thread stacks", account[.threadStacks], "hue5")
        add("libraries and files", account[.files], "hue7")
        add("anonymous mappings", account[.anonymous], "hue8")
        add("other mappings", account[.otherMappings], "hue8")
        let unexplained = account.unexplained
        if account.kernelBytes != nil, unexplained != 0 {
            let segment = Segment(what: "unexplained", bytes: unexplained.magnitude, colour: "warn")
            rows.append(Row(label: "unexplained", segments: [segment], bytes: unexplained))
        }
    }

    private mutating func addModules(_ report: ResidentSetReport) {
        let ranked = report.rankedOwners
        let large = ranked.prefix(report.options.integer("figure-modules")).prefix {
            Double(report.account.shares[$0].total) >= Self.smallestShare * Double(report.account.whole)
        }
        // A row for the others is worth it from two on.
        let shown = ranked.count - large.count == 1 ? ranked.count : large.count
        for owner in ranked.prefix(shown) {
            addModule(report.owners.names[owner], report.account.shares[owner])
        }
        otherModules = ranked.count - shown
        guard otherModules > 0 else { return }
        let others = ranked.dropFirst(shown).reduce(into: ObjectTally.Share()) { sum, owner in
            sum.blocks += report.account.shares[owner].blocks
            sum.outside += report.account.shares[owner].outside
        }
        addModule("\(Format.count(otherModules))\(shown > 0 ? " other" : "") modules", others)
    }

    private mutating func addModule(_ name: String, _ share: ObjectTally.Share) {
        let segments = [
            Segment(what: "live objects of \(name), in blocks", bytes: share.blocks, colour: Self.blocks),
            Segment(
                what: "live objects of \(name), outside of blocks", bytes: share.outside,
                colour: Self.outside),
        ]
        rows.append(Row(label: "live: \(name)", segments: segments, bytes: Int64(clamping: share.total)))
    }

    private mutating func add(_ label: String, _ bytes: UInt64, _ colour: String) {
        guard bytes > 0 else { return }
        let segment = Segment(what: label, bytes: bytes, colour: colour)
        rows.append(Row(label: label, segments: [segment], bytes: Int64(clamping: bytes)))
    }
}
