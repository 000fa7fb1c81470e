import Dispatch
import HeapGraph

/// What can be derived from a graph. The cases are groups of columns of ``SectionID``.
package enum Derivation: Sendable, CaseIterable {
    /// `firstReferrer`, `referrer`.
    case referrers
    /// `distance`.
    case distances
    /// `immediateDominator`, `retainedSize`, `firstDominatedChild`, `dominatedChild`.
    case dominators
    /// `component`.
    case components
}

/// Derives columns and appends them to a graph's own image.
///
/// Each derivation happens at most once per image. Independent ones run at the same time, on two cores; the result
/// does not depend on that. Not to be called twice at the same time for one image.
package struct GraphDerivation {
    private let graph: HeapGraph
    private let image: GraphImage
    private let edges: StrongEdges

    /// Returns a graph over the same image with these columns in it (and those they are made from).
    ///
    /// - Parameter finished: told the name of each step and its seconds when it is done.
    package static func derive(
        _ derivations: Set<Derivation>, in graph: HeapGraph, finished: (String, Double) -> Void = { _, _ in }
    ) throws(ImageError) -> HeapGraph {
        guard let image = graph.image else {
            preconditionFailure("columns are derived where the image is owned")
        }
        let derivation = GraphDerivation(graph: graph, image: image, edges: StrongEdges(graph))
        try derivation.run(derivations, finished)
        return HeapGraph(image: image)
    }

    /// Whether every column is there.
    package static func isComplete(_ graph: HeapGraph) -> Bool {
        [.referrer, .distance, .immediateDominator, .dominatedChild, .component].allSatisfy {
            graph.table.contains($0)
        }
    }

    private func run(_ wanted: Set<Derivation>, _ finished: (String, Double) -> Void) throws(ImageError) {
        func lacks(_ derivation: Derivation, _ section: SectionID) -> Bool {
            wanted.contains(derivation) && !graph.table.contains(section)
        }
        let needsDominators = lacks(.dominators, .immediateDominator)
        let needsReferrers =
            (needsDominators || wanted.contains(.referrers)) && !graph.table.contains(.referrer)
        let needsDistances =
            (needsDominators || wanted.contains(.distances)) && !graph.table.contains(.distance)
        let needsComponents = lacks(.components, .component)

        let start = ContinuousClock.now
        var first: [() -> Void] = []
        var placeReferrers: (() throws(ImageError) -> Void)?
        if needsReferrers { (first, placeReferrers) = try countReferrers() }
        if needsDistances { first.append(try computeDistances()) }
        Self.concurrently(first)
        try placeReferrers?()
        let middle = ContinuousClock.now
        finished("distances and referrers", (middle - start) / .seconds(1))

        var second: [() -> Void] = []
        if needsDominators { second.append(try computeDominators()) }
        if needsComponents { second.append(try computeComponents()) }
        Self.concurrently(second)
        finished("dominators and components", (ContinuousClock.now - middle) / .seconds(1))
    }

    /// Runs the steps at the same time. Their columns are laid out already, so they write to places of their own.
    private static func concurrently(_ steps: [() -> Void]) {
        nonisolated(unsafe) let steps = steps
        DispatchQueue.concurrentPerform(iterations: steps.count) { steps[$0]() }
    }
}

extension GraphDerivation {
    /// Counting fixes the size of the column that placing fills: hence two steps.
    private func countReferrers() throws(ImageError) -> ([() -> Void], () throws(ImageError) -> Void) {
        let first = try image.append(.firstReferrer, of: UInt64.self, count: edges.count + 1).baseAddress!
        nonisolated(unsafe) var total = 0
        let count = { [edges] in total = Referrers.count(edges, into: first) }
        let place = { [edges, image] () throws(ImageError) in
            let referrers = try image.append(.referrer, of: UInt32.self, count: total)
            guard let base = referrers.baseAddress else { return }
            Referrers.place(edges, first: first, into: base)
        }
        return ([count], place)
    }

    private func computeDistances() throws(ImageError) -> () -> Void {
        let distance = try image.append(.distance, of: UInt32.self, count: edges.count).baseAddress!
        let roots = graph.roots
        return { [edges] in Distances.compute(edges, roots: roots, into: distance) }
    }

    private func computeComponents() throws(ImageError) -> () -> Void {
        let component = try image.append(.component, of: UInt32.self, count: edges.count).baseAddress!
        return { [edges] in _ = StronglyConnectedComponents.compute(edges, into: component) }
    }

    private func computeDominators() throws(ImageError) -> () -> Void {
        let count = edges.count
        let idom = try image.append(.immediateDominator, of: UInt32.self, count: count).baseAddress!
        let retained = try image.append(.retainedSize, of: UInt64.self, count: count + 2).baseAddress!
        let first = try image.append(.firstDominatedChild, of: UInt32.self, count: count + 3).baseAddress!
        let child = try image.append(.dominatedChild, of: UInt32.self, count: count).baseAddress!
        let derived = HeapGraph(image: image)
        let distance = derived.distances.baseAddress!
        return { [edges, graph] in
            for object in 0..<count { retained[object] = graph.shallowSize(of: ObjectID(object)) }
            var dominators = Dominators(
                edges, firstReferrer: derived.firstReferrers.baseAddress!,
                referrer: derived.referrers.baseAddress ?? UnsafePointer(first))
            dominators.run(
                entries: graph.roots.lazy.map { $0.object }, virtual: graph.virtualRoot,
                immediateDominator: idom,
                retained: retained)
            dominators.run(
                entries: UnreachableEntries.find(edges, distance: distance),
                virtual: graph.virtualUnreachable,
                immediateDominator: idom, retained: retained)
            DominatorTree.children(of: idom, count: count, first: first, into: child)
        }
    }
}
