import BigInt

/// ```
///  range_iterator + 16  Int  the next position
///                 + 24  Int  the first number
///                 + 32  Int  step
///                 + 40  Int  how many numbers
/// ```
/// A `longrange_iterator` has ints there.
enum RangeIteratorLayout {
    static let index = 16
    static let start = 24
    static let step = 32
    static let count = 40
    static let size = 48
}

extension Runtime {
    func makeRangeIterator(_ range: ObjectRef) -> ObjectRef {
        if let extent = rangeExtent(range) { return makeRangeIterator(extent) }
        return makeLongRangeIterator(
            owned: retained(range[reference: RangeLayout.start].unsafelyUnwrapped),
            retained(range[reference: RangeLayout.step].unsafelyUnwrapped),
            retained(range[reference: RangeLayout.length].unsafelyUnwrapped))
    }

    func makeReversedRangeIterator(_ range: ObjectRef) throws(Raised) -> ObjectRef {
        if let extent = rangeExtent(range) {
            return makeRangeIterator(
                RangeExtent(
                    start: extent.element(extent.count - 1), step: -extent.step, count: extent.count))
        }
        let count = bigInt(range[reference: RangeLayout.length].unsafelyUnwrapped)
        let step = bigInt(range[reference: RangeLayout.step].unsafelyUnwrapped)
        let last = bigInt(range[reference: RangeLayout.start].unsafelyUnwrapped) + (count - 1) * step
        return makeLongRangeIterator(owned: makeInt(last), makeInt(-step), makeInt(count))
    }

    private func makeRangeIterator(_ extent: RangeExtent) -> ObjectRef {
        let iterator = newAtom(types[.rangeIterator], size: RangeIteratorLayout.size)
        iterator[word: RangeIteratorLayout.index] = 0
        iterator[word: RangeIteratorLayout.start] = extent.start
        iterator[word: RangeIteratorLayout.step] = extent.step
        iterator[word: RangeIteratorLayout.count] = extent.count
        return iterator
    }

    private func makeLongRangeIterator(owned start: ObjectRef, _ step: ObjectRef, _ count: ObjectRef)
        -> ObjectRef
    {
        let iterator = newAtom(types[.longRangeIterator], size: RangeIteratorLayout.size)
        iterator[reference: RangeIteratorLayout.index] = makeInt(0)
        iterator[reference: RangeIteratorLayout.start] = start
        iterator[reference: RangeIteratorLayout.step] = step
        iterator[reference: RangeIteratorLayout.count] = count
        return iterator
    }

    @inline(__always)
    func nextOfRange(_ iterator: ObjectRef) -> ObjectRef? {
        let index = iterator[word: RangeIteratorLayout.index]
        guard index < iterator[word: RangeIteratorLayout.count] else { return nil }
        iterator[word: RangeIteratorLayout.index] = index + 1
        return makeInt(
            iterator[word: RangeIteratorLayout.start] + index * iterator[word: RangeIteratorLayout.step])
    }

    fileprivate func nextOfLongRange(_ iterator: ObjectRef) -> ObjectRef? {
        let position = iterator[reference: RangeIteratorLayout.index].unsafelyUnwrapped
        let index = bigInt(position)
        guard index < bigInt(iterator[reference: RangeIteratorLayout.count].unsafelyUnwrapped) else {
            return nil
        }
        let step = bigInt(iterator[reference: RangeIteratorLayout.step].unsafelyUnwrapped)
        iterator[reference: RangeIteratorLayout.index] = makeInt(index + 1)
        release(position)
        return makeInt(
            bigInt(iterator[reference: RangeIteratorLayout.start].unsafelyUnwrapped) + index * step)
    }

    fileprivate func longRangeHint(_ iterator: ObjectRef) throws(Raised) -> Int {
        let count = bigInt(iterator[reference: RangeIteratorLayout.count].unsafelyUnwrapped)
        return Int(clamping: count - bigInt(iterator[reference: RangeIteratorLayout.index].unsafelyUnwrapped))
    }
}

extension NativeType {
    static var rangeIterator: NativeType {
        iterator(
            .rangeIterator,
            hint: { (_, iterator) throws(Raised) in
                iterator[word: RangeIteratorLayout.count] - iterator[word: RangeIteratorLayout.index]
            }
        ) { (runtime, iterator) throws(Raised) in runtime.nextOfRange(iterator) }
    }

    static var longRangeIterator: NativeType {
        iterator(
            .longRangeIterator,
            hint: { (runtime, iterator) throws(Raised) in try runtime.longRangeHint(iterator) }
        ) { (runtime, iterator) throws(Raised) in runtime.nextOfLongRange(iterator) }
    }
}
