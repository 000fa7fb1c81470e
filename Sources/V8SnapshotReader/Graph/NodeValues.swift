import HeapGraph

/// The values of nodes: the text of a string, the name of a function, the source of a regular expression, and whatever other
/// name is a node's own rather than its type's.
final class NodeValues: Sendable {
    private let graph: SnapshotGraph
    /// By type.
    private let hasValues: [Bool]
    /// By string; 0 until it is needed. Two threads may both write the same number.
    private let hashes: Scratch<UInt64>

    init(_ graph: SnapshotGraph, hasValues: [Bool]) {
        self.graph = graph
        self.hasValues = hasValues
        hashes = Scratch(zeros: graph.strings.count)
    }

    /// The values of a range of nodes, ascending. For ranges of their own, from any thread.
    func part(_ nodes: Range<Int>, types: UnsafePointer<UInt32>) -> ValuePart {
        var part = ValuePart()
        for node in nodes where hasValues[Int(types[node])] {
            let name = graph.name[node]
            guard Int(name) < graph.strings.count else { continue }
            let text = graph.strings[name]
            guard !text.isEmpty || graph.kind[node] == NodeKind.string.rawValue else { continue }
            part.append(
                object: ObjectID(node), hash: hash(name, text), length: UInt32(clamping: text.count),
                bytes: text)
        }
        return part
    }

    private func hash(_ name: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let known = hashes.base[Int(name)]
        if known != 0 { return known }
        let hash = StableHash.hash(UnsafeRawBufferPointer(text))
        hashes.base[Int(name)] = hash
        return hash
    }
}
