extension Runtime {
    /// Every free list, those of tuples by size.
    package var freeLists: [FreeListSummary] {
        let lists = state.pointee.freeLists
        let fixed: [(String, Int, FreeList)] = [
            ("float", FloatLayout.size, lists.float), ("list", ListLayout.size + 16, lists.list),
            ("dict", DictLayout.size + 16, lists.dict),
            ("dict keys", DictKeys.byteCount(log2Size: 3, strKeysOnly: true), lists.keys),
            ("slice", KindLayout[.slice].size + 16, lists.slice),
        ]
        let tuples = (1...FreeLists.largestTuple).map { count in
            ("tuple \(count)", TupleLayout.items + 8 * count + 16, lists.tuples[count])
        }
        return (fixed + tuples).map { name, size, list in
            FreeListSummary(
                name: name, blockSize: size, count: list.count, limit: list.limit, hits: list.hits,
                misses: list.misses)
        }
    }

    /// Calls `body` with the block of each, the headers in front of an object included.
    func forEachFreeListBlock(_ body: (UnsafeMutableRawPointer) -> Void) {
        let lists = state.pointee.freeLists
        for (list, prefix) in [(lists.float, 0), (lists.keys, 0), (lists.list, 16), (lists.dict, 16), (lists.slice, 16)] {
            list.forEach { body($0 - prefix) }
        }
        for count in 1...FreeLists.largestTuple { lists.tuples[count].forEach { body($0 - 16) } }
    }
}

extension FreeList {
    func forEach(_ body: (UnsafeMutableRawPointer) -> Void) {
        var next = first
        while let block = next {
            next = block.load(as: UnsafeMutableRawPointer?.self)
            body(block)
        }
    }
}
