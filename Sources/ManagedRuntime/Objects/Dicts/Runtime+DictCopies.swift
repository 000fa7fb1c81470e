extension Runtime {
    /// A new dict with the entries of another, in their order: `dict.copy()`. It is tracked if the other is. A table that
    /// has room for no more than half as much again is copied as it is, and shared keys stay shared.
    func copyDict(_ dict: ObjectRef) -> ObjectRef {
        let copy = makeDict()
        guard dictCount(dict) > 0 else { return copy }
        let keys = dictKeys(dict)
        if let values = dictValues(dict) {
            copyValues(values, keys, to: copy)
        } else if dictCount(dict) >= keys.entryCount * 2 / 3 {
            copyTable(keys, to: copy)
        } else {
            forEachEntry(dict) { key, value in setDictValue(copy, key, value) }
            return copy
        }
        copy[word: DictLayout.used] = dictCount(dict)
        if dict.isTracked, !copy.isTracked { track(copy) }
        return copy
    }

    private func copyValues(_ values: InlineValues, _ keys: DictKeys, to copy: ObjectRef) {
        let new = newValues(for: keys)
        for position in 0..<values.count {
            let entry = values.entry(at: position)
            new[entry] = values[entry].map(retained)
            new.appendToOrder(entry)
        }
        keys.referenceCount += 1
        copy[pointer: DictLayout.keys] = keys.raw
        copy[pointer: DictLayout.values] = new.raw
    }

    private func copyTable(_ keys: DictKeys, to copy: ObjectRef) {
        let table = newKeys(log2Size: keys.log2Size, strKeysOnly: keys.strKeysOnly)
        table.raw.copyMemory(from: keys.raw, byteCount: keys.byteCount)
        table.referenceCount = 1
        table.version = 0
        for number in 0..<keys.entryCount {
            let fields = keys.entry(number)
            if let key = fields[0] { retain(key) }
            if let value = fields[1] { retain(value) }
        }
        copy[pointer: DictLayout.keys] = table.raw
    }
}
