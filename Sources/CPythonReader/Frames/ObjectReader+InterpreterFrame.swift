/// The frames of 3.11 and later, which are not objects (CPython, Python/frame.c, `_PyFrame_Traverse`).
extension ObjectReader {
    /// Where an `_PyInterpreterFrame` stands: `owner` in the struct.
    enum FrameOwner: UInt8 {
        case thread = 0
        case generator = 1
        case frameObject = 2
        /// Between C and Python: no code of a program.
        case cStack = 3
    }

    /// The references of the frame at `frame`, which is on a thread's stack or embedded in a frame object.
    ///
    /// Its globals and builtins are its function's, without a count of their own.
    package func visitInterpreterFrame<S: ReferenceSink>(at frame: UInt64, into sink: inout S) {
        guard let layout = frameLayout.interpreterFrame else { return }
        visitField(frame, layout.code, frameLabels.code, into: &sink)
        visitField(frame, layout.frameObject, frameLabels.frameObject, into: &sink)
        visitContents(of: frame, layout, state: nil, into: &sink)
    }

    /// The bytes from the frame's first word to the end of its value stack; 0 where it has no sound code object.
    package func interpreterFrameSize(at frame: UInt64) -> UInt64 {
        guard let layout = frameLayout.interpreterFrame, let code = space.word(frame &+ UInt64(layout.code)),
            let code = frameCode(at: code)
        else { return 0 }
        return UInt64(layout.localsPlus + (code.localCount + code.stackSize) * 8)
    }

    /// All but the code and the frame object, which a generator calls otherwise.
    ///
    /// - Parameter state: what the generator that owns it is doing.
    func visitContents<S: ReferenceSink>(
        of frame: UInt64, _ layout: InterpreterFrameLayout, state: GeneratorState?, into sink: inout S
    ) {
        visitField(frame, layout.function, frameLabels.function, into: &sink)
        visitField(frame, layout.globals, frameLabels.borrowedGlobals, into: &sink)
        visitField(frame, layout.builtins, frameLabels.borrowedBuiltins, into: &sink)
        visitField(frame, layout.locals, frameLabels.locals, into: &sink)
        guard let code = space.word(frame &+ UInt64(layout.code)), let code = frameCode(at: code),
            let top = space.load(frame &+ UInt64(layout.stackTop), as: Int32.self)
        else { return sink.note("frames without a sound code object") }
        let slots = frame &+ UInt64(layout.localsPlus)
        let stack = slots &+ UInt64(code.localCount) &* 8
        if top < 0 {
            visitLocals(at: slots, count: code.localCount, of: code, into: &sink)
            visitStackByLooking(at: stack, size: code.stackSize, into: &sink)
            return
        }
        guard Int(top) <= code.localCount + code.stackSize else {
            return sink.note("frames with an unsound value stack")
        }
        // Fewer than there are locals: the frame was cleared.
        visitLocals(at: slots, count: min(Int(top), code.localCount), of: code, into: &sink)
        let isAwaiting = S.takesLabels && state != nil && isAwaiting(frame, layout, state!)
        visitStack(
            at: stack, count: Int(top) - code.localCount,
            awaited: isAwaiting ? frameLabels.generator(codeFlags: code.flags).awaited : nil, into: &sink)
    }

    /// `_PyGen_yf` in Objects/genobject.c: the topmost value is what the generator waits for where it is suspended
    /// just before a `RESUME` that says so (3.11, 3.12), or its state says so (3.13).
    private func isAwaiting(_ frame: UInt64, _ layout: InterpreterFrameLayout, _ state: GeneratorState)
        -> Bool
    {
        guard state == .suspended else { return state == .suspendedInYieldFrom }
        guard layout.instructionIsPrevious, let previous = space.word(frame &+ UInt64(layout.instruction)),
            let opcode = space.load(previous &+ 2, as: UInt8.self),
            let argument = space.load(previous &+ 3, as: UInt8.self)
        else { return false }
        return Opcode.resume.contains(opcode) && argument >= Opcode.resumeAfterYieldFrom
    }
}
