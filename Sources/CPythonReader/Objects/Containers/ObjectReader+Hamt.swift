/// The nodes of a hash array mapped trie, which is what a context keeps its variables in (Python/hamt.c).
///
///     hamt_bitmap_node, hamt_collision_node   ob_size · a word · key 0 · value 0 · key 1 · …
///     hamt_array_node                         node 0 · … · node 31, null where there is none · count
extension ObjectReader {
    /// Where the key is null the value is a node below. The pairs are the items of the type, so they begin where its
    /// basic size ends.
    func visitHamtPairs<S: ReferenceSink>(_ object: UInt64, _ record: TypeRecord, into sink: inout S) {
        guard let count = itemCount(of: object),
            let pairs = space.pointer(object &+ UInt64(record.basicSize), count * 8)
        else { return sink.note("unreadable nodes of contexts") }
        for position in stride(from: 0, to: count - 1, by: 2) {
            let key = pairs.loadUnaligned(fromByteOffset: position * 8, as: UInt64.self)
            let value = pairs.loadUnaligned(fromByteOffset: position * 8 + 8, as: UInt64.self)
            if key != 0 { sink.reference(to: key, fixed.hamtKey) }
            if value != 0 { sink.reference(to: value, key == 0 ? fixed.hamtNode : fixed.hamtValue) }
        }
    }

    func visitHamtArray<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        for index in 0..<Self.hamtWidth {
            visitField(object, layouts.hamtNodes + 8 * index, fixed.hamtNode, into: &sink)
        }
    }

    /// `HAMT_ARRAY_NODE_SIZE`
    private static let hamtWidth = 32
}
