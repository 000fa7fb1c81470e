/// `for` over lists, tuples, ranges and generators.
extension Runtime {
    @inline(__always)
    func isIterator(_ iterator: ObjectRef, of opcode: Opcode) -> Bool {
        switch opcode {
        case .forIterList: iterator.type == types[.listIterator]
        case .forIterTuple: iterator.type == types[.tupleIterator]
        default: iterator.type == types[.rangeIterator]
        }
    }

    @inline(__always)
    func nextItem(_ iterator: ObjectRef, of opcode: Opcode) -> ObjectRef? {
        switch opcode {
        case .forIterList: nextOfList(iterator)
        case .forIterTuple: nextOfTuple(iterator)
        default: nextOfRange(iterator)
        }
    }

    /// Lets a generator run in the loop that its caller runs in; nil where it cannot go on.
    @inline(__always)
    func enter(_ generator: ObjectRef) -> InterpreterFrame? {
        let generatorState = generator.generatorState
        guard generatorState == .suspended || generatorState == .created, state.pointee.recursionRemaining > 0
        else {
            return nil
        }
        let frame = generator.generatorFrame
        frame.slots[Int(frame.stackTop)] = retained(none)
        frame.stackTop += 1
        let item = HandledItem(raw: generator.raw + GeneratorLayout.handled)
        item.previous = state.pointee.handled
        state.pointee.handled = item
        generator.generatorState = .executing
        frame.previous = state.pointee.currentFrame
        state.pointee.currentFrame = frame
        state.pointee.recursionRemaining -= 1
        frame.returnsTo = .iteration
        return frame
    }

    /// After its frame has yielded.
    /// - Returns: the frame that goes on.
    @inline(__always)
    func leaveSuspended(_ frame: InterpreterFrame) -> InterpreterFrame {
        leave(frame)
    }

    @inline(__always)
    private func leave(_ frame: InterpreterFrame) -> InterpreterFrame {
        let item = HandledItem(raw: frame.raw + (GeneratorLayout.handled - GeneratorLayout.frame))
        state.pointee.handled = item.previous.unsafelyUnwrapped
        item.previous = nil
        let caller = frame.previous.unsafelyUnwrapped
        frame.previous = nil
        state.pointee.currentFrame = caller
        state.pointee.recursionRemaining += 1
        return caller
    }

    /// After its frame has returned: the caller's loop ends.
    /// - Returns: the frame that goes on, behind the loop.
    @inline(never)
    func leaveExhausted(_ frame: InterpreterFrame, _ value: ObjectRef) -> InterpreterFrame {
        let caller = leave(frame)
        finish(generator(of: frame))
        release(value)
        caller.stackTop -= 1
        let target = Int(caller.instruction.pointee >> 8)
        caller.instruction = caller.code.codeInstructions + (target - 1)
        release(caller.slots[Int(caller.stackTop)])
        return caller
    }

    /// After its frame has raised.
    func leaveRaising(_ frame: InterpreterFrame) {
        _ = leave(frame)
        finish(generator(of: frame))
        if pendingIs(.stopIteration) { _ = replacePending("generator raised StopIteration") }
    }
}
