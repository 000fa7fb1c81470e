extension NativeType {
    /// The built-in containers, and what iterates over them. One line each.
    static var containers: [NativeType] {
        [
            list,
            tuple,
            dict,
            set,
            frozenset,
            range,
            slice,
            genericAlias,
            listIterator,
            listReverseIterator,
            tupleIterator,
            rangeIterator,
            longRangeIterator,
            sequenceIterator,
            enumerate,
            zip,
            map,
            filter,
            reversed,
            callableIterator,
            textStream,
            deque,
            dequeIterator,
            dequeReverseIterator,
            setIterator,
        ] + dictIterators + dictViews + [defaultDict] + orderedDictTypes
    }
}
