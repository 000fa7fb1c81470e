enum TracebackLayout {
    static let next = 16
    static let frame = 24
    /// Int32: the instruction, in 3.11's units of two bytes.
    static let lastInstruction = 32
    static let line = 36
    static let size = 40
}

extension Runtime {
    /// Notes that the exception on its way passes through the frame: a traceback object in front of those it has.
    @inline(never)
    func addTraceback(_ frame: InterpreterFrame) {
        guard let exception = state.pointee.pendingException else { return }
        let object = frameObject(of: frame)
        let number = frame.instructionNumber
        let traceback = makeTraceback(
            next: exception[reference: ExceptionLayout.traceback], frame: object, instruction: number,
            line: frame.code.line(ofInstruction: number))
        let old = exception[reference: ExceptionLayout.traceback]
        exception[reference: ExceptionLayout.traceback] = traceback
        release(old)
    }

    func makeTraceback(next: ObjectRef?, frame: ObjectRef, instruction: Int, line: Int) -> ObjectRef {
        let traceback = newContainer(types[.traceback], size: TracebackLayout.size)
        traceback[reference: TracebackLayout.next] = next.map(retained)
        traceback[reference: TracebackLayout.frame] = retained(frame)
        traceback.raw.storeBytes(
            of: Int32(2 * instruction), toByteOffset: TracebackLayout.lastInstruction, as: Int32.self)
        traceback.raw.storeBytes(of: Int32(line), toByteOffset: TracebackLayout.line, as: Int32.self)
        track(traceback)
        return traceback
    }
}
