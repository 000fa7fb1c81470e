/// As `zip`, going on to the end of the longest. In the tuple of iterators None takes the place of one that has ended.
private enum ZipLongestLayout {
    static let count = 16
    static let active = 24
    static let iterators = 32
    static let result = 40
    static let fill = 48
}

extension NativeType {
    static var zipLongest: NativeType {
        iterator(
            .zipLongest,
            new: { (runtime, type, arguments) throws(Raised) in try runtime.newZipLongest(type, arguments) }
        ) { (runtime, object) throws(Raised) in try runtime.nextOfZipLongest(object) }
    }
}

extension Runtime {
    fileprivate func newZipLongest(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        var fill = none
        if let names = arguments.keywordNames {
            guard tupleCount(names) == 1, stringValue(tupleItem(names, 0)) == "fillvalue" else {
                throw typeError("zip_longest() got an unexpected keyword argument")
            }
            fill = arguments.values[arguments.count]
        }
        let iterators = try makeIterators(arguments)
        let object = newObject(of: type)
        object[word: ZipLongestLayout.count] = arguments.count
        object[word: ZipLongestLayout.active] = arguments.count
        object[reference: ZipLongestLayout.iterators] = iterators
        object[reference: ZipLongestLayout.result] = makeTuple(repeating: none, count: arguments.count)
        object[reference: ZipLongestLayout.fill] = retained(fill)
        return object
    }

    fileprivate func nextOfZipLongest(_ object: ObjectRef) throws(Raised) -> ObjectRef? {
        let count = object[word: ZipLongestLayout.count]
        guard count > 0, object[word: ZipLongestLayout.active] > 0,
            let iterators = object[reference: ZipLongestLayout.iterators],
            var result = object[reference: ZipLongestLayout.result]
        else { return nil }
        if result.refcount == 1 { retain(result) } else { result = makeTuple(repeating: none, count: count) }
        for index in 0..<count {
            do throws(Raised) {
                guard let item = try zipLongestItem(object, iterators, index) else {
                    release(result)
                    return nil
                }
                let old = tupleItem(result, index)
                tupleItems(result)[index] = item
                release(old)
            } catch {
                object[word: ZipLongestLayout.active] = 0
                release(result)
                throw error
            }
        }
        if !result.isTracked { track(result) }
        return result
    }

    /// Nil when the last iterator has ended.
    private func zipLongestItem(
        _ object: ObjectRef, _ iterators: ObjectRef, _ index: Int
    ) throws(Raised) -> ObjectRef? {
        let iterator = tupleItem(iterators, index)
        if iterator != none {
            if let item = try next(iterator) { return item }
            object[word: ZipLongestLayout.active] -= 1
            if object[word: ZipLongestLayout.active] == 0 { return nil }
            tupleItems(iterators)[index] = retained(none)
            release(iterator)
        }
        return retained(object[reference: ZipLongestLayout.fill].unsafelyUnwrapped)
    }
}
