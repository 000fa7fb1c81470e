/// `PyODictObject`: a dict, and a linked list of nodes that tells the order (Objects/odictobject.c).
struct OrderedDictLayout: Sendable {
    let first: Int
    let fastNodes: Int
    let fastNodeCount: Int
    let nodeSize: Int
    let nodeKey: Int
    let nodeHash: Int
    let nodeNext: Int

    init(_ layout: LayoutTable) throws(CaptureError) {
        first = try layout.offset("PyODictObject", "od_first")
        fastNodes = try layout.offset("PyODictObject", "od_fast_nodes")
        fastNodeCount = try layout.offset("PyODictObject", "od_fast_nodes_size")
        nodeSize = try layout.size("_odictnode")
        nodeKey = try layout.offset("_odictnode", "key")
        nodeHash = try layout.offset("_odictnode", "hash")
        nodeNext = try layout.offset("_odictnode", "next")
    }
}

extension ObjectReader {
    /// Entries in the order of the nodes, then the nodes' own references to their keys, which are counted again.
    func visitOrderedDict<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        guard let keys = space.word(object &+ UInt64(dicts.keys)),
            let values = space.word(object &+ UInt64(dicts.values)),
            let table = dicts.table(at: keys, in: space)
        else { return sink.note("unreadable dict keys") }
        if values != 0 { return visitDict(object, into: &sink) }
        var seen = 0
        forEachNode(of: object, limit: table.count) { node, key, hash in
            if let value = dicts.value(of: key, hash: hash, in: table, at: keys, space) {
                sink.reference(to: key, .implied)
                sink.reference(to: value, .implied)
                seen += 1
            }
            sink.buffer(at: node, requested: UInt64(layouts.orderedDict.nodeSize))
        }
        if seen != liveEntries(table) { sink.note("entries that an OrderedDict's order does not tell of") }
        forEachNode(of: object, limit: table.count) { _, key, _ in sink.reference(to: key, fixed.orderKey) }
        if !table.isEmptyKeys { sink.buffer(at: keys, requested: table.requested) }
        if let nodes = space.word(object &+ UInt64(layouts.orderedDict.fastNodes)), nodes != 0,
            let count = space.load(object &+ UInt64(layouts.orderedDict.fastNodeCount), as: Int.self),
            count > 0, count < 1 << 40
        {
            sink.buffer(at: nodes, requested: UInt64(count) * 8)
        }
    }

    private func forEachNode(
        of object: UInt64, limit: Int, _ body: (_ node: UInt64, _ key: UInt64, _ hash: UInt64) -> Void
    ) {
        let layout = layouts.orderedDict
        var node = space.word(object &+ UInt64(layout.first)) ?? 0
        var remaining = limit
        while node != 0, remaining > 0, let bytes = space.pointer(node, layout.nodeSize) {
            body(
                node, bytes.loadUnaligned(fromByteOffset: layout.nodeKey, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: layout.nodeHash, as: UInt64.self))
            node = bytes.loadUnaligned(fromByteOffset: layout.nodeNext, as: UInt64.self)
            remaining -= 1
        }
    }

    private func liveEntries(_ table: DictTable) -> Int {
        var count = 0
        for index in 0..<table.count where table.value(index) != 0 { count += 1 }
        return count
    }
}
