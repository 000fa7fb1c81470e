/// What can be told of an object that nothing refers to.
extension ObjectReader {
    /// Whether the collector's words before an object are those of one on none of its lists: no next, and in place of the
    /// one before at most two flags. So also where a type has no such words.
    func hasUntrackedHead(_ object: UInt64, type: Int) -> Bool {
        guard hasCollectorHead(object, type: type) else { return true }
        return space.word(object &- 16) == 0 && (space.word(object &- 8) ?? .max) <= 3
    }

    /// Whether the value of a str, bytes or int is as Python writes it: the first two end with a NUL, the highest digit of
    /// the last is not zero and none has more than 30 bits. So for objects of all other types.
    func isSoundValue(of object: UInt64, type: Int) -> Bool {
        let record = types.record(type)
        switch record.form {
        case .str: return isSoundText(object)
        case .bytes:
            let end = object &+ UInt64(layouts.bytesContents + variableCount(of: object, record))
            return space.load(end, as: UInt8.self) == 0
        case .int:
            guard let digits = integerDigits(of: object, record) else { return false }
            return (0..<digits.count).allSatisfy { digits[$0] >> 30 == 0 }
                && (digits.count == 0 || digits[digits.count - 1] != 0)
        default: return true
        }
    }

    private func isSoundText(_ object: UInt64) -> Bool {
        guard let state = strings.state(of: object, in: space), state.isCompact,
            let characters = strings.characters(of: object, in: space)
        else { return false }
        let size = characters.count * characters.width
        let header = state.isASCII ? strings.asciiHeader : strings.compactHeader
        guard let text = space.pointer(object &+ UInt64(header), size + 1) else { return false }
        let bytes = UnsafeRawBufferPointer(start: text, count: size + 1)
        return bytes[size] == 0 && (!state.isASCII || bytes.allSatisfy { $0 < 0x80 })
    }
}
