import HeapGraph

/// The nodes of a snapshot, as columns.
///
/// Address space is set aside for as many nodes as the file can hold; only what is written costs memory. Zeros are not
/// written: most snapshots have no traces and no document.
final class NodeRecords: RecordSink {
    let fields: Int
    /// The most that can be numbered: a row, `noRow` and the two virtual vertices.
    static let limit = Int(UInt32.max) - 3

    private let layout: NodeLayout
    private let capacity: Int
    /// ``NodeKind``.
    private let kindColumn: Scratch<UInt8>
    private let nameColumn: Scratch<UInt32>
    private let idColumn: Scratch<UInt32>
    private let sizeColumn: Scratch<UInt64>
    private let edgeCountColumn: Scratch<UInt32>
    private let traceColumn: Scratch<UInt32>
    private let detachednessColumn: Scratch<UInt8>
    /// By raw type.
    private let kinds: [UInt8]

    /// - Parameter bytes: of the file, from the array on.
    init(_ layout: NodeLayout, bytes: Int) {
        self.layout = layout
        fields = layout.fields
        // A digit and a comma a field.
        capacity = min(bytes / 2 / layout.fields + 1, Self.limit)
        kindColumn = Scratch(zeros: capacity)
        nameColumn = Scratch(zeros: capacity)
        idColumn = Scratch(zeros: capacity)
        sizeColumn = Scratch(zeros: capacity)
        edgeCountColumn = Scratch(zeros: capacity)
        traceColumn = Scratch(zeros: layout.traceNode == nil ? 0 : capacity)
        detachednessColumn = Scratch(zeros: layout.detachedness == nil ? 0 : capacity)
        kinds = layout.kinds.map(\.rawValue)
    }

    var kind: UnsafeMutablePointer<UInt8> { kindColumn.base }
    var name: UnsafeMutablePointer<UInt32> { nameColumn.base }
    var id: UnsafeMutablePointer<UInt32> { idColumn.base }
    var selfSize: UnsafeMutablePointer<UInt64> { sizeColumn.base }
    var edgeCount: UnsafeMutablePointer<UInt32> { edgeCountColumn.base }
    /// Nil where nodes have none.
    var traceNode: UnsafeMutablePointer<UInt32>? { layout.traceNode == nil ? nil : traceColumn.base }
    /// Nil where nodes have none.
    var detachedness: UnsafeMutablePointer<UInt8>? {
        layout.detachedness == nil ? nil : detachednessColumn.base
    }

    func store(_ records: UnsafePointer<UInt64>, count: Int, first: Int) {
        let own = max(0, min(count, capacity - first))
        for row in 0..<own {
            let record = records + row * fields
            let node = first + row
            let rawType = record[layout.type]
            kind[node] = rawType < UInt64(kinds.count) ? kinds[Int(rawType)] : NodeKind.other.rawValue
            name[node] = UInt32(clamping: record[layout.name])
            id[node] = UInt32(clamping: record[layout.id])
            selfSize[node] = record[layout.selfSize]
            edgeCount[node] = UInt32(clamping: record[layout.edgeCount])
        }
        if let traceNode, let place = layout.traceNode {
            for row in 0..<own where records[row * fields + place] != 0 {
                traceNode[first + row] = UInt32(clamping: records[row * fields + place])
            }
        }
        if let detachedness, let place = layout.detachedness {
            for row in 0..<own where records[row * fields + place] != 0 {
                detachedness[first + row] = UInt8(clamping: records[row * fields + place])
            }
        }
    }

    /// Whether any node has an allocation trace.
    func hasTraces(_ nodes: Int) -> Bool {
        guard let traceNode else { return false }
        return (0..<nodes).contains { traceNode[$0] != 0 }
    }

    /// Cuts the numbers of edges down to what there can be in all; returns how many were cut off.
    func limitEdges(_ nodes: Int, to most: Int) -> Int {
        var left = most
        var dropped = 0
        for node in 0..<nodes {
            let count = Int(edgeCount[node])
            if count > left {
                let (sum, overflow) = dropped.addingReportingOverflow(count - left)
                dropped = overflow ? .max : sum
                edgeCount[node] = UInt32(left)
            }
            left -= Int(edgeCount[node])
        }
        return dropped
    }
}
