/// Frame objects (CPython, Objects/frameobject.c, `frame_traverse`).
extension ObjectReader {
    /// The references of the `PyFrameObject` at `object`.
    ///
    /// Up to 3.10 it is the frame. From 3.11 on it has one of its own only when it outlived the call; else the frame
    /// is on its thread's stack or in a generator and is visited there.
    package func visitFrame<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        let layout = frameLayout.object
        visitField(object, layout.back, frameLabels.back, into: &sink)
        visitField(object, layout.trace, frameLabels.trace, into: &sink)
        if let own = layout.own { return visitOwnData(object, own, into: &sink) }
        if let extra = layout.extraLocals { visitField(object, extra, frameLabels.extraLocals, into: &sink) }
        if let cache = layout.localsCache { visitField(object, cache, frameLabels.localsCache, into: &sink) }
        guard let frame = layout.interpreterFrame, let embedded = layout.embeddedFrame,
            let address = space.word(object &+ UInt64(frame)), address == object &+ UInt64(embedded)
        else { return }
        visitInterpreterFrame(at: address, into: &sink)
    }

    private func visitOwnData<S: ReferenceSink>(
        _ object: UInt64, _ layout: FrameObjectLayout.OwnData, into sink: inout S
    ) {
        let labels = frameLabels
        visitField(object, layout.code, labels.code, into: &sink)
        visitField(object, layout.builtins, labels.builtins, into: &sink)
        visitField(object, layout.globals, labels.globals, into: &sink)
        visitField(object, layout.locals, labels.locals, into: &sink)
        guard let code = space.word(object &+ UInt64(layout.code)),
            let code = frameCode(at: code)
        else { return sink.note("frames without a sound code object") }
        visitLocals(at: object &+ UInt64(layout.localsPlus), count: code.localCount, of: code, into: &sink)
        guard let stack = space.word(object &+ UInt64(layout.valueStack)), stack != 0 else { return }
        switch stackDepth(object, stack: stack, layout, code) {
        case .known(let depth):
            let awaited =
                S.takesLabels && isAwaiting(object, layout)
                ? labels.generator(codeFlags: code.flags).awaited : nil
            visitStack(at: stack, count: depth, awaited: awaited, into: &sink)
        case .executing:
            visitStackByLooking(at: stack, size: code.stackSize, into: &sink)
        case .none:
            break
        case .unsound:
            sink.note("frames with an unsound value stack")
        }
    }

    enum StackDepth {
        case known(Int)
        /// In a register of the thread.
        case executing
        case none
        case unsound
    }

    /// Up to 3.9, `f_stacktop` is null unless the frame is suspended; in 3.10, `f_stackdepth` is -1 while it executes.
    private func stackDepth(
        _ object: UInt64, stack: UInt64, _ layout: FrameObjectLayout.OwnData, _ code: FrameCode
    ) -> StackDepth {
        if let field = layout.stackTop, let executing = layout.executing {
            guard let top = space.word(object &+ UInt64(field)) else { return .unsound }
            if top == 0 {
                return space.load(object &+ UInt64(executing), as: UInt8.self) == 1 ? .executing : .none
            }
            guard top >= stack, top - stack <= UInt64(code.stackSize) &* 8 else { return .unsound }
            return .known(Int((top - stack) / 8))
        }
        guard let field = layout.stackDepth, let state = layout.state,
            let depth = space.load(object &+ UInt64(field), as: Int32.self),
            let state = space.load(object &+ UInt64(state), as: Int8.self)
        else { return .unsound }
        if depth < 0 { return Self.executingStates.contains(state) ? .executing : .none }
        return depth <= code.stackSize ? .known(Int(depth)) : .unsound
    }

    /// 3.10: `FRAME_EXECUTING` and `FRAME_UNWINDING`.
    private static var executingStates: ClosedRange<Int8> { 0...2 }

    /// Whether the frame is suspended in `yield from` or `await`: the next instruction will be it again
    /// (`_PyGen_yf` in Objects/genobject.c).
    private func isAwaiting(_ object: UInt64, _ layout: FrameObjectLayout.OwnData) -> Bool {
        guard let last = space.load(object &+ UInt64(layout.lastInstruction), as: Int32.self), last >= 0,
            let code = space.word(object &+ UInt64(layout.code)),
            let instructions = space.word(code &+ UInt64(frameLayout.code.instructions))
        else { return false }
        // 3.10 counts code units, of two bytes each.
        let next = frameLayout.minor >= 10 ? (Int64(last) + 1) * 2 : Int64(last) + 2
        let address = instructions &+ UInt64(frameLayout.bytesValue) &+ UInt64(next)
        return space.load(address, as: UInt8.self) == Opcode.yieldFrom
    }
}

/// The instructions that tell where a generator is suspended (CPython, Lib/opcode.py).
enum Opcode {
    /// Up to 3.10.
    static let yieldFrom: UInt8 = 72
    /// 3.11 and 3.12, with its specialised and its instrumented form.
    static let resume: Set<UInt8> = [150, 151, 240]
    /// The argument of a resume after `yield from`, and the next one's after `await`.
    static let resumeAfterYieldFrom: UInt8 = 2
}
