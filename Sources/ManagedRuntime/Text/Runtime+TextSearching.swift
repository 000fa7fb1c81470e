/// `find`, `count`, `startswith` and their kin, of str, bytes and bytearray.
extension Runtime {
    /// What is searched for: a text, or for bytes also an int that is one byte.
    private func withNeedle<Result>(
        _ object: ObjectRef, for receiver: ObjectRef, _ body: (TextView) throws(Raised) -> Result
    ) throws(Raised) -> Result {
        if receiver.kind == .str || bytesIfAny(object) != nil {
            return try body(textArgument(object, for: receiver))
        }
        guard isIndex(object) else {
            throw typeError("argument should be integer or bytes-like object, not '\(typeName(of: object))'")
        }
        var byte = try byte(object, "byte")
        return try withUnsafeBytes(of: &byte) { (bytes) throws(Raised) in try body(TextView(bytes: bytes)) }
    }

    func textFind(_ arguments: Arguments, last: Bool) throws(Raised) -> Int {
        try withNeedle(arguments[1], for: arguments[0]) { (needle) throws(Raised) in
            let text = anyText(arguments[0])
            let (lower, upper) = try textBounds(arguments, at: 2, length: text.count)
            guard lower <= upper else { return -1 }
            return last
                ? text.findLast(needle, from: lower, to: upper) : text.find(needle, from: lower, to: upper)
        }
    }

    func textIndex(_ arguments: Arguments, last: Bool) throws(Raised) -> ObjectRef {
        let position = try textFind(arguments, last: last)
        guard position >= 0 else {
            throw valueError(arguments[0].kind == .str ? "substring not found" : "subsection not found")
        }
        return makeInt(position)
    }

    func textCount(_ arguments: Arguments) throws(Raised) -> Int {
        try withNeedle(arguments[1], for: arguments[0]) { (needle) throws(Raised) in
            let text = anyText(arguments[0])
            let (lower, upper) = try textBounds(arguments, at: 2, length: text.count)
            return text.occurrences(needle, from: lower, to: upper)
        }
    }

    /// `member in text`.
    func textContains(_ text: ObjectRef, _ member: ObjectRef) throws(Raised) -> Bool {
        if text.kind == .str {
            guard member.kind == .str else {
                throw typeError("'in <string>' requires string as left operand, not \(typeName(of: member))")
            }
            return view(text).find(view(member)) >= 0
        }
        if let needle = bytesIfAny(member) { return anyText(text).find(TextView(bytes: needle)) >= 0 }
        guard isIndex(member) else {
            throw typeError("a bytes-like object is required, not '\(typeName(of: member))'")
        }
        return anyText(text).contains(UInt32(try byte(member, "byte")))
    }

    /// `startswith` and `endswith`, of one affix or of any in a tuple.
    func textHasAffix(
        _ arguments: Arguments, atEnd: Bool, _ name: StaticString
    ) throws(Raised) -> ObjectRef {
        let receiver = arguments[0]
        let affix = arguments[1]
        let isTuple = affix.kind == .tuple
        for index in 0..<(isTuple ? tupleCount(affix) : 1) {
            let candidate = isTuple ? tupleItem(affix, index) : affix
            guard receiver.kind == .str ? candidate.kind == .str : bytesIfAny(candidate) != nil else {
                throw wrongAffix(candidate, inTuple: isTuple, receiver, name)
            }
            let text = anyText(receiver)
            let (lower, upper) = try textBounds(arguments, at: 2, length: text.count)
            guard lower <= upper else { continue }
            let part = text.part(lower, upper)
            let other = anyText(candidate)
            if atEnd ? part.hasSuffix(other) : part.hasPrefix(other) { return retained(statics.true) }
        }
        return retained(statics.false)
    }

    private func wrongAffix(
        _ candidate: ObjectRef, inTuple: Bool, _ receiver: ObjectRef, _ name: StaticString
    ) -> Raised {
        if receiver.kind != .str {
            return inTuple
                ? typeError("a bytes-like object is required, not '\(typeName(of: candidate))'")
                : typeError(
                    "\(name) first arg must be bytes or a tuple of bytes, not \(typeName(of: candidate))")
        }
        return inTuple
            ? typeError("tuple for \(name) must only contain str, not \(typeName(of: candidate))")
            : typeError("\(name) first arg must be str or a tuple of str, not \(typeName(of: candidate))")
    }

    func textRemoveAffix(
        _ arguments: Arguments, atEnd: Bool, _ name: StaticString
    ) throws(Raised) -> ObjectRef {
        let receiver = arguments[0]
        if receiver.kind == .str, arguments[1].kind != .str {
            throw typeError("\(name)() argument must be str, not \(typeName(of: arguments[1]))")
        }
        let affix = try textArgument(arguments[1], for: receiver)
        let text = anyText(receiver)
        if affix.count > 0 {
            if atEnd, text.hasSuffix(affix) { return makePart(of: receiver, 0, text.count - affix.count) }
            if !atEnd, text.hasPrefix(affix) { return makePart(of: receiver, affix.count, text.count) }
        }
        return unchanged(receiver)
    }

    /// `replace(old, new, count=-1)`.
    func textReplace(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        let receiver = arguments[0]
        if receiver.kind == .str {
            for position in 1...2 where arguments[position].kind != .str {
                throw typeError(
                    "replace() argument \(position) must be str, not \(typeName(of: arguments[position]))")
            }
        }
        var limit = try arguments.optional(3).map { (count) throws(Raised) in try index(count) } ?? -1
        if limit < 0 { limit = .max }
        let old = try textArgument(arguments[1], for: receiver)
        let new = try textArgument(arguments[2], for: receiver)
        let text = anyText(receiver)
        if text.count < old.count || limit == 0 || old.equals(new) { return unchanged(receiver) }
        let occurrences = text.occurrences(old, limit: limit)
        if occurrences == 0 { return unchanged(receiver) }
        var buffer = TextBuffer(
            capacity: max(16, text.count + occurrences * (new.count - old.count)) * max(text.width, new.width)
        )
        if old.count == 0 {
            interleave(text, new, occurrences, into: &buffer)
        } else {
            replace(text, old, new, occurrences, into: &buffer)
        }
        return makeText(like: receiver, buffer)
    }

    private func replace(
        _ text: TextView, _ old: TextView, _ new: TextView, _ occurrences: Int, into buffer: inout TextBuffer
    ) {
        var position = 0
        for _ in 0..<occurrences {
            let found = text.find(old, from: position)
            buffer.append(text.part(position, found))
            buffer.append(new)
            position = found + old.count
        }
        buffer.append(text.part(position, text.count))
    }

    /// The empty text occurs before every character and at the end.
    private func interleave(
        _ text: TextView, _ new: TextView, _ occurrences: Int, into buffer: inout TextBuffer
    ) {
        for index in 0..<text.count {
            if index < occurrences { buffer.append(new) }
            buffer.append(text[index])
        }
        if occurrences > text.count { buffer.append(new) }
    }
}
