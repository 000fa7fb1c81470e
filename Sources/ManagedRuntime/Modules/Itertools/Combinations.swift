extension NativeType {
    static var combinations: NativeType {
        iterator(
            .combinations,
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.newCombinations(type, arguments, withReplacement: false)
            },
            slots: { slots in
                ownsIndices(&slots, at: [SelectionLayout.indices]) { _, object in
                    object[word: SelectionLayout.length]
                }
            }
        ) { (runtime, object) throws(Raised) in runtime.nextOfCombinations(object, withReplacement: false) }
    }

    static var combinationsWithReplacement: NativeType {
        iterator(
            .combinationsWithReplacement,
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.newCombinations(type, arguments, withReplacement: true)
            },
            slots: { slots in
                ownsIndices(&slots, at: [SelectionLayout.indices]) { _, object in
                    object[word: SelectionLayout.length]
                }
            }
        ) { (runtime, object) throws(Raised) in runtime.nextOfCombinations(object, withReplacement: true) }
    }
}

extension Runtime {
    private static let plainSignature = Signature("combinations", ["iterable", "r"], required: 2)
    private static let replacingSignature = Signature(
        "combinations_with_replacement", ["iterable", "r"], required: 2)

    fileprivate func newCombinations(
        _ type: ObjectRef, _ arguments: Arguments, withReplacement: Bool
    ) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, withReplacement ? Self.replacingSignature : Self.plainSignature)
        let length = try asInt(values[1].unsafelyUnwrapped)
        guard length >= 0 else { throw valueError("r must be non-negative") }
        let pool = try makeTuple(from: values[0].unsafelyUnwrapped)
        let count = tupleCount(pool)
        let object = newObject(of: type)
        object[reference: SelectionLayout.pool] = pool
        let indices = makeIndices(count: length) { withReplacement ? 0 : $0 }
        object[pointer: SelectionLayout.indices] = UnsafeMutableRawPointer(indices)
        object[word: SelectionLayout.length] = length
        let isEmpty = withReplacement ? count == 0 && length > 0 : length > count
        object[word: SelectionLayout.stopped] = isEmpty ? 1 : 0
        return object
    }

    fileprivate func nextOfCombinations(_ object: ObjectRef, withReplacement: Bool) -> ObjectRef? {
        guard object[word: SelectionLayout.stopped] == 0, object[pointer: SelectionLayout.indices] != nil,
            let pool = object[reference: SelectionLayout.pool]
        else { return nil }
        let length = object[word: SelectionLayout.length]
        let indices = indices(object)
        guard object[reference: SelectionLayout.result] != nil else {
            let result = makeResult(pool, indices, count: length)
            object[reference: SelectionLayout.result] = result
            return retained(result)
        }
        let result = changeableResult(object, at: SelectionLayout.result)
        let count = tupleCount(pool)
        // The rightmost index that can still grow.
        var place = length - 1
        while place >= 0, indices[place] == (withReplacement ? count - 1 : place + count - length) {
            place -= 1
        }
        guard place >= 0 else {
            object[word: SelectionLayout.stopped] = 1
            return nil
        }
        let first = indices[place] + 1
        for index in place..<length {
            indices[index] = withReplacement ? first : first + index - place
            replaceTupleItem(result, index, with: tupleItem(pool, indices[index]))
        }
        return retained(result)
    }
}
