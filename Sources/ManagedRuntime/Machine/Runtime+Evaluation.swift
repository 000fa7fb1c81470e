/// The evaluation loop.
///
/// One function, so that what every instruction needs is in local variables: the next instruction, the next free slot,
/// the frame, its variables and constants, and where instructions keep what they learn. Values are words; who owns a
/// reference when is as in 3.11. A call of one Python function by another pushes a frame and goes on in the same loop.
///
/// An instruction leaves its operands on the stack until nothing more of it can fail; what it raised finds them there,
/// and unwinding releases them.
extension Runtime {
    /// Runs a frame, which is on the thread's stack of frames already, until it returns or yields.
    /// - Parameter isRaising: begins by raising the pending exception where the frame stands: `generator.throw`.
    /// - Returns: a new reference. The frame is the caller's to clear.
    func evaluate(_ entry: InterpreterFrame, isRaising: Bool = false) throws(Raised) -> ObjectRef {
        let state = self.state
        var frame = entry
        frame.returnsTo = .native
        /// What a frame that goes on finds on top of its stack.
        var incoming: ObjectRef?
        /// Of the next call.
        var keywordNames: ObjectRef?
        /// Whether what is raised passes this frame for the first time.
        var addsTraceback = true
        var mustRaise = isRaising

        frames: while true {
            let locals = frame.slots
            let instructions = frame.code.codeInstructions
            let constants = tupleItems(frame.code.codeConstants)
            let cacheBias = frame.code[word: CodeLayout.cacheBias]
            var next = frame.instruction + 1
            var stack = locals + Int(frame.stackTop)
            frame.stackTop = InterpreterFrame.isRunning
            if let value = incoming {
                stack.push(value)
                incoming = nil
            }
            do throws(Raised) {
                if mustRaise {
                    mustRaise = false
                    throw Raised()
                }
                if state.pointee.pendingWork != 0 { try doPendingWork(frame) }
                while true {
                    let word = next.pointee
                    frame.instruction = next
                    next += 1
                    let argument = Int(word >> 8)
                    switch word.opcodeByte {
                    case .nop: break
                    case .popTop:
                        release(stack.pop())
                    case .pushNull: stack.push(nil)
                    case .copy: stack.push(retained(stack[depth: argument]))
                    case .swap:
                        let top = stack[-1]
                        stack[-1] = stack[-argument]
                        stack[-argument] = top

                    // MARK: Names
                    case .loadConst: stack.push(retained(constants[argument]))
                    case .loadFast, .loadClosure:
                        guard let value = locals[argument] else { throw unboundLocal(frame, argument) }
                        stack.push(retained(value))
                    case .storeFast:
                        let old = locals[argument]
                        locals[argument] = stack.pop()
                        release(old)
                    case .loadGlobal:
                        let cache = InlineCache(address(next - 1, cacheBias))
                        let name = tupleItem(frame.code.codeNames, argument >> 1)
                        if cache.isDue { specializeGlobal(next - 1, cache, name, frame) }
                        let value = try global(name, frame)
                        if argument & 1 != 0 { stack.push(nil) }
                        stack.push(retained(value))
                    case .loadGlobalModule:
                        let cache = InlineCache(address(next - 1, cacheBias))
                        guard dictKeys(frame.globals).version == cache.version else {
                            next -= 1
                            generalize(next, cache, .loadGlobal)
                            break
                        }
                        if argument & 1 != 0 { stack.push(nil) }
                        stack.push(retained(cache.pointer.load(as: ObjectRef.self)))
                    case .loadGlobalBuiltin:
                        let cache = InlineCache(address(next - 1, cacheBias))
                        guard dictKeys(frame.globals).version == cache.version,
                            dictKeys(frame.builtins).version == UInt32(cache.number)
                        else {
                            next -= 1
                            generalize(next, cache, .loadGlobal)
                            break
                        }
                        if argument & 1 != 0 { stack.push(nil) }
                        stack.push(retained(cache.pointer.load(as: ObjectRef.self)))
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

                    // MARK: Attributes
                    case .loadAttr:
                        let owner = stack[depth: 1]
                        let name = tupleItem(frame.code.codeNames, argument)
                        let cache = InlineCache(address(next - 1, cacheBias))
                        if cache.isDue { specializeLoad(next - 1, cache, owner, name) }
                        let value = try attribute(owner, named: name)
                        stack[-1] = value
                        release(owner)
                    case .storeAttr:
                        let owner = stack[depth: 1]
                        let name = tupleItem(frame.code.codeNames, argument)
                        let cache = InlineCache(address(next - 1, cacheBias))
                        if cache.isDue { specializeStore(next - 1, cache, owner, attribute: name) }
                        try setAttribute(of: owner, named: name, to: stack[depth: 2])
                        stack -= 2
                        release(stack[0].unsafelyUnwrapped)
                        release(owner)
                    case .loadMethod:
                        let owner = stack[depth: 1]
                        let name = tupleItem(frame.code.codeNames, argument)
                        let cache = InlineCache(address(next - 1, cacheBias))
                        if cache.isDue { specializeMethod(next - 1, cache, owner, name) }
                        if let method = try unboundMethod(of: owner, name) {
                            stack[-1] = method
                            stack.push(owner)
                        } else {
                            let value = try attribute(owner, named: name)
                            stack[-1] = nil
                            stack.push(value)
                            release(owner)
                        }

                    // MARK: Operators
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
                        let cache = InlineCache(address(next - 1, cacheBias))
                        if cache.isDue { specializeBinary(next - 1, cache, left, right) }
                        let result = try binaryOperation(argument, left, right)
                        stack -= 1
                        stack[-1] = result
                        release(left)
                        release(right)
                    case .binaryOpAddInt, .binaryOpSubtractInt, .binaryOpMultiplyInt, .binaryOpInt:
                        let (left, right) = (stack[depth: 2], stack[depth: 1])
                        guard bothInts(left, right),
                            let result = intOperation(word.opcodeByte, left, right, next - 1, cacheBias)
                        else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .binaryOp)
                            break
                        }
                        stack -= 1
                        stack[-1] = result
                        release(left)
                        release(right)
                    case .binaryOpAddFloat, .binaryOpSubtractFloat, .binaryOpMultiplyFloat,
                        .binaryOpDivideFloat:
                        let (left, right) = (stack[depth: 2], stack[depth: 1])
                        guard bothFloats(left, right),
                            let result = floatOperation(word.opcodeByte, left, right)
                        else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .binaryOp)
                            break
                        }
                        stack -= 1
                        stack[-1] = result
                        release(left)
                        release(right)
                    case .binaryOpAddStr:
                        let (left, right) = (stack[depth: 2], stack[depth: 1])
                        guard left.type == types.str, right.type == types.str else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .binaryOp)
                            break
                        }
                        let result = try concatenateStrings(left, right)
                        stack -= 1
                        stack[-1] = result
                        release(left)
                        release(right)
                    case .binaryOpInplaceAddStr:
                        let (left, right) = (stack[depth: 2], stack[depth: 1])
                        let local = Int(next.pointee >> 8)
                        guard left.type == types.str, right.type == types.str, locals[local] == left else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .binaryOp)
                            break
                        }
                        // The variable's reference goes, and comes back with the `storeFast` behind, which is done here.
                        stack -= 2
                        next += 1
                        locals[local] = nil
                        left.refcount &-= 1
                        let result: ObjectRef
                        do throws(Raised) {
                            result = try appendString(owned: left, right)
                        } catch {
                            release(right)
                            throw error
                        }
                        locals[local] = result
                        release(right)
                    case .compareOp:
                        let (left, right) = (stack[depth: 2], stack[depth: 1])
                        let cache = InlineCache(address(next - 1, cacheBias))
                        if cache.isDue { specializeComparison(next - 1, cache, left, right) }
                        let result = try compare(left, right, comparison(argument))
                        stack -= 1
                        stack[-1] = result
                        release(left)
                        release(right)
                    case .compareOpInt, .compareOpIntJump:
                        let (left, right) = (stack[depth: 2], stack[depth: 1])
                        guard bothInts(left, right), let one = smallValue(left), let other = smallValue(right)
                        else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .compareOp)
                            break
                        }
                        let result = compareNumbers(one, other, comparison(argument))
                        stack -= 2
                        if word.opcodeByte == .compareOpInt {
                            stack.push(retained(bool(result)))
                        } else {
                            let jump = next.pointee
                            next += 1
                            if result == (jump.opcodeByte == .popJumpIfTrue) {
                                next = instructions + Int(jump >> 8)
                                if state.pointee.pendingWork != 0 { try doPendingWork(frame) }
                            }
                        }
                        release(left)
                        release(right)
                    case .compareOpFloatJump, .compareOpStrJump:
                        let (left, right) = (stack[depth: 2], stack[depth: 1])
                        guard let result = comparison(word.opcodeByte, left, right, comparison(argument))
                        else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .compareOp)
                            break
                        }
                        let jump = next.pointee
                        next += 1
                        stack -= 2
                        if result == (jump.opcodeByte == .popJumpIfTrue) {
                            next = instructions + Int(jump >> 8)
                        }
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

                    // MARK: Items
                    case .binarySubscr:
                        let (container, key) = (stack[depth: 2], stack[depth: 1])
                        let cache = InlineCache(address(next - 1, cacheBias))
                        if cache.isDue { specializeSubscript(next - 1, cache, container, key) }
                        let result = try item(container, key)
                        stack -= 1
                        stack[-1] = result
                        release(container)
                        release(key)
                    case .binarySubscrListInt, .binarySubscrTupleInt:
                        let (container, key) = (stack[depth: 2], stack[depth: 1])
                        let found =
                            word.opcodeByte == .binarySubscrListInt
                            ? itemOfList(container, key) : itemOfTuple(container, key)
                        guard let found else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .binarySubscr)
                            break
                        }
                        stack -= 1
                        stack[-1] = retained(found)
                        release(container)
                        release(key)
                    case .binarySubscrDict:
                        let (container, key) = (stack[depth: 2], stack[depth: 1])
                        guard container.type == types.dict else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .binarySubscr)
                            break
                        }
                        let result = try itemOfDict(container, key)
                        stack -= 1
                        stack[-1] = result
                        release(container)
                        release(key)
                    case .storeSubscr:
                        let (value, container, key) = (stack[depth: 3], stack[depth: 2], stack[depth: 1])
                        let cache = InlineCache(address(next - 1, cacheBias))
                        if cache.isDue { specializeStore(next - 1, cache, container, key) }
                        try setItem(container, key, value)
                        stack -= 3
                        release(value)
                        release(container)
                        release(key)
                    case .storeSubscrListInt:
                        let (value, container, key) = (stack[depth: 3], stack[depth: 2], stack[depth: 1])
                        guard let old = replaceInList(container, key, owned: value) else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .storeSubscr)
                            break
                        }
                        stack -= 3
                        release(old)
                        release(key)
                        release(container)
                    case .storeSubscrDict:
                        let (value, container, key) = (stack[depth: 3], stack[depth: 2], stack[depth: 1])
                        guard container.type == types.dict else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .storeSubscr)
                            break
                        }
                        try setItemOfDict(container, key, value)
                        stack -= 3
                        release(value)
                        release(container)
                        release(key)
                    case .listAppend:
                        stack -= 1
                        append(owned: stack[0].unsafelyUnwrapped, to: stack[depth: argument])
                    case .unpackSequenceTwoTuple, .unpackSequenceTuple:
                        let sequence = stack[depth: 1]
                        guard sequence.type == types.tuple, tupleCount(sequence) == argument else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .unpackSequence)
                            break
                        }
                        stack = unpack(tupleItems(sequence), argument, onto: stack - 1)
                        release(sequence)
                    case .unpackSequenceList:
                        let sequence = stack[depth: 1]
                        guard sequence.type == types.list, listCount(sequence) == argument, argument > 0
                        else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .unpackSequence)
                            break
                        }
                        stack = unpack(listItems(sequence), argument, onto: stack - 1)
                        release(sequence)

                    // MARK: Jumps
                    case .jump: next = instructions + argument
                    case .jumpBackward:
                        next = instructions + argument
                        if state.pointee.pendingWork != 0 { try doPendingWork(frame) }
                    case .popJumpIfFalse, .popJumpIfTrue:
                        let condition = stack[depth: 1]
                        let value = try isTrue(condition)
                        stack -= 1
                        release(condition)
                        if value == (word.opcodeByte == .popJumpIfTrue) {
                            next = instructions + argument
                            if state.pointee.pendingWork != 0 { try doPendingWork(frame) }
                        }
                    case .popJumpIfNone, .popJumpIfNotNone:
                        let value = stack.pop()
                        if (value == none) == (word.opcodeByte == .popJumpIfNone) {
                            next = instructions + argument
                            if state.pointee.pendingWork != 0 {
                                release(value)
                                try doPendingWork(frame)
                                break
                            }
                        }
                        release(value)
                    case .jumpIfFalseOrPop, .jumpIfTrueOrPop:
                        let value = try isTrue(stack[depth: 1])
                        if value == (word.opcodeByte == .jumpIfTrueOrPop) {
                            next = instructions + argument
                        } else {
                            release(stack.pop())
                        }

                    // MARK: Iteration
                    case .getIter:
                        let iterable = stack[depth: 1]
                        stack[-1] = try iterator(of: iterable)
                        release(iterable)
                    case .forIter:
                        let iterator = stack[depth: 1]
                        let cache = InlineCache(address(next - 1, cacheBias))
                        if cache.isDue { specializeIteration(next - 1, cache, iterator) }
                        if let item = try iterator.type.slots.pointee.next.unsafelyUnwrapped(self, iterator) {
                            stack.push(item)
                        } else {
                            stack -= 1
                            release(iterator)
                            next = instructions + argument
                        }
                    case .forIterList, .forIterTuple, .forIterRange:
                        let iterator = stack[depth: 1]
                        guard isIterator(iterator, of: word.opcodeByte) else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .forIter)
                            break
                        }
                        if let item = nextItem(iterator, of: word.opcodeByte) {
                            stack.push(item)
                        } else {
                            stack -= 1
                            release(iterator)
                            next = instructions + argument
                        }
                    case .forIterGenerator:
                        let generator = stack[depth: 1]
                        guard generator.type == types[.generator], let resumed = enter(generator) else {
                            next -= 1
                            generalize(next, InlineCache(address(next, cacheBias)), .forIter)
                            break
                        }
                        frame.stackTop = Int32(stack - locals)
                        frame = resumed
                        continue frames

                    // MARK: Calls
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
                        } else if callable.type == types[.boundMethod] {
                            callable = unbind(callable, base)
                            arguments = base + 1
                        }
                        let count = stack - arguments
                        let type = callable.type
                        if type == types[.function] {
                            frame.stackTop = Int32(base - locals)
                            stack = base
                            frame = try pushCall(callable, arguments, count, names)
                            continue frames
                        }
                        let cache = InlineCache(address(next - 1, cacheBias))
                        if names == nil, cache.isDue {
                            specializeCall(next - 1, cache, callable, arguments, count)
                        }
                        let result = try callNative(callable, arguments, count, names)
                        for slot in 0..<(stack - base) { release(base[slot]) }
                        stack = base
                        stack.push(result)
                        if state.pointee.pendingWork != 0 { try doPendingWork(frame) }
                    case .callClass:
                        let cache = InlineCache(address(next - 1, cacheBias))
                        let base = stack - (argument + 2)
                        let type = base[1].unsafelyUnwrapped
                        guard base[0] == nil, type.type == types.type, type.typeVersion == cache.version,
                            keywordNames == nil
                        else {
                            next -= 1
                            generalize(next, cache, .call)
                            break
                        }
                        let instance = makeInstance(of: type)
                        base[0] = instance
                        base[1] = retained(instance)
                        release(type)
                        frame.stackTop = Int32(base + 1 - locals)
                        stack = base + 1
                        frame = try pushCall(retained(cache.object), base + 1, argument + 1, nil)
                        frame.returnsTo = .initializedInstance
                        continue frames
                    case .callListAppend, .callLen, .callIsinstance:
                        let base = stack - (argument + 2)
                        let cache = InlineCache(address(next - 1, cacheBias))
                        guard keywordNames == nil,
                            let result = try callKnown(word.opcodeByte, base, argument, cache)
                        else {
                            next -= 1
                            generalize(next, cache, .call)
                            break
                        }
                        for slot in 0..<(stack - base) { release(base[slot]) }
                        stack = base
                        stack.push(result)
                    case .returnValue:
                        let value = stack.pop()
                        frame.stackTop = Int32(stack - locals)
                        let caller = frame.previous
                        state.pointee.currentFrame = caller
                        switch frame.returnsTo {
                        case .native: return value
                        case .evaluation:
                            clearFrame(frame)
                            state.pointee.dataStack.pop(to: frame.raw)
                            state.pointee.recursionRemaining += 1
                            incoming = value
                            frame = caller.unsafelyUnwrapped
                        case .initializedInstance:
                            clearFrame(frame)
                            state.pointee.dataStack.pop(to: frame.raw)
                            state.pointee.recursionRemaining += 1
                            frame = caller.unsafelyUnwrapped
                            mustRaise = !checkInitialized(value)
                        case .iteration:
                            frame = leaveExhausted(frame, value)
                        }
                        continue frames
                    case .returnGenerator:
                        frame.stackTop = Int32(stack - locals)
                        let generator = makeGenerator(taking: frame)
                        state.pointee.currentFrame = frame.previous
                        if frame.returnsTo == .native { return generator }
                        let caller = frame.previous.unsafelyUnwrapped
                        clearFrame(frame)
                        state.pointee.dataStack.pop(to: frame.raw)
                        state.pointee.recursionRemaining += 1
                        incoming = generator
                        frame = caller
                        continue frames
                    case .yieldValue:
                        let value = stack.pop()
                        frame.stackTop = Int32(stack - locals)
                        generator(of: frame).generatorState = .suspended
                        if frame.returnsTo == .native {
                            state.pointee.currentFrame = frame.previous
                            return value
                        }
                        incoming = value
                        frame = leaveSuspended(frame)
                        continue frames
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
                            next = instructions + argument
                        }

                    case .reraise:
                        addsTraceback = false
                        stack = reraise(argument, frame, stack)
                        throw Raised()
                    case .raiseVarargs:
                        addsTraceback = argument != 0
                        throw raise(argument, &addsTraceback, stack)
                    case .lineEvent:
                        next -= 1
                        reachLine(next, frame)
                    default: stack = try execute(word.opcodeByte, argument, frame, stack)
                    }
                }
            } catch {
                keywordNames = nil
                if addsTraceback { addTraceback(frame) }
                addsTraceback = true
                frame = try unwind(frame, next - 1, stack)
            }
        }
    }

    /// Where the cache of an instruction is: four times as far from the caches' beginning as it is from the
    /// instructions'.
    @inline(__always)
    private func address(_ instruction: InstructionPointer, _ bias: Int) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(bitPattern: 4 &* Int(bitPattern: instruction) &+ bias).unsafelyUnwrapped
    }

    @inline(__always)
    private func comparison(_ argument: Int) -> ComparisonOperator {
        unsafeBitCast(UInt8(truncatingIfNeeded: argument), to: ComparisonOperator.self)
    }
}
