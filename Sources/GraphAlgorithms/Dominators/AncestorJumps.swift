import HeapGraph

/// Jumps up a tree whose vertices have higher numbers than their parents: to the nearest ancestor at or below a number, in
/// logarithmic time.
///
/// E. W. Myers, "An applicative random-access stack", Information Processing Letters 17 (1983): each vertex knows its
/// parent and one ancestor further up, so far that the lengths of the jumps are those of a skew-binary number. 8 bytes a
/// vertex.
struct AncestorJumps: ~Copyable {
    // Not private: Swift 6.3 then fails to link its metadata from other files in debug builds.
    struct Link: BitwiseCopyable {
        var depth: UInt32
        var jump: UInt32
    }

    private let links: Scratch<Link>
    private let parent: UnsafePointer<UInt32>

    /// - Parameter parent: of each vertex; a root is its own. Read when a vertex is added, and on the way up.
    init(_ parent: UnsafePointer<UInt32>, vertices: Int) {
        self.parent = parent
        links = Scratch(zeros: vertices)
    }

    /// To be called for each vertex in ascending order.
    func add(_ vertex: Int) {
        let above = parent[vertex]
        guard Int(above) != vertex else {
            links[vertex] = Link(depth: 0, jump: above)
            return
        }
        let (near, far) = (links[Int(above)], links[Int(links[Int(above)].jump)])
        let isAsLong = near.depth - far.depth == far.depth - links[Int(far.jump)].depth
        links[vertex] = Link(depth: near.depth + 1, jump: isAsLong ? far.jump : above)
    }

    /// The first vertex from `start` upwards whose number is at most `limit`.
    func ancestor(of start: UInt32, atMost limit: UInt32) -> UInt32 {
        var vertex = start
        while vertex > limit {
            let jump = links[Int(vertex)].jump
            vertex = jump > limit ? jump : parent[Int(vertex)]
        }
        return vertex
    }
}
