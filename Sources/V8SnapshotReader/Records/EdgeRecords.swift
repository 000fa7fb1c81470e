import HeapGraph

/// Takes in the edges of a snapshot, straight into the columns where they stay.
///
/// An edge names its target by where the node begins in `nodes`: the number of the node times the fields of a node. One
/// that is nowhere becomes `noRow`. Edges beyond those that the nodes announce are left out.
final class EdgeRecords: RecordSink, @unchecked Sendable {
    let fields: Int
    private let layout: EdgeLayout
    private let nodes: UInt64
    private let nodeFields: UInt64
    /// 2⁶⁴ divided by the fields of a node, rounded up: multiplying by it divides numbers of 32 bits exactly.
    private let reciprocal: UInt64
    private let target: UnsafeMutableBufferPointer<UInt32>
    private let code: UnsafeMutableBufferPointer<UInt32>
    /// By raw type, for 256 of them.
    private let kinds: Scratch<UInt8>

    init(
        _ layout: EdgeLayout, nodes: Int, nodeFields: Int, target: UnsafeMutableBufferPointer<UInt32>,
        code: UnsafeMutableBufferPointer<UInt32>
    ) {
        self.layout = layout
        fields = layout.fields
        self.nodes = UInt64(nodes)
        self.nodeFields = UInt64(nodeFields)
        reciprocal = UInt64.max / UInt64(nodeFields) + 1
        self.target = target
        self.code = code
        kinds = Scratch(count: 256, repeating: EdgeKind.other.rawValue)
        for (rawType, kind) in layout.kinds.prefix(256).enumerated() { kinds[rawType] = kind.rawValue }
    }

    func store(_ records: UnsafePointer<UInt64>, count: Int, first: Int) {
        let own = max(0, min(count, target.count - first))
        let kinds = kinds.base
        let (type, nameOrIndex, toNode) = (layout.type, layout.nameOrIndex, layout.toNode)
        guard own > 0, let targets = target.baseAddress, let codes = code.baseAddress else { return }
        for row in 0..<own {
            let record = records + row * fields
            let kind = kinds[Int(truncatingIfNeeded: min(record[type], 255))]
            codes[first + row] = EdgeCode(kind, record[nameOrIndex]).rawValue
            targets[first + row] = node(at: record[toNode])
        }
    }

    /// What no edge came for.
    func fill(from first: Int) {
        for row in min(first, target.count)..<target.count {
            target[row] = noRow
            code[row] = EdgeCode(EdgeKind.other.rawValue, .max).rawValue
        }
    }

    @inline(__always)
    private func node(at place: UInt64) -> UInt32 {
        let number = place >> 32 == 0 ? place.multipliedFullWidth(by: reciprocal).high : place / nodeFields
        guard number < nodes, number &* nodeFields == place else { return noRow }
        return UInt32(truncatingIfNeeded: number)
    }
}
