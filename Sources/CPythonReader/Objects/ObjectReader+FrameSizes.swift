extension ObjectReader {
    /// Frames and generators have room for the variables and the stack of their code. Up to 3.10 `ob_size` of a frame
    /// tells how much, and a generator has none; from 3.11 on only the code itself does.
    func frameHolderSize(of object: UInt64, _ record: TypeRecord) -> Int {
        let basic = Int(record.basicSize)
        guard let layout = frameLayout.interpreterFrame else {
            return basic + Int(record.itemSize)
                * (record.itemSize == 0 ? 0 : variableCount(of: object, record))
        }
        guard let frame = interpreterFrame(of: object, record),
            let code = space.word(frame &+ UInt64(layout.code)),
            case .oneTuple(let count, _, _) = frameLayout.code.names,
            let variables = space.load(code &+ UInt64(count), as: Int32.self),
            let stack = space.load(code &+ UInt64(frameLayout.code.stackSize), as: Int32.self),
            variables >= 0, stack >= 0
        else { return basic }
        return basic + Int(record.itemSize) * (Int(variables) + Int(stack))
    }

    private func interpreterFrame(of object: UInt64, _ record: TypeRecord) -> UInt64? {
        guard record.form == .generator else {
            return frameLayout.object.interpreterFrame.flatMap { space.word(object &+ UInt64($0)) }
        }
        // At the same place in all three kinds.
        return frameLayout.generator.embeddedFrame.map { object &+ UInt64($0) }
    }
}
