extension Runtime {
    /// A new deque without items.
    func makeDeque(_ type: ObjectRef, maximum: Int = -1) -> ObjectRef {
        let deque = newObject(of: type)
        deque[word: DequeLayout.maximum] = maximum
        giveBlock(deque)
        return deque
    }

    private static let dequeSignature = Signature("deque", ["iterable", "maxlen"])

    func initializeDeque(_ deque: ObjectRef, _ arguments: Arguments) throws(Raised) {
        let values = try bind(arguments, Self.dequeSignature)
        var maximum = -1
        if let given = values[1], given != none {
            guard isInt(given) else { throw typeError("an integer is required") }
            maximum = try asInt(given)
            guard maximum >= 0 else { throw valueError("maxlen must be non-negative") }
        }
        deque[word: DequeLayout.maximum] = maximum
        clearDeque(deque)
        if let iterable = values[0] { try extendRight(deque, iterable) }
    }

    private func exceedsMaximum(_ deque: ObjectRef) -> Bool {
        let maximum = deque[word: DequeLayout.maximum]
        return maximum >= 0 && dequeCount(deque) > maximum
    }

    @inline(__always)
    func appendRight(_ deque: ObjectRef, owned item: ObjectRef) {
        pushRight(deque, owned: item)
        if exceedsMaximum(deque) { release(popLeft(deque)) } else { deque[word: DequeLayout.state] &+= 1 }
    }

    @inline(__always)
    func appendLeft(_ deque: ObjectRef, owned item: ObjectRef) {
        pushLeft(deque, owned: item)
        if exceedsMaximum(deque) { release(popRight(deque)) } else { deque[word: DequeLayout.state] &+= 1 }
    }

    func extendRight(_ deque: ObjectRef, _ iterable: ObjectRef) throws(Raised) {
        try extendDeque(deque, iterable, leftIndex: 1) { appendRight(deque, owned: $0) }
    }

    func extendLeft(_ deque: ObjectRef, _ iterable: ObjectRef) throws(Raised) {
        try extendDeque(deque, iterable, leftIndex: DequeLayout.blockLength - 1) {
            appendLeft(deque, owned: $0)
        }
    }

    /// - Parameter leftIndex: where an empty deque is filled from, so that its first block is filled wholly.
    private func extendDeque(
        _ deque: ObjectRef, _ iterable: ObjectRef, leftIndex: Int, _ add: (ObjectRef) -> Void
    ) throws(Raised) {
        if iterable == deque {
            let items = try makeList(from: deque)
            defer { release(items) }
            return try extendDeque(deque, items, leftIndex: leftIndex, add)
        }
        let iterator = try iterator(of: iterable)
        defer { release(iterator) }
        if deque[word: DequeLayout.maximum] == 0 {
            while let item = try next(iterator) { release(item) }
            return
        }
        if dequeCount(deque) == 0 {
            if deque[pointer: DequeLayout.leftBlock] == nil { giveBlock(deque) }
            deque[word: DequeLayout.leftIndex] = leftIndex
            deque[word: DequeLayout.rightIndex] = leftIndex - 1
        }
        while let item = try next(iterator) { add(item) }
    }

    /// Moves items from the right end to the left, or with a negative count the other way.
    func rotateDeque(_ deque: ObjectRef, by steps: Int) {
        let count = dequeCount(deque)
        guard count > 1 else { return }
        var rest = steps % count
        if rest > count / 2 { rest -= count }
        if rest < -(count / 2) { rest += count }
        while rest > 0 {
            pushLeft(deque, owned: popRight(deque).unsafelyUnwrapped)
            rest -= 1
        }
        while rest < 0 {
            pushRight(deque, owned: popLeft(deque).unsafelyUnwrapped)
            rest += 1
        }
    }

    /// The place of the item that the index names.
    func dequePlace(_ deque: ObjectRef, key: ObjectRef) throws(Raised) -> UnsafeMutablePointer<ObjectRef> {
        guard let index = try position(key) else {
            throw typeError("sequence index must be integer, not '\(typeName(of: key))'")
        }
        let count = dequeCount(deque)
        let place = index < 0 ? index &+ count : index
        guard place >= 0, place < count else { throw indexError("deque index out of range") }
        return dequePlace(deque, place)
    }

    func setDequeItem(_ deque: ObjectRef, key: ObjectRef, to value: ObjectRef?) throws(Raised) {
        let place = try dequePlace(deque, key: key)
        guard let value else {
            let index = try position(key).unsafelyUnwrapped
            return removeDequeItem(deque, at: index < 0 ? index + dequeCount(deque) : index)
        }
        let old = place.pointee
        place.pointee = retained(value)
        release(old)
    }

    func removeDequeItem(_ deque: ObjectRef, at index: Int) {
        rotateDeque(deque, by: -index)
        let item = popLeft(deque)
        rotateDeque(deque, by: index)
        release(item)
    }

    func insert(_ item: ObjectRef, intoDeque deque: ObjectRef, at index: Int) throws(Raised) {
        let count = dequeCount(deque)
        if deque[word: DequeLayout.maximum] == count { throw indexError("deque already at its maximum size") }
        if index >= count { return appendRight(deque, owned: retained(item)) }
        if index <= -count || index == 0 { return appendLeft(deque, owned: retained(item)) }
        rotateDeque(deque, by: -index)
        if index < 0 {
            appendRight(deque, owned: retained(item))
        } else {
            appendLeft(deque, owned: retained(item))
        }
        rotateDeque(deque, by: index)
    }

    /// The position of the first item that equals the value; nil where there is none.
    func dequeIndex(
        _ deque: ObjectRef, of value: ObjectRef, from start: Int = 0, to stop: Int = .max,
        orRaise mutated: () -> Raised
    ) throws(Raised) -> Int? {
        let state = deque[word: DequeLayout.state]
        var index = start
        while index < min(stop, dequeCount(deque)) {
            let isEqual = try isEqualHeld(dequePlace(deque, index).pointee, value)
            if isEqual { return index }
            guard deque[word: DequeLayout.state] == state else { throw mutated() }
            index += 1
        }
        return nil
    }

    func copyDeque(_ deque: ObjectRef) throws(Raised) -> ObjectRef {
        let maximum = deque[word: DequeLayout.maximum]
        guard deque.type == types[.deque] else {
            let limit = maximum < 0 ? retained(none) : makeInt(maximum)
            defer { release(limit) }
            return try call(deque.type, deque, limit)
        }
        let copy = makeDeque(types[.deque], maximum: maximum)
        try extendRight(copy, deque)
        return copy
    }

    func repeatDeque(_ deque: ObjectRef, _ times: Int) throws(Raised) {
        if times <= 0 { return clearDeque(deque) }
        let items = try makeList(from: deque)
        defer { release(items) }
        for _ in 1..<max(1, times) { try extendRight(deque, items) }
    }

    func reverseDeque(_ deque: ObjectRef) {
        let count = dequeCount(deque)
        for index in 0..<(count / 2) {
            let (low, high) = (dequePlace(deque, index), dequePlace(deque, count - 1 - index))
            (low.pointee, high.pointee) = (high.pointee, low.pointee)
        }
    }

    func compareDeques(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard left.kind == .deque, right.kind == .deque else { return retained(notImplemented) }
        if left == right {
            switch comparison {
            case .equal, .lessOrEqual, .greaterOrEqual: return retained(statics.true)
            default: return retained(statics.false)
            }
        }
        let one = try makeList(from: left)
        defer { release(one) }
        let other = try makeList(from: right)
        defer { release(other) }
        return try compareSequences(one, other, comparison)
    }

    func representDeque(_ deque: ObjectRef) throws(Raised) -> ObjectRef {
        try representing(deque, dots: "[...]") { (writer) throws(Raised) in
            let items = try makeList(from: deque)
            defer { release(items) }
            writer.append(text: name(ofType: deque.type))
            writer.append("(")
            try writer.append(representationOf: items, self)
            let maximum = deque[word: DequeLayout.maximum]
            writer.append(text: maximum >= 0 ? ", maxlen=\(maximum))" : ")")
        }
    }
}
