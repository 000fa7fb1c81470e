/// Positions in sequences, as ints and slices give them.
extension Runtime {
    /// The value of an int, or of what has `__index__`; nil where it is neither. Beyond 64 bits raises IndexError.
    @inline(__always)
    func position(_ object: ObjectRef) throws(Raised) -> Int? {
        if object.type == types.int, let value = compactInt(object) { return value }
        return isIndex(object) ? try index(object, overflow: .indexError) : nil
    }

    /// A bound of a slice or of `index(value, start, stop)`: clipped to 64 bits, nil for None.
    func sliceBound(_ object: ObjectRef) throws(Raised) -> Int? {
        if object == none { return nil }
        guard isIndex(object) else {
            throw typeError("slice indices must be integers or None or have an __index__ method")
        }
        return try clippedIndex(object)
    }

    /// The bound given as an optional argument, negative ones counted from the end, none below 0.
    func searchBound(
        _ object: ObjectRef?, _ count: Int, otherwise: Int
    ) throws(Raised) -> Int {
        guard let object else { return otherwise }
        if object == none { throw typeError("slice indices must be integers or have an __index__ method") }
        guard let value = try sliceBound(object) else { return otherwise }
        return value < 0 ? max(0, value + count) : value
    }

    /// What a slice selects of a sequence of so many items.
    func resolve(slice: ObjectRef, count: Int) throws(Raised) -> SliceExtent {
        try unpack(slice: slice).clipped(to: count)
    }

    /// The bounds as they stand, before the length is known: finding them may run the program's code and change it.
    func unpack(slice: ObjectRef) throws(Raised) -> SliceExtent {
        let step = try sliceBound(slice[reference: SliceLayout.step].unsafelyUnwrapped) ?? 1
        guard step != 0 else { throw valueError("slice step cannot be zero") }
        let start = try sliceBound(slice[reference: SliceLayout.start].unsafelyUnwrapped)
        let stop = try sliceBound(slice[reference: SliceLayout.stop].unsafelyUnwrapped)
        return SliceExtent(
            start: start ?? (step < 0 ? .max : 0), stop: stop ?? (step < 0 ? .min : .max),
            step: max(step, -Int.max))
    }
}

/// The positions start, start + step and so on, `count` of them.
struct SliceExtent {
    var start: Int
    var stop: Int
    let step: Int
    private(set) var count = 0

    init(start: Int, stop: Int, step: Int) {
        self.start = start
        self.stop = stop
        self.step = step
    }

    func clipped(to length: Int) -> SliceExtent {
        var extent = self
        extent.start = clip(start, length)
        extent.stop = clip(stop, length)
        if step < 0 {
            if extent.stop < extent.start { extent.count = (extent.start - extent.stop - 1) / -step + 1 }
        } else if extent.start < extent.stop {
            extent.count = (extent.stop - extent.start - 1) / step + 1
        }
        return extent
    }

    private func clip(_ bound: Int, _ length: Int) -> Int {
        if bound < 0 { return max(bound &+ length, step < 0 ? -1 : 0) }
        return min(bound, step < 0 ? length - 1 : length)
    }
}

enum SliceLayout {
    static let start = 16
    static let stop = 24
    static let step = 32
    static let size = 40
}
