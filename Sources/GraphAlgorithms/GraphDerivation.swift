import HeapGraph

/// What can be derived from a graph. The cases are groups of columns of ``SectionID``.
package enum Derivation: Sendable, CaseIterable {
    /// `firstReferrer`, `referrer`.
    case referrers
    /// `distance`.
    case distances
    /// `immediateDominator`, `retainedSize`, `firstDominatedChild`, `dominatedChild`, `reachableCount`.
    case dominators
    /// `component`.
    case components

    /// There where the derivation was made.
    fileprivate var mark: SectionID {
        switch self {
        case .referrers: .referrer
        case .distances: .distance
        case .dominators: .immediateDominator
        case .components: .component
        }
    }
}

/// Derives columns and appends them to a graph's own image.
///
/// Each derivation happens at most once per image. Several run at the same time, and most use all cores; the result does
/// not depend on that. Not to be called twice at the same time for one image.
package struct GraphDerivation {
    private let graph: HeapGraph
    private let image: GraphImage
    private let edges: StrongEdges

    /// Returns a graph over the same image with these columns in it.
    ///
    /// - Parameter finished: told the name of each step and its seconds when all are done.
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

    /// Whether all of these columns are there.
    package static func has(_ derivations: Set<Derivation>, in graph: HeapGraph) -> Bool {
        derivations.allSatisfy { graph.table.contains($0.mark) }
    }

    private func run(_ wanted: Set<Derivation>, _ finished: (String, Double) -> Void) throws(ImageError) {
        let lacking = wanted.filter { !graph.table.contains($0.mark) }
        ScratchMemory.trim()
        var steps: [Step] = []
        if lacking.contains(.dominators) { steps.append(try computeDominators()) }
        if lacking.contains(.distances) { steps.append(try computeDistances()) }
        if lacking.contains(.referrers) { steps.append(try computeReferrers()) }
        if lacking.contains(.components) { steps.append(try computeComponents()) }
        let seconds = Self.concurrently(steps.map(\.body))
        for (step, seconds) in zip(steps, seconds) { finished(step.name, seconds) }
    }

    /// A derivation whose columns are laid out already, so that it writes to places of its own.
    private struct Step {
        let name: String
        let body: () -> Void
    }

    /// Runs the steps at the same time; returns how many seconds each took.
    private static func concurrently(_ steps: [() -> Void]) -> [Double] {
        var seconds = [Double](repeating: 0, count: steps.count)
        seconds.withUnsafeMutableBufferPointer { seconds in
            nonisolated(unsafe) let seconds = seconds
            Parallel.perform(steps.count) { step in
                let start = ContinuousClock.now
                steps[step]()
                seconds[step] = (ContinuousClock.now - start) / .seconds(1)
            }
        }
        return seconds
    }
}

extension GraphDerivation {
    private func computeReferrers() throws(ImageError) -> Step {
        let first = try image.append(.firstReferrer, of: UInt64.self, count: edges.count + 1).baseAddress!
        let referrers = try image.append(.referrer, of: UInt32.self, count: edges.strongCount).baseAddress!
        return Step(name: "referrers") { [edges] in
            Referrers.compute(edges, first: first, into: referrers)
        }
    }

    private func computeDistances() throws(ImageError) -> Step {
        let distance = try image.append(.distance, of: UInt32.self, count: edges.count).baseAddress!
        let roots = graph.roots
        return Step(name: "distances") { [edges] in Distances.compute(edges, roots: roots, into: distance) }
    }

    private func computeComponents() throws(ImageError) -> Step {
        let component = try image.append(.component, of: UInt32.self, count: edges.count).baseAddress!
        return Step(name: "components") { [edges] in
            _ = StronglyConnectedComponents.compute(edges, into: component)
        }
    }

    private func computeDominators() throws(ImageError) -> Step {
        let count = edges.count
        let idom = try image.append(.immediateDominator, of: UInt32.self, count: count).baseAddress!
        let retained = try image.append(.retainedSize, of: UInt64.self, count: count + 2).baseAddress!
        let first = try image.append(.firstDominatedChild, of: UInt32.self, count: count + 3).baseAddress!
        let child = try image.append(.dominatedChild, of: UInt32.self, count: count).baseAddress!
        nonisolated(unsafe) let reachable = try image.append(.reachableCount, of: UInt64.self, count: 1)
        return Step(name: "dominators") { [edges, graph] in
            reachable[0] = Dominators.compute(
                edges, graph, into: .init(immediateDominator: idom, retained: retained))
            DominatorTree.children(of: idom, count: count, first: first, into: child)
        }
    }
}
