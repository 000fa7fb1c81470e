/// `split`, `splitlines`, `partition`, `join` and `strip`, of str, bytes and bytearray.
extension Runtime {
    /// As many parts as a list has room for from the start, where more may come.
    private static let expectedParts = 12

    private static let splitSignature = Signature("split", positionalOnly: ["self"], ["sep", "maxsplit"])
    private static let rsplitSignature = Signature("rsplit", positionalOnly: ["self"], ["sep", "maxsplit"])
    private static let splitlinesSignature = Signature("splitlines", positionalOnly: ["self"], ["keepends"])

    func textSplit(_ arguments: Arguments, fromEnd: Bool) throws(Raised) -> ObjectRef {
        let receiver = arguments[0]
        var (separator, maximum) = (arguments.optional(1), arguments.optional(2))
        if arguments.keywordNames != nil || arguments.count > 3 {
            let values = try bind(arguments, fromEnd ? Self.rsplitSignature : Self.splitSignature)
            (separator, maximum) = (values[1], values[2])
        }
        var limit = try maximum.map { (maximum) throws(Raised) in try index(maximum) } ?? -1
        if limit < 0 { limit = .max }
        guard let separator, separator != none else {
            return fromEnd ? splitSpaceFromEnd(receiver, limit) : splitSpace(receiver, limit)
        }
        if receiver.kind == .str, separator.kind != .str {
            throw typeError("must be str or None, not \(typeName(of: separator))")
        }
        let between = try textArgument(separator, for: receiver)
        guard between.count > 0 else { throw valueError("empty separator") }
        return fromEnd ? splitFromEnd(receiver, between, limit) : split(receiver, between, limit)
    }

    private func partsList(_ limit: Int) -> ObjectRef {
        newList(capacity: limit >= Self.expectedParts ? Self.expectedParts : limit + 1)
    }

    private func split(_ receiver: ObjectRef, _ separator: TextView, _ limit: Int) -> ObjectRef {
        let text = anyText(receiver)
        if receiver.kind == .str, text.width < separator.width || text.count < separator.count {
            let list = newList(capacity: 1)
            append(owned: unchanged(receiver), to: list)
            return list
        }
        let list = partsList(limit)
        var (position, left) = (0, limit)
        while left > 0 {
            let found = text.find(separator, from: position)
            guard found >= 0 else { break }
            append(owned: makePart(of: receiver, position, found), to: list)
            position = found + separator.count
            left -= 1
        }
        append(owned: makePart(of: receiver, position, text.count), to: list)
        return list
    }

    private func splitFromEnd(_ receiver: ObjectRef, _ separator: TextView, _ limit: Int) -> ObjectRef {
        let text = anyText(receiver)
        let list = partsList(limit)
        var (end, left) = (text.count, limit)
        while left > 0 {
            let found = text.findLast(separator, to: end)
            guard found >= 0 else { break }
            append(owned: makePart(of: receiver, found + separator.count, end), to: list)
            end = found
            left -= 1
        }
        append(owned: makePart(of: receiver, 0, end), to: list)
        reverseList(list)
        return list
    }

    /// Whether a character counts as whitespace in a text of the receiver's sort.
    @inline(__always)
    private func isSpace(_ character: UInt32, in receiver: ObjectRef) -> Bool {
        receiver.kind == .str ? Unicode.isWhitespace(character) : character == 32 || character &- 9 < 5
    }

    private func splitSpace(_ receiver: ObjectRef, _ limit: Int) -> ObjectRef {
        let text = anyText(receiver)
        let list = partsList(limit)
        var (position, left) = (0, limit)
        func isSpace(_ index: Int) -> Bool { self.isSpace(text[index], in: receiver) }
        while true {
            while position < text.count, isSpace(position) { position += 1 }
            guard position < text.count else { break }
            if left == 0 {
                var end = text.count
                while end > position, isSpace(end - 1) { end -= 1 }
                append(owned: makePart(of: receiver, position, end), to: list)
                break
            }
            let start = position
            while position < text.count, !isSpace(position) { position += 1 }
            append(owned: makePart(of: receiver, start, position), to: list)
            left -= 1
        }
        return list
    }

    private func splitSpaceFromEnd(_ receiver: ObjectRef, _ limit: Int) -> ObjectRef {
        let text = anyText(receiver)
        let list = partsList(limit)
        var (end, left) = (text.count, limit)
        func isSpace(_ character: UInt32) -> Bool { self.isSpace(character, in: receiver) }
        while true {
            while end > 0, isSpace(text[end - 1]) { end -= 1 }
            guard end > 0 else { break }
            if left == 0 {
                var start = 0
                while isSpace(text[start]) { start += 1 }
                append(owned: makePart(of: receiver, start, end), to: list)
                break
            }
            let last = end
            while end > 0, !isSpace(text[end - 1]) { end -= 1 }
            append(owned: makePart(of: receiver, end, last), to: list)
            left -= 1
        }
        reverseList(list)
        return list
    }

    func textSplitLines(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.splitlinesSignature)
        let keepEnds = try values[1].map { (keep) throws(Raised) in try isTrue(keep) } ?? false
        let receiver = arguments[0]
        let text = anyText(receiver)
        let isText = receiver.kind == .str
        let list = makeList()
        var position = 0
        while position < text.count {
            let start = position
            while position < text.count,
                !(isText ? Unicode.isLineBreak(text[position]) : text[position] == 10 || text[position] == 13)
            {
                position += 1
            }
            var end = position
            if position < text.count {
                position +=
                    text[position] == 13 && position + 1 < text.count && text[position + 1] == 10 ? 2 : 1
                if keepEnds { end = position }
            }
            append(owned: makePart(of: receiver, start, end), to: list)
        }
        return list
    }

    func textPartition(_ arguments: Arguments, last: Bool) throws(Raised) -> ObjectRef {
        let (receiver, separator) = (arguments[0], arguments[1])
        let between = try textArgument(separator, for: receiver)
        guard between.count > 0 else { throw valueError("empty separator") }
        let text = anyText(receiver)
        let found = last ? text.findLast(between) : text.find(between)
        let empty = text.part(0, 0)
        guard found >= 0 else {
            let whole = unchanged(receiver)
            let (one, two) = (makeText(like: receiver, empty), makeText(like: receiver, empty))
            return makeTuple(owned: last ? [one, two, whole] : [whole, one, two])
        }
        let middle = receiver.kind == .bytearray ? makeBytearray(between.bytes) : retained(separator)
        return makeTuple(owned: [
            makePart(of: receiver, 0, found), middle,
            makePart(of: receiver, found + between.count, text.count),
        ])
    }

    /// Which ends to strip.
    struct Ends: OptionSet {
        let rawValue: Int
        static let left = Ends(rawValue: 1)
        static let right = Ends(rawValue: 2)
        static let both: Ends = [.left, .right]
    }

    func textStrip(_ arguments: Arguments, _ ends: Ends, _ name: StaticString) throws(Raised) -> ObjectRef {
        let receiver = arguments[0]
        let text = anyText(receiver)
        var (lower, upper) = (0, text.count)
        if let characters = arguments.optional(1), characters != none {
            if receiver.kind == .str, characters.kind != .str {
                throw typeError("\(name) arg must be None or str")
            }
            let set = try textArgument(characters, for: receiver)
            if ends.contains(.left) { while lower < upper, set.contains(text[lower]) { lower += 1 } }
            if ends.contains(.right) { while upper > lower, set.contains(text[upper - 1]) { upper -= 1 } }
        } else {
            if ends.contains(.left) { while lower < upper, isSpace(text[lower], in: receiver) { lower += 1 } }
            if ends.contains(.right) {
                while upper > lower, isSpace(text[upper - 1], in: receiver) { upper -= 1 }
            }
        }
        return makePart(of: receiver, lower, upper)
    }
}
