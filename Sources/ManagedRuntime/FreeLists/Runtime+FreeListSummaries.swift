extension Runtime {
    /// Every free list, those of tuples by size.
    package var freeLists: [FreeListSummary] {
        freeListsWithPrefix.map { name, list, prefix in
            FreeListSummary(
                name: name, blockSize: Self.freeListBlockSize(name), count: list.count, limit: list.limit,
                hits: list.hits, misses: list.misses)
        }
    }

    /// With the bytes that a block has in front of the address on its list.
    var freeListsWithPrefix: [(name: String, list: FreeList, prefix: Int)] {
        let lists = state.pointee.freeLists
        let fixed: [(String, FreeList, Int)] = [
            ("float", lists.float, 0), ("list", lists.list, 16), ("dict", lists.dict, 16),
            ("dict keys", lists.keys, 0), ("slice", lists.slice, 16),
        ]
        return fixed + (1...FreeLists.largestTuple).map { ("tuple \($0)", lists.tuples[$0], 16) }
    }

    private static func freeListBlockSize(_ name: String) -> Int {
        switch name {
        case "float": FloatLayout.size
        case "list": ListLayout.size + 16
        case "dict": DictLayout.size + 16
        case "dict keys": DictKeys.byteCount(log2Size: 3, strKeysOnly: true)
        case "slice": KindLayout[.slice].size + 16
        default: TupleLayout.items + 16 + 8 * (Int(name.dropFirst("tuple ".count)) ?? 0)
        }
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
