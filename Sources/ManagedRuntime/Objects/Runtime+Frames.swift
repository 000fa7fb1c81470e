/// What a frame runs: a function's name, where it is, and the names of its locals. Stands for a code object.
package struct Function: Hashable, Sendable {
    package let name: String
    package let file: String
    package let firstLine: Int
    package let locals: [String]
}

/// Names a function that was defined; only of use to the runtime that defined it.
package struct FunctionID: Hashable, Sendable {
    let index: Int
}

/// The running frame of a call, by which its body sets locals and moves its line on.
package struct Frame {
    unowned(unsafe) let runtime: Runtime
    let object: ObjectRef

    /// Sets a local, by its position among the function's locals.
    package func set(_ local: Int, _ value: ObjectRef) {
        runtime.retain(value)
        set(local, owned: value)
    }

    /// As `set`, and takes over the caller's reference.
    package func set(_ local: Int, owned value: ObjectRef) {
        precondition(local >= 0 && local < object[word: FrameLayout.localCount], "no such local")
        let offset = FrameLayout.locals + 8 * local
        let old = object[reference: offset]
        object[reference: offset] = value
        runtime.release(old)
    }

    /// The local, borrowed; nil while it is not set.
    package func local(_ local: Int) -> ObjectRef? {
        precondition(local >= 0 && local < object[word: FrameLayout.localCount], "no such local")
        return object[reference: FrameLayout.locals + 8 * local]
    }

    package var line: Int {
        get { object[word: FrameLayout.line] & 0xffff_ffff }
        nonmutating set { object[word: FrameLayout.line] = newValue }
    }
}

extension Runtime {
    package func define(_ name: String, file: String, line: Int, locals: [String] = []) -> FunctionID {
        functions.append(Function(name: name, file: file, firstLine: line, locals: locals))
        return FunctionID(index: functions.count - 1)
    }

    /// Calls a function: pushes its frame on the thread's stack, runs `body`, pops the frame and releases its locals.
    package func call<Result, Failure: Error>(
        _ function: FunctionID, _ body: (Frame) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let frame = pushFrame(function)
        defer { popFrame(frame) }
        return try body(Frame(runtime: self, object: frame))
    }

    /// Pushes a frame that stays until `popFrame`, for programs whose calls outlive a Swift scope.
    func pushFrame(_ function: FunctionID) -> ObjectRef {
        let description = functions[function.index]
        let count = description.locals.count
        let frame = newContainer(types.frame, size: FrameLayout.locals + 8 * count)
        frame.raw.initializeMemory(as: UInt8.self, at: 16, count: FrameLayout.locals + 8 * count - 16)
        // The caller's frame passes from the thread's stack to this one: its count stays.
        frame[reference: FrameLayout.back] = currentFrame
        frame[word: FrameLayout.line] = description.firstLine
        frame[word: FrameLayout.function] = function.index
        frame[word: FrameLayout.localCount] = count
        state.pointee.currentFrame = frame.raw
        track(frame)
        return frame
    }

    func popFrame(_ frame: ObjectRef) {
        precondition(currentFrame == frame, "frames are popped in the order they were not pushed")
        let back = frame[reference: FrameLayout.back]
        frame[reference: FrameLayout.back] = nil
        state.pointee.currentFrame = back?.raw
        release(frame)
    }

    /// The innermost frame, borrowed.
    var currentFrame: ObjectRef? { state.pointee.currentFrame.map(ObjectRef.init) }

    func function(of frame: ObjectRef) -> Function { functions[frame[word: FrameLayout.function]] }

    func clearFrame(_ frame: ObjectRef) {
        let back = frame[reference: FrameLayout.back]
        frame[reference: FrameLayout.back] = nil
        release(back)
        for index in 0..<frame[word: FrameLayout.localCount] {
            let offset = FrameLayout.locals + 8 * index
            let value = frame[reference: offset]
            frame[reference: offset] = nil
            release(value)
        }
    }
}
