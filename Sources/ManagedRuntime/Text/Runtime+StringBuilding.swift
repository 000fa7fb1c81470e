import Glibc

/// Concatenation, repetition and slices of str.
extension Runtime {
    /// `left + right`.
    func concatenateStrings(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        guard right.kind == .str else {
            throw typeError("can only concatenate str (not \"\(typeName(of: right))\") to str")
        }
        let (one, other) = (view(left), view(right))
        if one.count == 0, right.type == types.str { return retained(right) }
        if other.count == 0 { return plainString(left) }
        if one.count == 0 { return plainString(right) }
        let result = newString(
            length: one.count + other.count, usedBits: one.widthBits | other.widthBits)
        let width = stringState(result).width
        let text = UnsafeMutableRawPointer(textStart(result))
        copyCharacters(one, to: text, width: width)
        copyCharacters(other, to: text + one.count * width, width: width)
        return result
    }

    /// `left + right` in exchange for the caller's reference to `left`: that is grown where nobody else has one, so that
    /// building a text piece by piece is linear. The caller must have taken it out of the variable it came from.
    func appendString(owned left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        guard canGrow(left, by: right) else {
            defer { release(left) }
            return try concatenateStrings(left, right)
        }
        let other = view(right)
        if other.count == 0 { return left }
        let count = stringLength(left)
        let result = resizeString(left, to: count + other.count)
        let state = stringState(result)
        let text = UnsafeMutableRawPointer(textStart(result))
        copyCharacters(other, to: text + count * state.width, width: state.width)
        storeCharacter(0, text, count + other.count, state.width)
        return result
    }

    /// Exact, not shared, not hashed, not interned, and wide enough.
    @inline(__always)
    private func canGrow(_ left: ObjectRef, by right: ObjectRef) -> Bool {
        guard left.refcount == 1, left.type == types.str, right.kind == .str, left != right,
            left[word: StrLayout.hash] == -1
        else { return false }
        let (state, other) = (stringState(left), stringState(right))
        return !state.isInterned && left[word: StrLayout.length] > 0 && other.width <= state.width
            && (other.isASCII || !state.isASCII)
    }

    /// The str with room for another number of characters; its address may be a new one.
    private func resizeString(_ string: ObjectRef, to length: Int) -> ObjectRef {
        let state = stringState(string)
        let size = state.textOffset + state.width * (length + 1)
        let moved = ObjectRef(reallocateAtom(string, size: size, used: stringSize(string)))
        moved[word: StrLayout.length] = length
        return moved
    }

    private func reallocateAtom(_ object: ObjectRef, size: Int, used: Int) -> UnsafeMutableRawPointer {
        let isSmall = allocator.isInArena(object.raw)
        if !isSmall { return allocator.reallocateLarge(object.raw, size) }
        if size <= allocator.usableSize(object.raw) { return allocator.reallocate(object.raw, size) }
        let moved = allocator.allocateObject(size, prefix: 0)
        memcpy(moved, object.raw, used)
        allocator.freeObject(object.raw, prefix: 0)
        return moved
    }

    /// `string * times`.
    func repeatString(_ string: ObjectRef, _ times: Int) throws(Raised) -> ObjectRef {
        let text = view(string)
        if times <= 0 || text.count == 0 { return retained(statics.emptyString) }
        if times == 1 { return plainString(string) }
        let total = try repeatedLength(text.count, times)
        let result = newString(length: total, usedBits: text.widthBits)
        let target = UnsafeMutableRawPointer(textStart(result))
        if text.byteCount == 1 {
            memset(target, Int32(text.byte(0)), total)
        } else {
            for index in 0..<times { memcpy(target + index * text.byteCount, text.start, text.byteCount) }
        }
        return result
    }

    /// Raises MemoryError for lengths that cannot be.
    func repeatedLength(_ count: Int, _ times: Int) throws(Raised) -> Int {
        let (total, overflow) = count.multipliedReportingOverflow(by: times)
        guard !overflow, total < 1 << 40 else { throw outOfMemory() }
        return total
    }

    /// `string[key]`: a character or a slice.
    func stringItem(_ string: ObjectRef, _ key: ObjectRef) throws(Raised) -> ObjectRef {
        if let position = try position(key) {
            let count = stringLength(string)
            let index = position < 0 ? position + count : position
            guard UInt(bitPattern: index) < UInt(bitPattern: count) else {
                throw indexError("string index out of range")
            }
            return makeString(character: view(string)[index])
        }
        guard key.kind == .slice else {
            throw typeError("string indices must be integers, not '\(typeName(of: key))'")
        }
        let extent = try resolve(slice: key, count: stringLength(string))
        if extent.step == 1 { return substring(string, extent.start, extent.start + extent.count) }
        let text = view(string)
        if extent.count == 0 { return retained(statics.emptyString) }
        var buffer = TextBuffer(capacity: extent.count * text.width)
        var position = extent.start
        for _ in 0..<extent.count {
            buffer.append(text[position])
            position += extent.step
        }
        return makeString(buffer)
    }

    func compareStrings(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard left.kind == .str, right.kind == .str else { return retained(notImplemented) }
        switch comparison {
        case .equal: return retained(bool(left == right || stringsEqual(left, right)))
        case .notEqual: return retained(bool(left != right && !stringsEqual(left, right)))
        default:
            let order = left == right ? 0 : view(left).order(view(right))
            return retained(bool(comparison.holds(for: order)))
        }
    }

    // MARK: Iteration

    @inline(__always)
    func nextOfString(_ iterator: ObjectRef) -> ObjectRef? {
        guard let string = iterator[reference: IndexIteratorLayout.sequence] else { return nil }
        let index = iterator[word: IndexIteratorLayout.index]
        if index < stringLength(string) {
            iterator[word: IndexIteratorLayout.index] = index + 1
            return makeString(character: view(string)[index])
        }
        exhaust(iterator)
        return nil
    }
}
