/// The evaluation loop.
///
/// One function, so that what every instruction needs is in local variables: the next instruction, the next free slot,
/// the frame, its variables and its constants. Values are words; who owns a reference when is as in 3.11. A call of one
/// Python function by another pushes a frame and goes on in the same loop.
///
/// An instruction leaves its operands on the stack until nothing more of it can fail; what it raised finds them there,
/// and unwinding releases them.
extension Runtime {
    /// Runs a frame, which is on the thread's stack of frames already, until it returns or yields.
    /// - Parameter isRaising: begins by raising the pending exception where the frame stands: `generator.throw`.
    /// - Returns: a new reference. The frame is the caller's to clear.
    func evaluate(_ entry: InterpreterFrame, isRaising: Bool = false) throws(Raised) -> ObjectRef {
        let state = self.state
        let functionType = types[.function]
        let boundMethodType = types[.boundMethod]
        var frame = entry
        frame.isEntry = true
        var locals = frame.slots
        var next = frame.instruction + 1
        var stack = locals + Int(frame.stackTop)
        var constants = tupleItems(frame.code.codeConstants)
        frame.stackTop = InterpreterFrame.isRunning
        var keywordNames: ObjectRef?
        /// A re-raised exception has been through this frame.
        var addsTraceback = true
        var mustRaise = isRaising

        while true {
            do throws(Raised) {
                if mustRaise {
                    mustRaise = false
                    throw Raised()
                }
                while true {
                    let word = next.pointee
                    frame.instruction = next
                    next += 1
                    let argument = Int(word >> 8)
                    switch unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self) {
                    case .nop: break
                    case .popTop:
                        release(stack.pop())
                    case .pushNull: stack.push(nil)
                    case .copy: stack.push(retained(stack[depth: argument]))
                    case .swap:
                        let top = stack[-1]
                        stack[-1] = stack[-argument]
                        stack[-argument] = top

                    case .loadConst: stack.push(retained(constants[argument]))
                    case .loadFast, .loadClosure:
                        guard let value = locals[argument] else { throw unboundLocal(frame, argument) }
                        stack.push(retained(value))
                    case .storeFast:
                        let old = locals[argument]
                        locals[argument] = stack.pop()
                        release(old)
                    case .loadGlobal:
                        let value = try global(tupleItem(frame.code.codeNames, argument >> 1), frame)
                        if argument & 1 != 0 { stack.push(nil) }
                        stack.push(retained(value))
                    case .loadDeref:
                        let cell = locals[argument].unsafelyUnwrapped
                        guard let value = cell[reference: CellLayout.contents] else {
                            throw unboundCell(frame, argument)
                        }
                        stack.push(retained(value))
                    case .storeDeref:
                        let cell = locals[argument].unsafelyUnwrapped
                        let old = cell[reference: CellLayout.contents]
                        cell[reference: CellLayout.contents] = stack.pop()
                        release(old)
                    case .loadAttr:
                        let owner = stack[depth: 1]
                        let value = try attribute(owner, named: tupleItem(frame.code.codeNames, argument))
                        stack[-1] = value
                        release(owner)
                    case .storeAttr:
                        let owner = stack[depth: 1]
                        try setAttribute(
                            of: owner, named: tupleItem(frame.code.codeNames, argument), to: stack[depth: 2])
                        stack -= 2
                        release(stack[0].unsafelyUnwrapped)
                        release(owner)
                    case .loadMethod:
                        let owner = stack[depth: 1]
                        let name = tupleItem(frame.code.codeNames, argument)
                        if let method = try unboundMethod(of: owner, name) {
                            stack[-1] = method
                            stack.push(owner)
                        } else {
                            let value = try attribute(owner, named: name)
                            stack[-1] = nil
                            stack.push(value)
                            release(owner)
                        }

                    case .unaryNot:
                        let operand = stack[depth: 1]
                        let value = try !isTrue(operand)
                        stack[-1] = retained(bool(value))
                        release(operand)
                    case .unaryNegative:
                        let operand = stack[depth: 1]
                        stack[-1] = try negative(operand)
                        release(operand)
                    case .binaryOp:
                        let (left, right) = (stack[depth: 2], stack[depth: 1])
                        let result = try binaryOperation(argument, left, right)
                        stack -= 1
                        stack[-1] = result
                        release(left)
                        release(right)
                    case .binarySubscr:
                        let (container, key) = (stack[depth: 2], stack[depth: 1])
                        let result = try item(container, key)
                        stack -= 1
                        stack[-1] = result
                        release(container)
                        release(key)
                    case .storeSubscr:
                        let (value, container, key) = (stack[depth: 3], stack[depth: 2], stack[depth: 1])
                        try setItem(container, key, value)
                        stack -= 3
                        release(value)
                        release(container)
                        release(key)
                    case .compareOp:
                        let (left, right) = (stack[depth: 2], stack[depth: 1])
                        let comparison = unsafeBitCast(
                            UInt8(truncatingIfNeeded: argument), to: ComparisonOperator.self)
                        let result = try compare(left, right, comparison)
                        stack -= 1
                        stack[-1] = result
                        release(left)
                        release(right)
                    case .isOp:
                        let (left, right) = (stack[depth: 2], stack[depth: 1])
                        stack -= 1
                        stack[-1] = retained(bool((left == right) == (argument == 0)))
                        release(left)
                        release(right)
                    case .containsOp:
                        let (member, container) = (stack[depth: 2], stack[depth: 1])
                        let found = try containsItem(container, member)
                        stack -= 1
                        stack[-1] = retained(bool(found == (argument == 0)))
                        release(member)
                        release(container)

                    case .jump:
                        next = frame.code.codeInstructions + argument
                    case .jumpBackward:
                        next = frame.code.codeInstructions + argument
                        if state.pointee.pendingWork != 0 { try doPendingWork(frame) }
                    case .popJumpIfFalse:
                        let condition = stack[depth: 1]
                        let value = try isTrue(condition)
                        stack -= 1
                        release(condition)
                        if !value { next = frame.code.codeInstructions + argument }
                    case .popJumpIfTrue:
                        let condition = stack[depth: 1]
                        let value = try isTrue(condition)
                        stack -= 1
                        release(condition)
                        if value { next = frame.code.codeInstructions + argument }
                    case .popJumpIfNone:
                        let value = stack.pop()
                        if value == none { next = frame.code.codeInstructions + argument }
                        release(value)
                    case .popJumpIfNotNone:
                        let value = stack.pop()
                        if value != none { next = frame.code.codeInstructions + argument }
                        release(value)
                    case .jumpIfFalseOrPop:
                        if try isTrue(stack[depth: 1]) {
                            release(stack.pop())
                        } else {
                            next = frame.code.codeInstructions + argument
                        }
                    case .jumpIfTrueOrPop:
                        if try isTrue(stack[depth: 1]) {
                            next = frame.code.codeInstructions + argument
                        } else {
                            release(stack.pop())
                        }
                    case .getIter:
                        let iterable = stack[depth: 1]
                        stack[-1] = try iterator(of: iterable)
                        release(iterable)
                    case .forIter:
                        let iterator = stack[depth: 1]
                        if let item = try iterator.type.slots.pointee.next.unsafelyUnwrapped(self, iterator) {
                            stack.push(item)
                        } else {
                            stack -= 1
                            release(iterator)
                            next = frame.code.codeInstructions + argument
                        }

                    case .kwNames: keywordNames = constants[argument]
                    case .call:
                        let names = keywordNames
                        keywordNames = nil
                        let base = stack - (argument + 2)
                        var callable = base[1].unsafelyUnwrapped
                        var arguments = base + 2
                        if let method = base[0] {
                            callable = method
                            arguments = base + 1
                        } else if callable.type == boundMethodType {
                            let method = callable
                            callable = retained(
                                method[reference: BoundMethodLayout.function].unsafelyUnwrapped)
                            base[0] = callable
                            base[1] = retained(
                                method[reference: BoundMethodLayout.receiver].unsafelyUnwrapped)
                            arguments = base + 1
                            release(method)
                        }
                        let count = stack - arguments
                        if callable.type == functionType {
                            frame.stackTop = Int32(base - locals)
                            stack = base
                            frame = try pushCall(callable, arguments, count, names)
                            locals = frame.slots
                            next = frame.instruction + 1
                            stack = locals + Int(frame.stackTop)
                            constants = tupleItems(frame.code.codeConstants)
                            frame.stackTop = InterpreterFrame.isRunning
                        } else {
                            let result = try callNative(callable, arguments, count, names)
                            for slot in 0..<(stack - base) { release(base[slot]) }
                            stack = base
                            stack.push(result)
                        }
                        if state.pointee.pendingWork != 0 { try doPendingWork(frame) }

                    case .returnValue:
                        let value = stack.pop()
                        frame.stackTop = Int32(stack - locals)
                        if frame.isEntry {
                            state.pointee.currentFrame = frame.previous
                            return value
                        }
                        let caller = frame.previous.unsafelyUnwrapped
                        state.pointee.currentFrame = caller
                        clearFrame(frame)
                        state.pointee.dataStack.pop(to: frame.raw)
                        state.pointee.recursionRemaining += 1
                        frame = caller
                        locals = frame.slots
                        next = frame.instruction + 1
                        stack = locals + Int(frame.stackTop)
                        constants = tupleItems(frame.code.codeConstants)
                        frame.stackTop = InterpreterFrame.isRunning
                        stack.push(value)

                    case .returnGenerator:
                        frame.stackTop = Int32(stack - locals)
                        let generator = makeGenerator(taking: frame)
                        if frame.isEntry {
                            state.pointee.currentFrame = frame.previous
                            return generator
                        }
                        let caller = frame.previous.unsafelyUnwrapped
                        state.pointee.currentFrame = caller
                        clearFrame(frame)
                        state.pointee.dataStack.pop(to: frame.raw)
                        state.pointee.recursionRemaining += 1
                        frame = caller
                        locals = frame.slots
                        next = frame.instruction + 1
                        stack = locals + Int(frame.stackTop)
                        constants = tupleItems(frame.code.codeConstants)
                        frame.stackTop = InterpreterFrame.isRunning
                        stack.push(generator)

                    case .yieldValue:
                        let value = stack.pop()
                        frame.stackTop = Int32(stack - locals)
                        generator(of: frame).generatorState = .suspended
                        state.pointee.currentFrame = frame.previous
                        return value

                    case .send:
                        let receiver = stack[depth: 2]
                        let value = stack[depth: 1]
                        let (result, isFinished) = try send(value, to: receiver)
                        release(value)
                        stack[-1] = result
                        if isFinished {
                            stack -= 1
                            stack[-1] = result
                            release(receiver)
                            next = frame.code.codeInstructions + argument
                        }

                    case .reraise:
                        addsTraceback = false
                        stack = reraise(argument, frame, stack)
                        throw Raised()
                    case .raiseVarargs:
                        addsTraceback = argument != 0
                        throw raise(argument, &addsTraceback, stack)

                    default:
                        stack = try execute(
                            unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self), argument, frame,
                            stack)
                    }
                }
            } catch {
                keywordNames = nil
                if addsTraceback { addTraceback(frame) }
                addsTraceback = true
                unwinding: while true {
                    let code = frame.code
                    let number = next - 1 - code.codeInstructions
                    if let handler = code.body.handler(of: number) {
                        let base = locals + (code.variableCount + handler.depth)
                        while stack > base {
                            stack -= 1
                            release(stack[0])
                        }
                        if handler.pushesInstruction { stack.push(makeInt(frame.instructionNumber)) }
                        stack.push(takeException())
                        next = code.codeInstructions + handler.target
                        break unwinding
                    }
                    let base = locals + code.variableCount
                    while stack > base {
                        stack -= 1
                        release(stack[0])
                    }
                    frame.stackTop = Int32(stack - locals)
                    if frame.isEntry {
                        state.pointee.currentFrame = frame.previous
                        throw Raised()
                    }
                    let caller = frame.previous.unsafelyUnwrapped
                    state.pointee.currentFrame = caller
                    clearFrame(frame)
                    state.pointee.dataStack.pop(to: frame.raw)
                    state.pointee.recursionRemaining += 1
                    frame = caller
                    next = frame.instruction + 1
                    locals = frame.slots
                    stack = locals + Int(frame.stackTop)
                    constants = tupleItems(frame.code.codeConstants)
                    frame.stackTop = InterpreterFrame.isRunning
                    addTraceback(frame)
                }
            }
        }
    }
}
