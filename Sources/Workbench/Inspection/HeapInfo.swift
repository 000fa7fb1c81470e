import AnalysisResults
import HeapGraph
import Reports

/// What a dump holds, as `barrow info` prints it.
public struct HeapInfo: Codable, Sendable {
    public struct Stack: Codable, Sendable {
        public var thread: UInt64
        public var name: String
        /// `function (file:line)`, innermost first.
        public var frames: [String]
    }

    public var input: InputFacts
    public var totals: HeapTotals
    /// Types that have an object; a dump may describe others.
    public var types: Int
    /// By kind, by name.
    public var roots: [String: Int]
    public var threads: [Stack]
    public var arenas: Int
    public var pools: Int
    public var largeAllocations: Int
    public var coverage: [CoverageItem]
}

extension OpenedHeap {
    /// Needs `dominators`.
    public var info: HeapInfo {
        HeapInfo(
            input: input, totals: totals, types: usedTypes,
            roots: Dictionary(
                graph.roots.map { ((RootKind(rawValue: $0.kind) ?? .other).name, 1) }, uniquingKeysWith: +),
            threads: graph.threads.map(stack), arenas: graph.arenas.count, pools: graph.pools.count,
            largeAllocations: graph.largeAllocations.count, coverage: coverage)
    }

    private var usedTypes: Int {
        var isUsed = [Bool](repeating: false, count: graph.types.count)
        for type in graph.columns.type { isUsed[Int(type)] = true }
        return isUsed.count { $0 }
    }

    private func stack(_ thread: ThreadRecord) -> HeapInfo.Stack {
        let first = Int(thread.firstFrame)
        let frames = graph.frames[first..<first + Int(thread.frameCount)].map { frame in
            let place = "\(graph.name(NameID(frame.file))):\(frame.line)"
            return "\(graph.name(NameID(frame.function))) (\(place))"
        }
        return HeapInfo.Stack(thread: thread.id, name: graph.name(NameID(thread.name)), frames: frames)
    }
}

extension HeapInfo {
    /// For a terminal.
    public var text: String {
        var lines = [
            "\(input.fileName): \(input.format), \(HumanText.bytes(input.bytes)), content \(input.contentHash)"
        ]
        lines += [
            "",
            "objects      \(HumanText.count(totals.objects, .comma)) of \(types) types, "
                + "\(HumanText.bytes(totals.shallowBytes))",
            "reachable    \(HumanText.count(totals.reachableObjects, .comma)), \(HumanText.bytes(totals.reachableBytes))",
            "unreachable  \(HumanText.count(totals.unreachableObjects, .comma)), "
                + "\(HumanText.bytes(totals.unreachableBytes))",
            "references   \(HumanText.count(totals.references, .comma))",
            "roots        "
                + roots.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "),
            "allocator    \(arenas) arenas, \(pools) pools, \(largeAllocations) large allocations",
        ]
        if !input.process.isEmpty { lines.append("\nprocess") }
        lines += input.process.map { fact in
            let value =
                switch fact.value {
                case .text(let text): DisplayText.visible(text)
                case .bytes(let bytes): "\(HumanText.bytes(bytes)) (\(HumanText.count(bytes, .comma)) bytes)"
                default: "\(fact.value)"
                }
            return "  \(DisplayText.visible(fact.name)): \(value)"
        }
        for thread in threads {
            lines.append("\nthread \(thread.thread) \(DisplayText.visible(thread.name))")
            lines += thread.frames.prefix(20).map { "  \(DisplayText.visible($0))" }
            if thread.frames.count > 20 {
                lines.append("  … and \(thread.frames.count - 20) more frames; see --json")
            }
        }
        lines.append("\ncoverage")
        lines += coverage.map { item in
            let count = item.count.map { "\(HumanText.count($0, .comma)) " } ?? ""
            return "  \(item.kind.rawValue): \(count)\(DisplayText.visible(item.what)). \(item.sentence)"
        }
        return lines.joined(separator: "\n")
    }
}
