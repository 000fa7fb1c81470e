/// ```
///  count + 16  Int      the next number, while it is an int that fits and the step is 1
///        + 24  pointer  the next number otherwise
///        + 32  pointer  step
/// ```
private enum CountLayout {
    static let number = 16
    static let longNumber = 24
    static let step = 32
}

/// `remaining` is -1 for an endless one.
private enum RepeatLayout {
    static let element = 16
    static let remaining = 24
}

extension NativeType {
    static var count: NativeType {
        iterator(
            .count,
            new: { (runtime, type, arguments) throws(Raised) in try runtime.newCount(type, arguments) },
            slots: { slots in
                slots.represent = { (runtime, count) throws(Raised) in try runtime.representCount(count) }
            }
        ) { (runtime, count) throws(Raised) in try runtime.nextOfCount(count) }
    }

    static var `repeat`: NativeType {
        iterator(
            .repeat,
            hint: { (runtime, object) throws(Raised) in
                let remaining = object[word: RepeatLayout.remaining]
                guard remaining >= 0 else { throw runtime.typeError("len() of unsized object") }
                return remaining
            },
            new: { (runtime, type, arguments) throws(Raised) in try runtime.newRepeat(type, arguments) },
            slots: { slots in
                slots.represent = { (runtime, object) throws(Raised) in try runtime.representRepeat(object) }
            }
        ) { (runtime, object) throws(Raised) in
            let remaining = object[word: RepeatLayout.remaining]
            if remaining == 0 { return nil }
            if remaining > 0 { object[word: RepeatLayout.remaining] = remaining - 1 }
            return runtime.retained(object[reference: RepeatLayout.element].unsafelyUnwrapped)
        }
    }
}

extension Runtime {
    private static let countSignature = Signature("count", ["start", "step"])
    private static let repeatSignature = Signature("repeat", ["object", "times"], required: 1)

    fileprivate func newCount(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.countSignature)
        for case let value? in values where !isNumber(value) { throw typeError("a number is required") }
        let count = newObject(of: type)
        count[reference: CountLayout.step] = values[1].map { retained($0) } ?? makeInt(1)
        let step = count[reference: CountLayout.step].unsafelyUnwrapped
        if isInt(step), compactInt(step) == 1, values[0].map({ isInt($0) && intValue($0) != nil }) ?? true {
            count[word: CountLayout.number] = values[0].flatMap { intValue($0) } ?? 0
        } else {
            count[word: CountLayout.number] = .max
            count[reference: CountLayout.longNumber] = values[0].map { retained($0) } ?? makeInt(0)
        }
        return count
    }

    private func isNumber(_ object: ObjectRef) -> Bool {
        let slots = object.type.slots
        return slots.pointee.index != nil || slots.pointee.int != nil || slots.pointee.float != nil
    }

    fileprivate func nextOfCount(_ count: ObjectRef) throws(Raised) -> ObjectRef? {
        let number = count[word: CountLayout.number]
        if number < .max {
            count[word: CountLayout.number] = number + 1
            return makeInt(number)
        }
        let current = count[reference: CountLayout.longNumber] ?? makeInt(Int.max)
        count[reference: CountLayout.longNumber] = current
        let step = count[reference: CountLayout.step].unsafelyUnwrapped
        count[reference: CountLayout.longNumber] = try binary(.add, current, step)
        return current
    }

    fileprivate func representCount(_ count: ObjectRef) throws(Raised) -> ObjectRef {
        var writer = TextWriter()
        writer.append("count(")
        let number = count[word: CountLayout.number]
        if number < .max {
            writer.append(text: String(number))
        } else if let long = count[reference: CountLayout.longNumber] {
            try writer.append(representationOf: long, self)
        }
        let step = count[reference: CountLayout.step].unsafelyUnwrapped
        if !isInt(step) || compactInt(step) != 1 {
            writer.append(", ")
            try writer.append(representationOf: step, self)
        }
        writer.append(")")
        return writer.string(self)
    }

    fileprivate func newRepeat(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.repeatSignature)
        let times = try values[1].map { (object) throws(Raised) in max(0, try asInt(object)) } ?? -1
        let object = newObject(of: type)
        object[reference: RepeatLayout.element] = retained(values[0].unsafelyUnwrapped)
        object[word: RepeatLayout.remaining] = times
        return object
    }

    fileprivate func representRepeat(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        var writer = TextWriter()
        writer.append("repeat(")
        try writer.append(representationOf: object[reference: RepeatLayout.element].unsafelyUnwrapped, self)
        let remaining = object[word: RepeatLayout.remaining]
        writer.append(text: remaining >= 0 ? ", \(remaining))" : ")")
        return writer.string(self)
    }
}
