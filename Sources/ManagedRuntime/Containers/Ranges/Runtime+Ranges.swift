import BigInt

enum RangeLayout {
    static let start = 16
    static let stop = 24
    static let step = 32
    static let length = 40
    static let size = 48
}

/// The bounds of a range whose numbers all have 60 bits at most, so that sums do not overflow.
struct RangeExtent {
    let start, step, count: Int

    @inline(__always)
    func element(_ index: Int) -> Int { start + index * step }

    func index(of value: Int) -> Int? {
        guard count > 0 else { return nil }
        let distance = value - start
        guard distance % step == 0 else { return nil }
        let index = distance / step
        return index >= 0 && index < count ? index : nil
    }
}

extension Runtime {
    /// A new range that takes over the caller's references to three ints.
    func makeRange(owned start: ObjectRef, _ stop: ObjectRef, _ step: ObjectRef) -> ObjectRef {
        let length = rangeLength(start, stop, step)
        let range = newAtom(types[.range], size: RangeLayout.size)
        range[reference: RangeLayout.start] = start
        range[reference: RangeLayout.stop] = stop
        range[reference: RangeLayout.step] = step
        range[reference: RangeLayout.length] = length
        return range
    }

    private func rangeLength(_ start: ObjectRef, _ stop: ObjectRef, _ step: ObjectRef) -> ObjectRef {
        if let start = compactInt(start), let stop = compactInt(stop), let step = compactInt(step) {
            let span = step > 0 ? stop - start : start - stop
            return makeInt(span <= 0 ? 0 : (span - 1) / abs(step) + 1)
        }
        let (first, last, stride) = (bigInt(start), bigInt(stop), bigInt(step))
        let span = stride > 0 ? last - first : first - last
        return makeInt(span <= 0 ? BigInt(0) : (span - 1) / BigInt(stride.magnitude) + 1)
    }

    @inline(__always)
    private func field(_ range: ObjectRef, _ offset: Int) -> ObjectRef {
        range[reference: offset].unsafelyUnwrapped
    }

    /// Nil where the numbers are too large.
    func rangeExtent(_ range: ObjectRef) -> RangeExtent? {
        guard let start = compactInt(field(range, RangeLayout.start)),
            compactInt(field(range, RangeLayout.stop)) != nil,
            let step = compactInt(field(range, RangeLayout.step)),
            let count = compactInt(field(range, RangeLayout.length))
        else { return nil }
        return RangeExtent(start: start, step: step, count: count)
    }

    func newRange(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        guard arguments.keywordNames == nil else { throw typeError("range() takes no keyword arguments") }
        guard arguments.count > 0 else { throw typeError("range expected at least 1 argument, got 0") }
        guard arguments.count <= 3 else {
            throw typeError("range expected at most 3 arguments, got \(arguments.count)")
        }
        if arguments.count == 1 {
            return makeRange(owned: makeInt(0), try indexObject(arguments[0]), makeInt(1))
        }
        let start = try indexObject(arguments[0])
        do throws(Raised) {
            let stop = try indexObject(arguments[1])
            do throws(Raised) {
                let step = arguments.count == 3 ? try indexObject(arguments[2]) : makeInt(1)
                if step[word: IntLayout.digitCount] != 0 { return makeRange(owned: start, stop, step) }
                release(step)
                throw valueError("range() arg 3 must not be zero")
            } catch {
                release(stop)
                throw error
            }
        } catch {
            release(start)
            throw error
        }
    }

    func rangeCount(_ range: ObjectRef) throws(Raised) -> Int {
        guard let count = intValue(field(range, RangeLayout.length)) else {
            throw overflowError("Python int too large to convert to C ssize_t")
        }
        return count
    }

    func rangeItem(_ range: ObjectRef, key: ObjectRef) throws(Raised) -> ObjectRef {
        if isIndex(key) {
            let index = try indexObject(key)
            defer { release(index) }
            return try rangeItem(range, int: index)
        }
        guard key.kind == .slice else {
            throw typeError("range indices must be integers or slices, not \(typeName(of: key))")
        }
        return try rangeSlice(range, key)
    }

    private func rangeItem(_ range: ObjectRef, int: ObjectRef) throws(Raised) -> ObjectRef {
        if let extent = rangeExtent(range), let index = compactInt(int) {
            let place = index < 0 ? index + extent.count : index
            guard place >= 0, place < extent.count else {
                throw indexError("range object index out of range")
            }
            return makeInt(extent.element(place))
        }
        let count = bigInt(field(range, RangeLayout.length))
        var place = bigInt(int)
        if place < 0 { place += count }
        guard place >= 0, place < count else { throw indexError("range object index out of range") }
        return makeInt(
            bigInt(field(range, RangeLayout.start)) + place * bigInt(field(range, RangeLayout.step)))
    }

    private func rangeSlice(_ range: ObjectRef, _ slice: ObjectRef) throws(Raised) -> ObjectRef {
        let count = bigInt(field(range, RangeLayout.length))
        let step = try bigBound(field(slice, SliceLayout.step)) ?? 1
        guard step != 0 else { throw valueError("slice step cannot be zero") }
        func clip(_ bound: BigInt) -> BigInt {
            let (lowest, highest) = step < 0 ? (BigInt(-1), count - 1) : (BigInt(0), count)
            return bound < 0 ? max(bound + count, lowest) : min(bound, highest)
        }
        let start = try bigBound(field(slice, SliceLayout.start)).map(clip) ?? (step < 0 ? count - 1 : 0)
        let stop = try bigBound(field(slice, SliceLayout.stop)).map(clip) ?? (step < 0 ? -1 : count)
        let origin = bigInt(field(range, RangeLayout.start))
        let stride = bigInt(field(range, RangeLayout.step))
        return makeRange(
            owned: makeInt(origin + start * stride), makeInt(origin + stop * stride), makeInt(stride * step))
    }

    private func bigBound(_ object: ObjectRef) throws(Raised) -> BigInt? {
        if object == none { return nil }
        guard isIndex(object) else {
            throw typeError("slice indices must be integers or None or have an __index__ method")
        }
        let index = try indexObject(object)
        defer { release(index) }
        return bigInt(index)
    }

    /// The position of the value in the range; nil where it is not in it. The value is an int.
    func rangeIndex(_ range: ObjectRef, ofInt value: ObjectRef) -> ObjectRef? {
        if let extent = rangeExtent(range), let value = compactInt(value) {
            return extent.index(of: value).map(makeInt)
        }
        let count = bigInt(field(range, RangeLayout.length))
        let distance = bigInt(value) - bigInt(field(range, RangeLayout.start))
        let (index, rest) = floorDivide(distance, bigInt(field(range, RangeLayout.step)))
        return rest == 0 && index >= 0 && index < count ? makeInt(index) : nil
    }

    func representRange(_ range: ObjectRef) throws(Raised) -> ObjectRef {
        var writer = TextWriter()
        writer.append("range(")
        try writer.append(representationOf: field(range, RangeLayout.start), self)
        writer.append(", ")
        try writer.append(representationOf: field(range, RangeLayout.stop), self)
        let step = field(range, RangeLayout.step)
        if compactInt(step) != 1 {
            writer.append(", ")
            try writer.append(representationOf: step, self)
        }
        writer.append(")")
        return writer.string(self)
    }

    func rangesEqual(_ left: ObjectRef, _ right: ObjectRef) -> Bool {
        let length = field(left, RangeLayout.length)
        guard intsEqual(length, field(right, RangeLayout.length)) else { return false }
        if compactInt(length) == 0 { return true }
        guard intsEqual(field(left, RangeLayout.start), field(right, RangeLayout.start)) else { return false }
        return compactInt(length) == 1
            || intsEqual(field(left, RangeLayout.step), field(right, RangeLayout.step))
    }

    /// As the tuple of length, start and step, without what makes no difference.
    func hashRange(_ range: ObjectRef) throws(Raised) -> Int {
        let length = field(range, RangeLayout.length)
        let count = compactInt(length)
        let tuple = makeTuple([
            length, count == 0 ? none : field(range, RangeLayout.start),
            count == 0 || count == 1 ? none : field(range, RangeLayout.step),
        ])
        defer { release(tuple) }
        return try hashTuple(tuple)
    }
}
