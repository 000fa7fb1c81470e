/// An object that keeps much alive, none of whose children keeps most of that.
package struct AccumulationPoint {
    package let object: ObjectID
    package let retained: UInt64
    /// The retained size without that of big children, which are looked at for themselves: summed over all points
    /// it never exceeds the heap.
    package let accumulated: UInt64
    /// The point is the head of a linked structure: each element retains the next one, almost all of it.
    package let isChain: Bool
}

/// Finds accumulation points from the virtual root down.
///
/// An object is big when it retains at least `minimum`. From a big object the search follows the largest child while
/// that is big too and retains at least `ratio` of its parent, as Eclipse Memory Analyzer does. Where it stops, the
/// object is a point if it still accumulates `minimum` without its big children; these are searched in turn.
///
/// A linked list retains a little less at each element, so following it would end at an arbitrary element. After
/// ``chainLength`` steps to an object of the same type as one of the two before it, the head of the run is the point,
/// and the rest of the chain belongs to it.
///
/// Each object's children are looked at once: linear in the objects. No recursion. Needs `dominators`.
package struct AccumulationSearch {
    private static let chainLength = 16

    private let heap: HeapGraph
    private let retained: UnsafeBufferPointer<UInt64>
    private let minimum: UInt64
    private let ratio: Double

    /// - Parameters:
    ///   - share: Of the reachable bytes, from which on an object is big.
    ///   - bytes: Below which it never is.
    ///   - ratio: The share of its parent's retained size from which on the largest child is followed.
    package init(_ heap: HeapGraph, share: Double, bytes: UInt64, ratio: Double) {
        self.heap = heap
        retained = heap.retainedSizes
        self.ratio = ratio
        minimum = max(UInt64((Double(heap.reachableBytes) * share).rounded(.up)), bytes, 1)
    }

    /// The points, those that accumulate most first.
    package func points() -> [AccumulationPoint] {
        var points: [AccumulationPoint] = []
        var pending: [UInt32] = []
        _ = spread(of: heap.virtualRoot, bigChildren: &pending)
        while let start = pending.popLast() {
            if let point = descend(from: Int(start), pending: &pending) { points.append(point) }
        }
        return points.sorted {
            $0.accumulated != $1.accumulated ? $0.accumulated > $1.accumulated : $0.object < $1.object
        }
    }

    /// How an object's retained size is distributed over its children.
    private struct Spread {
        /// The largest child.
        var largest: UInt32?
        var largestBytes: UInt64 = 0
        /// What big children retain together.
        var bigBytes: UInt64 = 0
    }

    /// Appends the big children to `bigChildren`, the largest one last.
    private func spread(of node: Int, bigChildren: inout [UInt32]) -> Spread {
        var spread = Spread()
        var largestPlace: Int?
        for child in heap.dominatedChildren(of: node) {
            let bytes = retained[Int(child)]
            let isLargest = bytes > spread.largestBytes
            if isLargest { (spread.largest, spread.largestBytes) = (child, bytes) }
            guard bytes >= minimum else { continue }
            spread.bigBytes += bytes
            if isLargest { largestPlace = bigChildren.count }
            bigChildren.append(child)
        }
        if let largestPlace { bigChildren.swapAt(largestPlace, bigChildren.count - 1) }
        return spread
    }

    private func descend(from start: Int, pending: inout [UInt32]) -> AccumulationPoint? {
        var chain = Chain(start: start, types: heap.columns.type)
        var node = start
        while true {
            let spread = spread(of: node, bigChildren: &pending)
            guard let child = spread.largest, spread.largestBytes >= minimum,
                Double(spread.largestBytes) >= ratio * Double(retained[node])
            else { return point(node, without: spread.bigBytes) }
            // The largest is followed here and now; its big siblings stay pending.
            pending.removeLast()
            chain.step(to: Int(child), besides: spread.bigBytes - spread.largestBytes)
            if chain.length >= Self.chainLength {
                return point(chain.head, without: chain.besides, isChain: true)
            }
            node = Int(child)
        }
    }

    private func point(_ node: Int, without others: UInt64, isChain: Bool = false) -> AccumulationPoint? {
        let accumulated = retained[node] - others
        guard accumulated >= minimum else { return nil }
        return AccumulationPoint(
            object: ObjectID(node), retained: retained[node], accumulated: accumulated, isChain: isChain)
    }
}

/// The way down from one object, watched for a linked structure: elements of one type, or of two that alternate (an
/// instance and its dict).
private struct Chain {
    private let types: UnsafeBufferPointer<UInt32>
    private(set) var head: Int
    /// Steps since `head` to a type seen at most two steps before.
    private(set) var length = 0
    /// What big objects beside the chain retain, since `head`.
    private(set) var besides: UInt64 = 0
    private var last: Int
    private var secondLast: Int?
    private var lastBesides: UInt64 = 0

    init(start: Int, types: UnsafeBufferPointer<UInt32>) {
        self.types = types
        head = start
        last = start
    }

    mutating func step(to node: Int, besides others: UInt64) {
        if let first = start(ofRunTo: node) {
            if length == 0 {
                head = first
                besides = first == last ? others : others + lastBesides
            } else {
                besides += others
            }
            length += 1
        } else {
            length = 0
            head = node
        }
        (secondLast, last, lastBesides) = (last, node, others)
    }

    /// Which of the last two nodes has the type of this one.
    private func start(ofRunTo node: Int) -> Int? {
        if types[node] == types[last] { return last }
        if let secondLast, types[node] == types[secondLast] { return secondLast }
        return nil
    }
}
