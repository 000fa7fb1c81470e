import Glibc

/// Finding one text in another. Positions are of characters; -1 stands for none.
extension TextView {
    /// The first position at which `needle` lies between `lower` and `upper`.
    @inline(__always)
    func find(_ needle: TextView, from lower: Int = 0, to upper: Int? = nil) -> Int {
        let upper = upper ?? count
        guard needle.count <= upper - lower else { return -1 }
        if needle.count == 0 { return lower }
        if width == 1, needle.width == 1 {
            return findBytes(needle, lower, upper)
        }
        return findWide(needle, lower, upper)
    }

    private func findBytes(_ needle: TextView, _ lower: Int, _ upper: Int) -> Int {
        let first = Int32(needle.byte(0))
        let last = upper - needle.count
        var index = lower
        while index <= last, let found = memchr(start + index, first, last - index + 1) {
            let position = UnsafeRawPointer(found) - start
            if needle.count == 1 || memcmp(found + 1, needle.start + 1, needle.count - 1) == 0 {
                return position
            }
            index = position + 1
        }
        return -1
    }

    private func findWide(_ needle: TextView, _ lower: Int, _ upper: Int) -> Int {
        let first = needle[0]
        // A text is as narrow as its characters allow: a wider needle has one that cannot be in here.
        if needle.width > width, needle.usedBits >> (UInt32(width) * 8) != 0 { return -1 }
        var index = lower
        while index <= upper - needle.count {
            if self[index] == first, part(index, index + needle.count).equals(needle) { return index }
            index += 1
        }
        return -1
    }

    /// The last position at which `needle` lies between `lower` and `upper`.
    func findLast(_ needle: TextView, from lower: Int = 0, to upper: Int? = nil) -> Int {
        let upper = upper ?? count
        guard needle.count <= upper - lower else { return -1 }
        if needle.count == 0 { return upper }
        let first = needle[0]
        var index = upper - needle.count
        while index >= lower {
            if self[index] == first, part(index, index + needle.count).equals(needle) { return index }
            index -= 1
        }
        return -1
    }

    /// How often `needle` occurs without overlapping itself, at most `limit` times.
    func occurrences(_ needle: TextView, from lower: Int = 0, to upper: Int? = nil, limit: Int = .max) -> Int
    {
        let upper = upper ?? count
        guard upper >= lower else { return 0 }
        if needle.count == 0 { return min(limit, upper - lower + 1) }
        var (found, position) = (0, lower)
        while found < limit {
            position = find(needle, from: position, to: upper)
            guard position >= 0 else { break }
            found += 1
            position += needle.count
        }
        return found
    }

    func contains(_ character: UInt32) -> Bool {
        for index in 0..<count where self[index] == character { return true }
        return false
    }
}

/// What the three types of text have in common: which of them a receiver is decides what results are made of.
extension Runtime {
    /// The characters of a str, or the bytes of a bytes or bytearray.
    @inline(__always)
    func anyText(_ object: ObjectRef) -> TextView {
        object.kind == .str ? view(object) : TextView(bytes: bytesIfAny(object).unsafelyUnwrapped)
    }

    /// A new reference to a text of the receiver's built-in type.
    func makeText(like receiver: ObjectRef, _ view: TextView) -> ObjectRef {
        switch receiver.kind {
        case .str: makeString(view)
        case .bytes: makeBytes(view.bytes)
        default: makeBytearray(view.bytes)
        }
    }

    func makeText(like receiver: ObjectRef, _ buffer: borrowing TextBuffer) -> ObjectRef {
        receiver.kind == .str ? makeString(buffer) : makeText(like: receiver, buffer.view)
    }

    /// Part of the receiver: itself where that is all of it, of an immutable built-in type.
    func makePart(of receiver: ObjectRef, _ lower: Int, _ upper: Int) -> ObjectRef {
        let text = anyText(receiver)
        if lower == 0, upper == text.count, isPlainText(receiver) { return retained(receiver) }
        return makeText(like: receiver, text.part(lower, max(lower, upper)))
    }

    /// Whether the object may stand for itself in a result.
    func isPlainText(_ object: ObjectRef) -> Bool {
        object.type == types.str || object.type == types.bytes
    }

    /// The receiver unchanged: itself, or a plain copy. A new reference.
    func unchanged(_ receiver: ObjectRef) -> ObjectRef {
        isPlainText(receiver) ? retained(receiver) : makeText(like: receiver, anyText(receiver))
    }

    /// The bounds of a part by optional arguments, as slicing has them.
    func textBounds(
        _ arguments: Arguments, at index: Int, length: Int
    ) throws(Raised) -> (lower: Int, upper: Int) {
        var lower = try bound(arguments.optional(index), 0)
        var upper = try bound(arguments.optional(index + 1), length)
        if upper > length { upper = length }
        if upper < 0 { upper = max(0, upper &+ length) }
        if lower < 0 { lower = max(0, lower &+ length) }
        return (lower, upper)
    }

    private func bound(_ object: ObjectRef?, _ otherwise: Int) throws(Raised) -> Int {
        guard let object, object != none else { return otherwise }
        guard isIndex(object) else {
            throw typeError("slice indices must be integers or None or have an __index__ method")
        }
        return try clippedIndex(object)
    }

    /// An argument that must be a text of the receiver's sort; bytes and bytearray mix.
    @inline(__always)
    func textArgument(
        _ object: ObjectRef, for receiver: ObjectRef, _ message: StaticString = ""
    ) throws(Raised) -> TextView {
        if receiver.kind == .str {
            guard object.kind == .str else {
                throw typeError("\(message)must be str, not \(typeName(of: object))")
            }
            return view(object)
        }
        return TextView(bytes: try bytesLike(object))
    }
}
