/// A frame as programs see it, made when somebody asks. Refers to the interpreter's frame while the call runs; when the
/// call ends and the object lives on, it takes the frame over, locals and all.
///
/// ```
///  object + 16  back    owned, once the call has ended
///         + 24  frame   pointer: the interpreter's, or to `data`
///         + 32  trace
///         + 40  line    Int32: set by a program, 0 mostly
///         + 44  trace lines, trace opcodes, fast-as-locals: UInt8 each
///         + 48  data    room for the frame
/// ```
enum FrameLayout {
    static let back = 16
    static let frame = 24
    static let trace = 32
    static let line = 40
    static let tracesLines = 44
    static let data = 48
    /// Where the locals are once the object has taken the frame over.
    static let locals = data + InterpreterFrame.headerSize
}

extension ObjectRef {
    /// The frame that a frame object stands for.
    @inline(__always)
    var interpreterFrame: InterpreterFrame {
        InterpreterFrame(self[pointer: FrameLayout.frame].unsafelyUnwrapped)
    }
}

extension Runtime {
    /// The frame's object, borrowed from the frame; made if there is none.
    func frameObject(of frame: InterpreterFrame) -> ObjectRef {
        if let object = frame.frameObject { return object }
        let size = FrameLayout.data + frame.code.frameSize
        let object = newContainer(types.frame, size: size)
        object.raw.initializeMemory(as: UInt8.self, at: 16, count: FrameLayout.locals - 16)
        object[pointer: FrameLayout.frame] = frame.raw
        object.raw.storeBytes(of: 1, toByteOffset: FrameLayout.tracesLines, as: UInt8.self)
        frame.frameObject = object
        return object
    }

    /// Ends a frame whose call is over: gives up what it holds, or leaves it to its object, if somebody else has that.
    @inline(__always)
    func clearFrame(_ frame: InterpreterFrame) {
        if frame.frameObject != nil, handOver(frame) { return }
        let slots = frame.slots
        for index in 0..<Int(frame.stackTop) { release(slots[index]) }
        if let locals = frame.locals { release(locals) }
        release(frame.function)
        release(frame.code)
    }

    /// - Returns: whether the frame's object has it now.
    @inline(never)
    private func handOver(_ frame: InterpreterFrame) -> Bool {
        guard let object = frame.frameObject else { return false }
        frame.frameObject = nil
        guard object.refcount > 1 else {
            release(object)
            return false
        }
        let used = InterpreterFrame.headerSize + 8 * Int(frame.stackTop)
        (object.raw + FrameLayout.data).copyMemory(from: frame.raw, byteCount: used)
        let copy = InterpreterFrame(object.raw + FrameLayout.data)
        copy.owner = .frameObject
        object[pointer: FrameLayout.frame] = copy.raw
        if let back = callerWithCode(of: copy) {
            object[reference: FrameLayout.back] = retained(frameObject(of: back))
        }
        copy.previous = nil
        if !object.isTracked { track(object) }
        release(object)
        return true
    }

    /// The nearest frame below that runs a code object.
    func callerWithCode(of frame: InterpreterFrame) -> InterpreterFrame? {
        var next = frame.previous
        while let candidate = next, candidate.owner == .native { next = candidate.previous }
        return next
    }

    /// Calls `body` with the references a frame object owns.
    func forEachReference(ofFrameObject object: ObjectRef, _ body: (ObjectRef) -> Void) {
        if let back = object[reference: FrameLayout.back] { body(back) }
        if let trace = object[reference: FrameLayout.trace] { body(trace) }
        let frame = object.interpreterFrame
        if frame.owner == .frameObject { frame.forEachReference(body) }
    }

    /// Gives up what a frame object holds; the function and the code stay until it goes.
    func clearFrameObject(_ object: ObjectRef) {
        for offset in [FrameLayout.back, FrameLayout.trace] {
            let reference = object[reference: offset]
            object[reference: offset] = nil
            release(reference)
        }
        let frame = object.interpreterFrame
        if frame.owner == .frameObject { clearLocals(of: frame) }
    }

    /// Empties the locals and the stack.
    func clearLocals(of frame: InterpreterFrame) {
        let count = Int(frame.stackTop)
        frame.stackTop = Int32(frame.code.variableCount)
        let slots = frame.slots
        for index in 0..<count {
            let value = slots[index]
            slots[index] = nil
            release(value)
        }
    }

    /// What else a frame object has to give up before its memory goes.
    func destroyFrameObject(_ object: ObjectRef) {
        clearFrameObject(object)
        let frame = object.interpreterFrame
        guard frame.owner == .frameObject else { return }
        release(frame.locals)
        release(frame.function)
        release(frame.code)
    }

    func frameObjectSize(_ object: ObjectRef) -> Int {
        FrameLayout.data + object.interpreterFrame.code.frameSize
    }
}
