/// From where something was raised to the handler, frame by frame.
extension Runtime {
    /// - Parameters:
    ///   - instruction: the one whose handlers come first.
    ///   - stack: the frame's next free slot.
    /// - Returns: the frame that goes on, set to its handler. Throws where none of this evaluation has one.
    @inline(never)
    func unwind(
        _ start: InterpreterFrame, _ instruction: InstructionPointer, _ stack: StackPointer
    ) throws(Raised) -> InterpreterFrame {
        var (frame, instruction, stack) = (start, instruction, stack)
        while true {
            let code = frame.code
            let handler = code.body.handler(of: instruction - code.codeInstructions)
            cut(&stack, to: frame.stackBase + (handler?.depth ?? 0))
            if let handler {
                if handler.pushesInstruction { stack.push(makeInt(frame.instructionNumber)) }
                stack.push(takeException())
                frame.instruction = code.codeInstructions + (handler.target - 1)
                frame.stackTop = Int32(stack - frame.slots)
                return frame
            }
            frame.stackTop = Int32(stack - frame.slots)
            let caller = frame.previous
            state.pointee.currentFrame = caller
            switch frame.returnsTo {
            case .native: throw Raised()
            case .iteration: leaveRaising(frame)
            case .evaluation, .initializedInstance:
                clearFrame(frame)
                state.pointee.dataStack.pop(to: frame.raw)
                state.pointee.recursionRemaining += 1
            }
            frame = caller.unsafelyUnwrapped
            instruction = frame.instruction
            stack = frame.slots + Int(frame.stackTop)
            addTraceback(frame)
        }
    }

    private func cut(_ stack: inout StackPointer, to base: StackPointer) {
        while stack > base {
            stack -= 1
            release(stack[0])
        }
    }

    /// What `__init__` returned has to be None.
    /// - Returns: false where a TypeError is pending because it is not.
    @inline(__always)
    func checkInitialized(_ value: ObjectRef) -> Bool {
        if value == none {
            value.refcount &-= 1
            return true
        }
        return refuseInitialized(value)
    }

    @inline(never)
    private func refuseInitialized(_ value: ObjectRef) -> Bool {
        _ = typeError("__init__() should return None, not '\(typeName(of: value))'")
        release(value)
        return false
    }
}
