/// What a native frame runs: a function's name, where it is, and the names of its locals. Stands for a code object.
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

/// The frame of a Swift function's call, by which its body sets locals and moves its line on. It is a frame like any
/// other, on the same stack, with a number where others have a function, and a line instead of an instruction.
package struct Frame {
    unowned(unsafe) let runtime: Runtime
    let frame: InterpreterFrame

    /// Sets a local, by its position among the function's locals.
    package func set(_ local: Int, _ value: ObjectRef) {
        runtime.retain(value)
        set(local, owned: value)
    }

    /// As `set`, and takes over the caller's reference.
    package func set(_ local: Int, owned value: ObjectRef) {
        precondition(local >= 0 && local < frame.variableSlots, "no such local")
        let old = frame.slots[local]
        frame.slots[local] = value
        runtime.release(old)
    }

    /// The local, borrowed; nil while it is not set.
    package func local(_ local: Int) -> ObjectRef? {
        precondition(local >= 0 && local < frame.variableSlots, "no such local")
        return frame.slots[local]
    }

    package var line: Int {
        get { frame.nativeLine }
        nonmutating set { frame.nativeLine = newValue }
    }
}

extension InterpreterFrame {
    fileprivate(set) var nativeLine: Int {
        get { raw.load(fromByteOffset: 56, as: Int.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 56, as: Int.self) }
    }

    var nativeFunction: Int {
        get { raw.load(as: Int.self) }
        nonmutating set { raw.storeBytes(of: newValue, as: Int.self) }
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
        return try body(frame)
    }

    /// Pushes a frame that stays until `popFrame`, for programs whose calls outlive a Swift scope.
    func pushFrame(_ function: FunctionID) -> Frame {
        let description = functions[function.index]
        let size = InterpreterFrame.headerSize + 8 * description.locals.count
        let frame = InterpreterFrame(state.pointee.dataStack.push(size))
        frame.raw.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        frame.owner = .native
        frame.stackTop = Int32(description.locals.count)
        frame.nativeFunction = function.index
        frame.nativeLine = description.firstLine
        frame.previous = currentFrame
        state.pointee.currentFrame = frame
        return Frame(runtime: self, frame: frame)
    }

    func popFrame(_ frame: Frame) {
        precondition(currentFrame == frame.frame, "frames are popped in the order they were not pushed")
        let frame = frame.frame
        state.pointee.currentFrame = frame.previous
        for index in 0..<frame.variableSlots { release(frame.slots[index]) }
        state.pointee.dataStack.pop(to: frame.raw)
    }

    /// The innermost frame.
    var currentFrame: InterpreterFrame? { state.pointee.currentFrame }
}
