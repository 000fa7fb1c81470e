private enum AccumulateLayout {
    static let total = 16
    static let iterator = 24
    static let function = 32
    /// None once it was yielded.
    static let initial = 40
}

private enum PairwiseLayout {
    static let iterator = 16
    static let old = 24
}

extension NativeType {
    static var accumulate: NativeType {
        iterator(
            .accumulate,
            new: { (runtime, type, arguments) throws(Raised) in try runtime.newAccumulate(type, arguments) }
        ) { (runtime, object) throws(Raised) in try runtime.nextOfAccumulate(object) }
    }

    static var pairwise: NativeType {
        iterator(
            .pairwise,
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.refuseKeywords(arguments, type, .pairwise)
                try runtime.expect(runtime.positional(arguments), 1...1, "pairwise", receivers: 0)
                let iterator = try runtime.iterator(of: arguments[0])
                let object = runtime.newObject(of: type)
                object[reference: PairwiseLayout.iterator] = iterator
                return object
            }
        ) { (runtime, object) throws(Raised) in try runtime.nextOfPairwise(object) }
    }
}

extension Runtime {
    private static let accumulateSignature = Signature(
        "accumulate", ["iterable", "func"], keywordOnly: ["initial"], required: 1)

    fileprivate func newAccumulate(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.accumulateSignature)
        let iterator = try iterator(of: values[0].unsafelyUnwrapped)
        let object = newObject(of: type)
        object[reference: AccumulateLayout.iterator] = iterator
        if let function = values[1], function != none {
            object[reference: AccumulateLayout.function] = retained(function)
        }
        object[reference: AccumulateLayout.initial] = retained(values[2] ?? none)
        return object
    }

    fileprivate func nextOfAccumulate(_ object: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let iterator = object[reference: AccumulateLayout.iterator] else { return nil }
        if let initial = object[reference: AccumulateLayout.initial], initial != none {
            object[reference: AccumulateLayout.initial] = retained(none)
            object[reference: AccumulateLayout.total] = initial
            return retained(initial)
        }
        guard let value = try next(iterator) else { return nil }
        guard let total = object[reference: AccumulateLayout.total] else {
            object[reference: AccumulateLayout.total] = value
            return retained(value)
        }
        defer { release(value) }
        let newTotal =
            if let function = object[reference: AccumulateLayout.function] {
                try call(function, total, value)
            } else {
                try binary(.add, total, value)
            }
        retain(newTotal)
        let old = object[reference: AccumulateLayout.total]
        object[reference: AccumulateLayout.total] = newTotal
        release(old)
        return newTotal
    }

    fileprivate func nextOfPairwise(_ object: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let iterator = object[reference: PairwiseLayout.iterator] else { return nil }
        if object[reference: PairwiseLayout.old] == nil {
            object[reference: PairwiseLayout.old] = try next(iterator)
            guard object[reference: PairwiseLayout.old] != nil else {
                exhaust(object, at: PairwiseLayout.iterator)
                return nil
            }
        }
        guard let new = try next(iterator) else {
            exhaust(object, at: PairwiseLayout.iterator)
            exhaust(object, at: PairwiseLayout.old)
            return nil
        }
        guard let old = object[reference: PairwiseLayout.old] else {
            release(new)
            return nil
        }
        object[reference: PairwiseLayout.old] = retained(new)
        return makePair(owned: old, new)
    }
}
