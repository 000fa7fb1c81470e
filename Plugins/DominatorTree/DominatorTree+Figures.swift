import AnalyzerKit

extension DominatorTree {
    /// The tree and the treemap; none where nothing is reachable.
    func figures(
        of heap: HeapGraph, holders: RootHolders, points: [AccumulationPoint], options: AnalyzerOptions
    ) -> [Figure] {
        guard heap.reachableBytes > 0 else { return [] }
        let tree = Outline(heap, holders: holders, limits: .tree(options))
        let treemap = Outline(heap, holders: holders, limits: .treemap(options))
        return [
            TreeFigure(heap, holders: holders, outline: tree, points: points).figure(),
            TreemapFigure(heap, holders: holders, outline: treemap).figure(),
        ]
    }
}
