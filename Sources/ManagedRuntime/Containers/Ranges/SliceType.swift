extension NativeType {
    static var slice: NativeType {
        NativeType(.slice) {
            $0.slots = { slots in
                slots.hash = nil
                slots.represent = { (runtime, slice) throws(Raised) in try runtime.representSlice(slice) }
                slots.compare = { (runtime, left, right, comparison) throws(Raised) in
                    try runtime.compareSlices(left, right, comparison)
                }
                slots.new = { (runtime, _, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...3, "slice", receivers: 0)
                    let none = runtime.none
                    if arguments.count == 1 { return runtime.makeSlice(none, arguments[0], none) }
                    return runtime.makeSlice(arguments[0], arguments[1], arguments.optional(2) ?? none)
                }
            }
            $0.methods = [
                NativeFunction("indices", "(self, len, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...1, "slice.indices")
                    return try runtime.sliceIndices(arguments[0], length: arguments[1])
                }
            ]
            $0.attributes = [
                ("start", SliceLayout.start), ("stop", SliceLayout.stop), ("step", SliceLayout.step),
            ]
            .map { name, offset in
                NativeAttribute(
                    name,
                    get: { (runtime, slice) throws(Raised) in
                        runtime.retained(slice[reference: offset].unsafelyUnwrapped)
                    })
            }
        }
    }
}

extension Runtime {
    /// A new slice of these bounds, borrowed.
    func makeSlice(_ start: ObjectRef, _ stop: ObjectRef, _ step: ObjectRef) -> ObjectRef {
        let slice = newSliceObject()
        slice[reference: SliceLayout.start] = retained(start)
        slice[reference: SliceLayout.stop] = retained(stop)
        slice[reference: SliceLayout.step] = retained(step)
        track(slice)
        return slice
    }

    fileprivate func representSlice(_ slice: ObjectRef) throws(Raised) -> ObjectRef {
        var writer = TextWriter()
        writer.append("slice(")
        for (index, offset) in [SliceLayout.start, SliceLayout.stop, SliceLayout.step].enumerated() {
            if index > 0 { writer.append(", ") }
            try writer.append(representationOf: slice[reference: offset].unsafelyUnwrapped, self)
        }
        writer.append(")")
        return writer.string(self)
    }

    /// As the tuples of their bounds compare.
    fileprivate func compareSlices(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard left.kind == .slice, right.kind == .slice else { return retained(notImplemented) }
        let one = sliceTuple(left)
        defer { release(one) }
        let other = sliceTuple(right)
        defer { release(other) }
        return try compare(one, other, comparison)
    }

    private func sliceTuple(_ slice: ObjectRef) -> ObjectRef {
        makeTuple(
            [SliceLayout.start, SliceLayout.stop, SliceLayout.step].map {
                slice[reference: $0].unsafelyUnwrapped
            })
    }

    fileprivate func sliceIndices(_ slice: ObjectRef, length: ObjectRef) throws(Raised) -> ObjectRef {
        let length = try asInt(length)
        guard length >= 0 else { throw valueError("length should not be negative") }
        let extent = try resolve(slice: slice, count: length)
        return makeTuple(owned: [makeInt(extent.start), makeInt(extent.stop), makeInt(extent.step)])
    }
}
