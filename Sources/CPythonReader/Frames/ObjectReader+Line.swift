/// Where in its source a frame is.
extension ObjectReader {
    /// The current line of the frame object at `object` (to 3.10); nil where the instruction has none or it cannot be
    /// told.
    func line(ofFrameObject object: UInt64, _ layout: FrameObjectLayout.OwnData) -> Int? {
        guard let last = space.load(object &+ UInt64(layout.lastInstruction), as: Int32.self),
            let code = space.word(object &+ UInt64(layout.code))
        else { return nil }
        // 3.10 counts code units, of two bytes each.
        return line(of: code, at: frameLayout.minor >= 10 ? Int(last) * 2 : Int(last))
    }

    /// The current line of an interpreter frame (3.11 and later).
    func line(ofInterpreterFrame frame: UInt64, _ layout: InterpreterFrameLayout) -> Int? {
        guard let instruction = space.word(frame &+ UInt64(layout.instruction)),
            let code = space.word(frame &+ UInt64(layout.code))
        else { return nil }
        let start = code &+ UInt64(frameLayout.code.instructions)
        return line(of: code, at: Int(Int64(bitPattern: instruction &- start)))
    }

    private func line(of code: UInt64, at offset: Int) -> Int? {
        let layout = frameLayout.code
        guard let first = space.load(code &+ UInt64(layout.firstLine), as: Int32.self),
            let table = space.word(code &+ UInt64(layout.lineTable)),
            let bytes = bytes(at: table)
        else { return nil }
        switch frameLayout.minor {
        case ...9: return LineTable.lineFromIncrements(bytes, firstLine: Int(first), at: offset)
        case 10: return LineTable.lineFromRanges(bytes, firstLine: Int(first), at: offset)
        default: return LineTable.lineFromLocations(bytes, firstLine: Int(first), at: offset)
        }
    }

    /// The value of a bytes object; valid as long as the memory image.
    private func bytes(at object: UInt64) -> UnsafeRawBufferPointer? {
        guard let size = space.word(object &+ UInt64(frameLayout.tupleSize)), size < 1 << 32,
            let start = space.pointer(object &+ UInt64(frameLayout.bytesValue), Int(size))
        else { return nil }
        return UnsafeRawBufferPointer(start: start, count: Int(size))
    }
}
