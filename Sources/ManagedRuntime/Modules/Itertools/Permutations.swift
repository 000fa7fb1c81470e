private enum PermutationLayout {
    static let cycles = 32
    static let result = 40
    static let length = 48
    static let stopped = 56
}

extension NativeType {
    static var permutations: NativeType {
        iterator(
            .permutations,
            new: { (runtime, type, arguments) throws(Raised) in try runtime.newPermutations(type, arguments)
            },
            slots: { slots in
                ownsIndices(&slots, at: [SelectionLayout.indices, PermutationLayout.cycles]) {
                    runtime, object in
                    let pool = object[reference: SelectionLayout.pool].map { runtime.tupleCount($0) } ?? 0
                    return pool + object[word: PermutationLayout.length]
                }
            }
        ) { (runtime, object) throws(Raised) in runtime.nextOfPermutations(object) }
    }
}

extension Runtime {
    private static let permutationsSignature = Signature("permutations", ["iterable", "r"], required: 1)

    fileprivate func newPermutations(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.permutationsSignature)
        let pool = try makeTuple(from: values[0].unsafelyUnwrapped)
        let count = tupleCount(pool)
        var length = count
        do throws(Raised) {
            if let given = values[1], given != none {
                guard isInt(given) else { throw typeError("Expected int as r") }
                length = try asInt(given)
                guard length >= 0 else { throw valueError("r must be non-negative") }
            }
        } catch {
            release(pool)
            throw error
        }
        let object = newObject(of: type)
        object[reference: SelectionLayout.pool] = pool
        object[pointer: SelectionLayout.indices] = UnsafeMutableRawPointer(makeIndices(count: count) { $0 })
        let cycles = makeIndices(count: length) { count - $0 }
        object[pointer: PermutationLayout.cycles] = UnsafeMutableRawPointer(cycles)
        object[word: PermutationLayout.length] = length
        object[word: PermutationLayout.stopped] = length > count ? 1 : 0
        return object
    }

    fileprivate func nextOfPermutations(_ object: ObjectRef) -> ObjectRef? {
        guard object[word: PermutationLayout.stopped] == 0, object[pointer: SelectionLayout.indices] != nil,
            let pool = object[reference: SelectionLayout.pool]
        else { return nil }
        let length = object[word: PermutationLayout.length]
        let indices = indices(object)
        guard object[reference: PermutationLayout.result] != nil else {
            let result = makeResult(pool, indices, count: length)
            object[reference: PermutationLayout.result] = result
            return retained(result)
        }
        let result = changeableResult(object, at: PermutationLayout.result)
        let count = tupleCount(pool)
        let cycles = self.indices(object, at: PermutationLayout.cycles)
        for place in stride(from: length - 1, through: 0, by: -1) where count > 0 {
            cycles[place] -= 1
            if cycles[place] > 0 {
                let other = count - cycles[place]
                (indices[place], indices[other]) = (indices[other], indices[place])
                for index in place..<length {
                    replaceTupleItem(result, index, with: tupleItem(pool, indices[index]))
                }
                return retained(result)
            }
            let first = indices[place]
            (indices + place).update(from: indices + place + 1, count: count - 1 - place)
            indices[count - 1] = first
            cycles[place] = count - place
        }
        object[word: PermutationLayout.stopped] = 1
        return nil
    }
}
