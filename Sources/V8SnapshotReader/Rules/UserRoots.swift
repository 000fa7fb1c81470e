/// Where the program's own objects begin: what hangs directly below the root and is not V8's.
///
/// JSHeapSnapshot.isUserRoot and markPageOwnedNodes in HeapSnapshot.ts of devtools-frontend.
struct UserRoots {
    /// Where distances begin: children of the root that are not synthetic, and the documents. In the order of the edges;
    /// one that stands there twice is visited twice, which changes nothing.
    private(set) var distanceStarts: [UInt32] = []
    /// What belongs to the page begins at global objects, which shortcuts of the root mark, and at the documents.
    private(set) var pageStarts: [UInt32] = []

    private static let documents = "(Document DOM trees)"

    init(_ graph: SnapshotGraph) {
        guard graph.nodeCount > 0 else { return }
        for edge in graph.edges(of: graph.root) {
            guard let node = graph.target(of: edge) else { continue }
            let isSynthetic = graph.kind(of: node) == .synthetic
            let isDocuments =
                isSynthetic && graph.strings[graph.name[node]].elementsEqual(Self.documents.utf8)
            if !isSynthetic || isDocuments { distanceStarts.append(UInt32(node)) }
            let kind = graph.edgeCode(edge).kind
            if kind == EdgeKind.shortcut.rawValue || (kind == EdgeKind.element.rawValue && isDocuments) {
                pageStarts.append(UInt32(node))
            }
        }
    }
}
