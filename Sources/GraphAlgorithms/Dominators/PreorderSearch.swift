import CLinux
import HeapGraph

/// What a depth-first search leaves behind, by preorder number: 12 bytes a vertex.
struct PreorderTree: ~Copyable, @unchecked Sendable {
    /// The object; past the last one for virtual vertices.
    let vertex: Scratch<UInt32>
    let parent: Scratch<UInt32>
    /// The lowest number of a vertex with a reference to it from below that number: all that the semidominator needs of
    /// references to higher numbers.
    let lowestSource: Scratch<UInt32>
    /// Vertices numbered so far.
    var count: UInt32 = 0
    /// The number of the last virtual vertex.
    var lastVirtual: UInt32 = 0

    init(capacity: Int) {
        vertex = Scratch(zeros: capacity)
        parent = Scratch(zeros: capacity)
        lowestSource = Scratch(zeros: capacity)
    }

    @inline(__always)
    mutating func append(_ object: UInt32, parent above: UInt32) {
        let number = Int(count)
        vertex.base[number] = object
        parent.base[number] = above
        lowestSource.base[number] = above
        count += 1
    }
}

/// Rows of references: 32 bits where these are enough.
protocol RowOffset: FixedWidthInteger, UnsignedInteger, BitwiseCopyable {}
extension UInt32: RowOffset {}
extension UInt64: RowOffset {}

/// Numbers objects in preorder and sorts their references on the way: to unnumbered objects (the tree), to higher numbers
/// (only the lowest source matters), to lower numbers (kept, by target).
///
/// Each reference is looked at once. What an object refers to is asked for ahead of its turn, since the numbers of all
/// objects do not fit a cache. The stack holds only objects that have references left: a linked list takes no room.
struct PreorderSearch<Offset: RowOffset>: ~Copyable {
    private struct Frame: BitwiseCopyable {
        var row: Offset
        var end: Offset
        var number: UInt32
    }

    struct Result: ~Copyable {
        let tree: PreorderTree
        let backward: BackwardEdges

        consuming func releaseEdges() -> PreorderTree { tree }
    }

    private static var ahead: Offset { 8 }

    private let edges: SearchEdges<Offset>
    private let first: UnsafePointer<Offset>
    private let target: UnsafePointer<UInt32>
    /// 0 where not visited.
    let number: Scratch<UInt32>
    var tree: PreorderTree
    var backward: BackwardEdges
    private var stack = GrowingStack<Frame>()

    init(_ edges: consuming SearchEdges<Offset>) {
        first = edges.first
        target = edges.target
        number = Scratch(zeros: edges.objectCount)
        tree = PreorderTree(capacity: edges.objectCount + 2)
        backward = BackwardEdges(vertices: edges.objectCount + 2, edges: edges.count)
        self.edges = edges
    }

    /// Begins a tree of its own below a virtual vertex; returns its number.
    mutating func addVirtualVertex(_ row: Int) -> UInt32 {
        let number = tree.count
        tree.append(UInt32(truncatingIfNeeded: row), parent: number)
        tree.lastVirtual = number
        return number
    }

    /// What the search has found; the rest of its memory is given back.
    consuming func finish() -> Result { Result(tree: tree, backward: backward) }

    /// Visits all that is not visited yet from `entry` on, as if the virtual vertex referred to it. References to trees
    /// before this one do not count.
    mutating func visit(_ entry: UInt32, below virtual: UInt32) {
        let known = number.base[Int(entry)]
        guard known == 0 else {
            if known > virtual { tree.lowestSource.base[Int(known)] = virtual }
            return
        }
        let (target, number) = (target, number.base)
        let lowestSource = tree.lowestSource.base
        var (current, row, end) = begin(entry, parent: virtual)
        while true {
            while row < end {
                let object = target[Int(row)]
                row += 1
                if row &+ Self.ahead < end { prefetch(target[Int(row &+ Self.ahead)]) }
                let other = number[Int(object)]
                if other == 0 {
                    if row < end {
                        stack.push(Frame(row: row, end: end, number: current))
                        prefetchReferences(of: target[Int(row)])
                    }
                    (current, row, end) = begin(object, parent: current)
                } else if other > current {
                    if lowestSource[Int(other)] > current { lowestSource[Int(other)] = current }
                } else if other > virtual {
                    backward.add(source: current, target: other)
                }
            }
            guard stack.count > 0 else { return }
            let frame = stack.pop()
            (current, row, end) = (frame.number, frame.row, frame.end)
        }
    }

    @inline(__always)
    private mutating func begin(_ object: UInt32, parent: UInt32) -> (UInt32, Offset, Offset) {
        let current = tree.count
        let (row, end) = (first[Int(object)], first[Int(object) + 1])
        number.base[Int(object)] = current
        tree.append(object, parent: parent)
        var next = row
        let last = min(end, row &+ Self.ahead)
        while next < last {
            prefetch(target[Int(next)])
            next += 1
        }
        return (current, row, end)
    }

    /// What comes when the search is back here.
    @inline(__always)
    private func prefetchReferences(of object: UInt32) {
        barrow_prefetch(target + Int(first[Int(object)]))
    }

    @inline(__always)
    private func prefetch(_ object: UInt32) {
        barrow_prefetch(number.base + Int(object))
        barrow_prefetch(first + Int(object))
    }
}
