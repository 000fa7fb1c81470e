import AnalyzerKit

/// Leak, fragmentation, or neither: by shares of the resident set.
struct Verdict {
    enum Kind {
        /// Live objects dominate, and one object keeps a large part of them.
        case leak
        /// Memory that the allocators hold and nobody uses dominates.
        case fragmentation
        /// The dump does not tell where most of it is.
        case unknown
        /// Most of it is none of the runtime's: libraries, the system allocator, stacks, mappings.
        case outside
        case neither
    }

    let kind: Kind
    let sentence: String
    let account: ResidentAccount
    let point: AccumulationPoint?
    /// What to call the accumulation point: `dict ['sessions'] of module app`.
    let pointName: String?

    init(
        _ heap: HeapGraph, _ account: ResidentAccount, _ owners: ModuleOwners, options: AnalyzerOptions
    ) {
        let whole = Double(max(account.whole, 1))
        let point = AccumulationPoint(heap, share: options.ratio("accumulation-share"))
        let isLeak = Double(account.live) >= options.ratio("leak-share") * whole && point != nil
        let isFragmented = Double(account.holes) >= options.ratio("hole-share") * whole
        let isOutside = Double(account.outside) >= options.ratio("outside-share") * whole
        switch (isLeak, isFragmented) {
        case (true, true): kind = account.live >= account.holes ? .leak : .fragmentation
        case (true, false): kind = .leak
        case (false, true): kind = .fragmentation
        case (false, false) where isOutside: kind = .outside
        case (false, false): kind = Double(account.unexplained) > whole / 2 ? .unknown : .neither
        }
        self.account = account
        self.point = point
        pointName = point.map { Self.name(of: $0.object, heap, owners) }
        sentence = Self.sentence(kind, account, point, pointName, isBoth: isLeak && isFragmented)
    }

    /// `app.Session`-like name, the way its dominator refers to it, and the module it belongs to.
    private static func name(of object: ObjectID, _ heap: HeapGraph, _ owners: ModuleOwners) -> String {
        let dominator = Int(heap.immediateDominators[object.index])
        let step =
            dominator < heap.objectCount ? heap.label(from: ObjectID(dominator), to: object) : nil
        let place = step.map { " \(Format.shortened($0))" } ?? ""
        let owner = Int(owners.owner[object.index])
        let isModule = owner >= ModuleOwners.Group.allCases.count
        let module = isModule ? " of module \(owners.names[owner])" : " \(owners.names[owner])"
        return "\(heap.typeName(of: object))\(place)\(module)"
    }

    private static func sentence(
        _ kind: Kind, _ account: ResidentAccount, _ point: AccumulationPoint?, _ pointName: String?,
        isBoth: Bool
    ) -> String {
        func part(_ bytes: UInt64) -> String {
            "\(Format.share(bytes, of: account.whole)) of the resident set (\(Format.bytes(bytes)))"
        }
        switch kind {
        case .leak:
            let holes = isBoth ? " Another \(part(account.holes)) is free memory of the allocators." : ""
            return
                "It looks like a leak: live objects take \(part(account.live)), and one object, \(pointName!), keeps \(Format.share(point!.share)) of their bytes alive.\(holes)"
        case .fragmentation:
            return
                "It is fragmentation: \(part(account.holes)) is free memory that the allocators hold, \(part(account.live)) is live objects."
        case .unknown:
            let bytes = UInt64(account.unexplained)
            return
                "Not to be told from this dump: it does not say where \(part(bytes)) is; live objects take \(part(account.live)), free memory of the allocators \(part(account.holes))."
        case .outside:
            let (category, bytes) = largestOutside(account)
            return
                "Neither a leak of objects nor fragmentation: \(part(account.outside)) is none of the runtime's, most of that \(category.name) (\(Format.bytes(bytes)))."
        case .neither:
            return
                "Neither a leak nor fragmentation: live objects take \(part(account.live)) and no single one keeps a large part of them alive; free memory of the allocators is \(part(account.holes))."
        }
    }

    static func largestOutside(_ account: ResidentAccount) -> (ResidentAccount.Category, UInt64) {
        let outside: [ResidentAccount.Category] = [
            .mallocInUse, .threadStacks, .files, .anonymous, .otherMappings,
        ]
        let largest = outside.max { account[$0] < account[$1] }!
        return (largest, account[largest])
    }
}
