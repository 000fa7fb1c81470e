extension KindLayout {
    static func iterator(_ kind: ObjectKind) -> KindLayout? {
        switch kind {
        case .listIterator: KindLayout("list_iterator", size: 32, [24: "iterable"])
        case .listReverseIterator: KindLayout("list_reverseiterator", size: 32, [24: "iterable"])
        case .tupleIterator: KindLayout("tuple_iterator", size: 32, [24: "iterable"])
        case .strIterator: KindLayout("str_iterator", size: 32, [24: "iterable"])
        case .strASCIIIterator: KindLayout("str_ascii_iterator", size: 32, [24: "iterable"])
        case .bytesIterator: KindLayout("bytes_iterator", size: 32, [24: "iterable"])
        case .bytearrayIterator: KindLayout("bytearray_iterator", size: 32, [24: "iterable"])
        case .rangeIterator: KindLayout("range_iterator", size: 48, prefix: 0)
        case .longRangeIterator:
            KindLayout(
                "longrange_iterator", size: 48, prefix: 0,
                [16: "index", 24: "start", 32: "step", 40: "length"])
        case .setIterator: KindLayout("set_iterator", size: 48, [16: "iterable"])
        case .dictKeyIterator: KindLayout("dict_keyiterator", size: 56, [16: "iterable"])
        case .dictValueIterator: KindLayout("dict_valueiterator", size: 56, [16: "iterable"])
        case .dictItemIterator: KindLayout("dict_itemiterator", size: 56, [16: "iterable", 40: "pair"])
        case .dictReverseKeyIterator: KindLayout("dict_reversekeyiterator", size: 56, [16: "iterable"])
        case .dictReverseValueIterator: KindLayout("dict_reversevalueiterator", size: 56, [16: "iterable"])
        case .dictReverseItemIterator:
            KindLayout("dict_reverseitemiterator", size: 56, [16: "iterable", 40: "pair"])
        case .dictKeys: KindLayout("dict_keys", size: 24, [16: "dict"])
        case .dictValues: KindLayout("dict_values", size: 24, [16: "dict"])
        case .dictItems: KindLayout("dict_items", size: 24, [16: "dict"])
        case .enumerate:
            KindLayout("enumerate", size: 56, [24: "iterator", 32: "pair", 40: "long index"])
        case .zip: KindLayout("zip", size: 48, [24: "iterators", 32: "result"])
        case .map: KindLayout("map", size: 32, [16: "iterators", 24: "function"])
        case .filter: KindLayout("filter", size: 32, [16: "function", 24: "iterator"])
        case .reversed: KindLayout("reversed", size: 32, [24: "sequence"])
        case .callableIterator: KindLayout("callable_iterator", size: 32, [16: "callable", 24: "sentinel"])
        case .sequenceIterator: KindLayout("iterator", size: 32, [24: "sequence"])
        default: nil
        }
    }
}
