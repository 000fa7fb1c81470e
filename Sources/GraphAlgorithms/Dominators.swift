import HeapGraph

/// Immediate dominators by SEMI-NCA.
///
/// L. Georgiadis, "Linear-Time Algorithms for Dominators and Related Problems", PhD thesis, Princeton 2005, section 2.2.
/// Semidominators are computed as Lengauer and Tarjan do, with path compression; the immediate dominator is then the
/// nearest common ancestor, in the dominator tree built so far, of the DFS parent and the semidominator. Quadratic at
/// worst, in practice faster than Lengauer–Tarjan. All arrays are in preorder, so that they are read nearly in sequence.
/// 24 bytes an object of scratch memory; nothing recursive; the graph is not copied.
struct Dominators: ~Copyable {
    private struct Visit: BitwiseCopyable {
        var nextRow: Int
        var number: UInt32
    }

    private let edges: StrongEdges
    private let firstReferrer: UnsafePointer<UInt64>
    private let referrer: UnsafePointer<UInt32>
    /// Object → preorder number, `noRow` where not visited; shared by both runs.
    private let number: Scratch<UInt32>
    /// By preorder number. Entry 0 is the virtual vertex.
    private let vertex: Scratch<UInt32>
    private let ancestor: Scratch<UInt32>
    private let semi: Scratch<UInt32>
    private let label: Scratch<UInt32>
    private let idom: Scratch<UInt32>
    private var path = GrowingBuffer<UInt32>()

    init(_ edges: StrongEdges, firstReferrer: UnsafePointer<UInt64>, referrer: UnsafePointer<UInt32>) {
        self.edges = edges
        self.firstReferrer = firstReferrer
        self.referrer = referrer
        number = Scratch(count: edges.count, repeating: noRow)
        vertex = Scratch(count: edges.count + 1, repeating: 0)
        ancestor = Scratch(count: edges.count + 1, repeating: 0)
        semi = Scratch(count: edges.count + 1, repeating: 0)
        label = Scratch(count: edges.count + 1, repeating: 0)
        idom = Scratch(count: edges.count + 1, repeating: 0)
    }

    /// Dominators and retained sizes of everything that `entries` lead to and no earlier run has visited.
    ///
    /// `virtual` is the row that stands above the entries. `retained` must hold the shallow sizes and is accumulated
    /// upwards, into row `virtual` as well.
    mutating func run(
        entries: some Sequence<UInt32>, virtual: Int, immediateDominator: UnsafeMutablePointer<UInt32>,
        retained: UnsafeMutablePointer<UInt64>?
    ) {
        let entries = Array(entries)
        let count = depthFirstSearch(entries)
        let isEntry = Scratch<Bool>(count: count, repeating: false)
        for object in entries { isEntry[Int(number[Int(object)])] = true }
        computeSemidominators(count, isEntry)
        computeImmediateDominators(count)
        for w in 1..<count {
            let dominator = Int(idom[w])
            immediateDominator[Int(vertex[w])] = dominator == 0 ? UInt32(virtual) : vertex[dominator]
        }
        if let retained { accumulate(count, virtual: virtual, retained) }
        // A later run must not take this one's objects for its own.
        for w in 1..<count { number[Int(vertex[w])] = noRow - 1 }
    }

    /// Returns how many vertices were numbered, the virtual one included. Leaves each vertex's `semi` at its own number
    /// and `ancestor` and `idom` at its parent's.
    private mutating func depthFirstSearch(_ entries: [UInt32]) -> Int {
        var visits = GrowingBuffer<Visit>()
        var count: UInt32 = 1
        for entry in entries where number[Int(entry)] == noRow {
            begin(Int(entry), parent: 0, &count, &visits)
            while visits.count > 0 {
                var visit = visits.last
                if let target = nextUnvisited(&visit) {
                    visits.last = visit
                    begin(target, parent: visit.number, &count, &visits)
                } else {
                    _ = visits.removeLast()
                }
            }
        }
        return Int(count)
    }

    @inline(__always)
    private func begin(
        _ object: Int, parent: UInt32, _ count: inout UInt32, _ visits: inout GrowingBuffer<Visit>
    ) {
        let w = Int(count)
        number[object] = count
        vertex[w] = UInt32(truncatingIfNeeded: object)
        ancestor[w] = parent
        idom[w] = parent
        semi[w] = count
        label[w] = count
        visits.append(Visit(nextRow: edges.rows(of: object).lowerBound, number: count))
        count += 1
    }

    @inline(__always)
    private func nextUnvisited(_ visit: inout Visit) -> Int? {
        let end = edges.rows(of: Int(vertex[Int(visit.number)])).upperBound
        while visit.nextRow < end {
            let row = visit.nextRow
            visit.nextRow += 1
            guard edges.counts(row) else { continue }
            let target = Int(edges.target[row])
            if number[target] == noRow { return target }
        }
        return nil
    }

    private mutating func computeSemidominators(_ count: Int, _ isEntry: borrowing Scratch<Bool>) {
        for w in stride(from: count - 1, to: 0, by: -1) {
            if isEntry[w] {
                semi[w] = 0
                continue
            }
            var best = idom[w]
            let object = Int(vertex[w])
            for i in Int(firstReferrer[object])..<Int(firstReferrer[object + 1]) {
                let v = number[Int(referrer[i])]
                guard v < noRow - 1 else { continue }
                let candidate = semi[Int(evaluate(v, lastLinked: UInt32(w + 1)))]
                if candidate < best { best = candidate }
            }
            semi[w] = best
        }
    }

    /// The vertex of least semidominator on the path from `v` up to the linked part's root; compresses that path.
    @inline(__always)
    private mutating func evaluate(_ v: UInt32, lastLinked: UInt32) -> UInt32 {
        guard ancestor[Int(v)] >= lastLinked else { return label[Int(v)] }
        return compress(v, lastLinked: lastLinked)
    }

    private mutating func compress(_ v: UInt32, lastLinked: UInt32) -> UInt32 {
        var u = v
        repeat {
            path.append(u)
            u = ancestor[Int(u)]
        } while ancestor[Int(u)] >= lastLinked
        var above = u
        var best = label[Int(above)]
        while path.count > 0 {
            u = path.removeLast()
            ancestor[Int(u)] = ancestor[Int(above)]
            if semi[Int(best)] < semi[Int(label[Int(u)])] {
                label[Int(u)] = best
            } else {
                best = label[Int(u)]
            }
            above = u
        }
        return label[Int(v)]
    }

    private func computeImmediateDominators(_ count: Int) {
        for w in 1..<count {
            var candidate = idom[w]
            while candidate > semi[w] { candidate = idom[Int(candidate)] }
            idom[w] = candidate
        }
    }

    private func accumulate(_ count: Int, virtual: Int, _ retained: UnsafeMutablePointer<UInt64>) {
        for w in stride(from: count - 1, to: 0, by: -1) {
            let dominator = Int(idom[w])
            retained[dominator == 0 ? virtual : Int(vertex[dominator])] += retained[Int(vertex[w])]
        }
    }
}
