extension KindLayout {
    /// Types of the modules `collections`, `functools`, `itertools` and the like.
    static func ofModules(_ kind: ObjectKind) -> KindLayout {
        switch kind {
        case .deque: KindLayout("deque", in: "collections", size: 216, weakList: 208)
        case .dequeIterator:
            KindLayout("_deque_iterator", in: "_collections", size: 56, [32: "deque"])
        case .dequeReverseIterator:
            KindLayout("_deque_reverse_iterator", in: "_collections", size: 56, [32: "deque"])
        case .orderedDict:
            KindLayout("OrderedDict", in: "collections", size: 112, [96: ".__dict__"], weakList: 104)
        case .orderedDictIterator:
            KindLayout("odict_iterator", size: 64, [24: "dict", 48: "key", 56: "pair"])
        case .orderedDictKeys: KindLayout("odict_keys", size: 24, [16: "dict"])
        case .orderedDictValues: KindLayout("odict_values", size: 24, [16: "dict"])
        case .orderedDictItems: KindLayout("odict_items", size: 24, [16: "dict"])
        case .defaultDict: KindLayout("defaultdict", in: "collections", size: 56, [48: ".default_factory"])
        case .partial:
            KindLayout(
                "partial", in: "functools", size: 64,
                [16: ".func", 24: ".args", 32: ".keywords", 40: ".__dict__"], weakList: 48)
        case .lruCacheWrapper:
            KindLayout(
                "_lru_cache_wrapper", in: "functools", size: 152,
                [
                    72: "cache", 88: ".__wrapped__", 112: "keyword mark", 128: "cache_info type",
                    136: ".__dict__",
                ],
                weakList: 144)
        case .lruCacheLink:
            KindLayout("_lru_list_elem", in: "functools", size: 56, prefix: 0, [40: "key", 48: "result"])
        case .keyWrapper: KindLayout("KeyWrapper", in: "functools", size: 32, [16: "cmp", 24: ".obj"])
        case .tupleGetter: KindLayout("_tuplegetter", in: "_collections", size: 32, [24: ".__doc__"])
        case .random: KindLayout("Random", in: "random", size: 2520)
        case .textStream: KindLayout("TextIOWrapper", in: "_io", size: 208)
        case .tracemallocStatistic: KindLayout("Statistic", in: "tracemalloc", size: 48)
        default: itertools(kind)
        }
    }

    private static func itertools(_ kind: ObjectKind) -> KindLayout {
        func layout(_ name: String, _ size: Int, _ fields: KeyValuePairs<Int, String>) -> KindLayout {
            KindLayout(name, in: "itertools", size: size, fields)
        }
        switch kind {
        case .count: return layout("count", 40, [24: "long count", 32: "step"])
        case .cycle: return layout("cycle", 48, [16: "iterator", 24: "saved"])
        case .repeat: return layout("repeat", 32, [16: "element"])
        case .chain: return layout("chain", 32, [16: "source", 24: "active"])
        case .islice: return layout("islice", 56, [16: "iterator"])
        case .takeWhile: return layout("takewhile", 40, [16: "function", 24: "iterator"])
        case .dropWhile: return layout("dropwhile", 40, [16: "function", 24: "iterator"])
        case .starmap: return layout("starmap", 32, [16: "function", 24: "iterator"])
        case .product: return layout("product", 48, [16: "pools", 32: "result"])
        case .permutations: return layout("permutations", 64, [16: "pool", 40: "result"])
        case .combinations: return layout("combinations", 56, [16: "pool", 32: "result"])
        case .combinationsWithReplacement:
            return layout("combinations_with_replacement", 56, [16: "pool", 32: "result"])
        case .accumulate:
            return layout("accumulate", 48, [16: "total", 24: "iterator", 32: "function", 40: "initial"])
        case .groupBy:
            return layout(
                "groupby", 64,
                [
                    16: "iterator", 24: "key function", 32: "target key", 40: "current key",
                    48: "current value",
                ])
        case .grouper: return layout("_grouper", 32, [16: "parent", 24: "target key"])
        case .zipLongest: return layout("zip_longest", 56, [32: "iterators", 40: "result", 48: "fill value"])
        case .compress: return layout("compress", 32, [16: "data", 24: "selectors"])
        case .filterFalse: return layout("filterfalse", 32, [16: "function", 24: "iterator"])
        case .pairwise: return layout("pairwise", 32, [16: "iterator", 24: "old"])
        case .tee: return layout("_tee", 40, [16: "data"])
        case .teeDataObject: return layout("_tee_dataobject", 496, [16: "iterator", 32: "next"])
        default: preconditionFailure("a kind without a layout: \(kind)")
        }
    }
}
