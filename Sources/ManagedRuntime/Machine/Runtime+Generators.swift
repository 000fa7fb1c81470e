/// Generators: made when their function is called, resumed by `next`, `send` and `throw`, finished on deallocation.
extension Runtime {
    /// A new generator that takes the frame of a call over; what is left of that the caller clears.
    func makeGenerator(taking frame: InterpreterFrame) -> ObjectRef {
        let code = frame.code
        let function = frame.function
        let generator = newContainer(types[.generator], size: GeneratorLayout.frame + code.frameSize)
        generator[reference: GeneratorLayout.code] = retained(code)
        generator[word: GeneratorLayout.weakList] = 0
        generator[reference: GeneratorLayout.name] = retained(
            function[reference: FunctionLayout.name].unsafelyUnwrapped)
        generator[reference: GeneratorLayout.qualifiedName] = retained(function.functionQualifiedName)
        generator.raw.initializeMemory(as: UInt8.self, at: GeneratorLayout.handled, count: 32)
        generator.generatorState = .created
        let own = generator.generatorFrame
        own.raw.copyMemory(from: frame.raw, byteCount: InterpreterFrame.headerSize + 8 * Int(frame.stackTop))
        own.owner = .generator
        own.previous = nil
        own.frameObject = nil
        retain(code)
        retain(function)
        frame.stackTop = 0
        frame.locals = nil
        track(generator)
        return generator
    }

    /// The generator in which the frame is.
    @inline(__always)
    func generator(of frame: InterpreterFrame) -> ObjectRef { ObjectRef(frame.raw - GeneratorLayout.frame) }

    /// The next value; nil when the generator is exhausted, without an exception where it returned None.
    func nextOfGenerator(_ generator: ObjectRef) throws(Raised) -> ObjectRef? {
        let (result, isFinished) = try resume(generator, none)
        guard isFinished else { return result }
        if result != none {
            let error = stopIteration(result)
            release(result)
            throw error
        }
        release(result)
        return nil
    }

    /// `generator.send(value)`.
    func sendToGenerator(_ generator: ObjectRef, _ value: ObjectRef) throws(Raised) -> ObjectRef {
        let (result, isFinished) = try resume(generator, value)
        guard isFinished else { return result }
        let error = stopIteration(result == none ? nil : result)
        release(result)
        throw error
    }

    /// Sends a value to any iterator: what `yield from` does.
    /// - Returns: what it yielded, or returned if it is finished; a new reference.
    func send(_ value: ObjectRef, to receiver: ObjectRef) throws(Raised) -> (
        result: ObjectRef, isFinished: Bool
    ) {
        if receiver.type == types[.generator] { return try resume(receiver, value) }
        do throws(Raised) {
            if value == none {
                if let result = try next(receiver) { return (result, false) }
                return (retained(none), true)
            }
            return (try callMethod(receiver, name(.send), [value]), false)
        } catch {
            guard let result = takeStopIterationValue() else { throw error }
            return (result, true)
        }
    }

    /// If the pending exception is a StopIteration, its value, which takes its place; a new reference.
    func takeStopIterationValue() -> ObjectRef? {
        guard pendingIs(.stopIteration) else { return nil }
        let exception = takeException()
        defer { release(exception) }
        return retained(exception[reference: ExceptionLayout.stopValue] ?? none)
    }

    /// Lets the generator run on with the value as the result of its `yield`.
    @inline(__always)
    func resume(_ generator: ObjectRef, _ value: ObjectRef) throws(Raised) -> (
        result: ObjectRef, isFinished: Bool
    ) {
        let generatorState = generator.generatorState
        guard generatorState == .suspended || generatorState == .created && value == none else {
            return try resumeNotReady(generator, value)
        }
        return try resume(generator, sending: value, isRaising: false)
    }

    @inline(never)
    private func resumeNotReady(
        _ generator: ObjectRef, _ value: ObjectRef
    ) throws(Raised) -> (result: ObjectRef, isFinished: Bool) {
        switch generator.generatorState {
        case .created: throw typeError("can't send non-None value to a just-started generator")
        case .executing: throw valueError("generator already executing")
        default: return (retained(none), true)
        }
    }

    /// - Parameter isRaising: raises the pending exception in it instead.
    private func resume(
        _ generator: ObjectRef, sending value: ObjectRef, isRaising: Bool
    ) throws(Raised) -> (result: ObjectRef, isFinished: Bool) {
        try checkRecursion("")
        let frame = generator.generatorFrame
        frame.slots[Int(frame.stackTop)] = retained(value)
        frame.stackTop += 1
        let item = HandledItem(raw: generator.raw + GeneratorLayout.handled)
        item.previous = state.pointee.handled
        state.pointee.handled = item
        generator.generatorState = .executing
        frame.previous = state.pointee.currentFrame
        state.pointee.currentFrame = frame
        state.pointee.recursionRemaining -= 1
        defer {
            state.pointee.recursionRemaining += 1
            state.pointee.handled = item.previous.unsafelyUnwrapped
            item.previous = nil
        }
        do throws(Raised) {
            let result = try evaluate(frame, isRaising: isRaising)
            frame.previous = nil
            if generator.generatorState == .suspended { return (result, false) }
            finish(generator)
            return (result, true)
        } catch {
            frame.previous = nil
            finish(generator)
            if pendingIs(.stopIteration) { throw replacePending("generator raised StopIteration") }
            throw error
        }
    }

    /// The pending exception becomes the cause of a RuntimeError.
    func replacePending(_ message: String) -> Raised {
        let cause = takeException()
        let exception = makeException(exceptionType(.runtimeError), owned: [makeString(message)])
        setCause(of: exception, owned: retained(cause))
        exception[reference: ExceptionLayout.context] = cause
        state.pointee.pendingException = exception
        return Raised()
    }

    /// After the frame has returned or raised.
    func finish(_ generator: ObjectRef) {
        let item = HandledItem(raw: generator.raw + GeneratorLayout.handled)
        let handled = item.exception
        item.exception = nil
        release(handled)
        generator.generatorState = .completed
        clearFrame(generator.generatorFrame)
    }

    // MARK: throw and close

    /// The iterator that a `yield from` is waiting for, borrowed.
    func delegate(of generator: ObjectRef) -> ObjectRef? {
        guard generator.generatorState == .suspended else { return nil }
        let frame = generator.generatorFrame
        guard isDelegating(frame) else { return nil }
        return frame.slots[Int(frame.stackTop) - 1]
    }

    /// Whether the frame stands at the `yield` of a `yield from`: a jump back to its `send` follows.
    private func isDelegating(_ frame: InterpreterFrame) -> Bool {
        let following = Instruction(read: frame.instruction[1])
        guard following.opcode == .jump || following.opcode == .jumpBackward else { return false }
        return Instruction(read: frame.code.codeInstructions[following.argument]).opcode == .send
    }

    /// `generator.throw`: raises the pending exception in the generator, or in what it delegates to.
    func throwPending(into generator: ObjectRef) throws(Raised) -> ObjectRef {
        if let inner = delegate(of: generator) {
            return try throwPending(into: generator, delegatingTo: inner)
        }
        return try raisePending(in: generator)
    }

    private func raisePending(in generator: ObjectRef) throws(Raised) -> ObjectRef {
        switch generator.generatorState {
        case .executing:
            dropException()
            throw valueError("generator already executing")
        case .created, .suspended: break
        default: throw Raised()
        }
        let (result, isFinished) = try resume(generator, sending: none, isRaising: true)
        guard isFinished else { return result }
        let error = stopIteration(result == none ? nil : result)
        release(result)
        throw error
    }

    private func throwPending(
        into generator: ObjectRef, delegatingTo inner: ObjectRef
    ) throws(Raised) -> ObjectRef {
        retain(inner)
        defer { release(inner) }
        if pendingIs(.generatorExit) {
            let exit = takeException()
            generator.generatorState = .executing
            do throws(Raised) {
                try close(iterator: inner)
                generator.generatorState = .suspended
            } catch {
                generator.generatorState = .suspended
                release(exit)
                return try raisePending(in: generator)
            }
            state.pointee.pendingException = exit
            return try raisePending(in: generator)
        }
        do throws(Raised) {
            if inner.type == types[.generator] {
                generator.generatorState = .executing
                defer { generator.generatorState = .suspended }
                return try throwPending(into: inner)
            }
            let exception = takeException()
            defer { release(exception) }
            guard let method = try attributeIfPresent(inner, named: name(.throw)) else {
                state.pointee.pendingException = retained(exception)
                return try raisePending(in: generator)
            }
            defer { release(method) }
            generator.generatorState = .executing
            defer { generator.generatorState = .suspended }
            return try call(method, exception)
        } catch {
            guard generator.generatorState == .suspended, isDelegating(generator.generatorFrame) else {
                throw error
            }
            return try leaveDelegation(generator)
        }
    }

    /// The inner iterator ended by raising: the generator goes on behind its `yield from`, or with the exception.
    private func leaveDelegation(_ generator: ObjectRef) throws(Raised) -> ObjectRef {
        let frame = generator.generatorFrame
        let back = Instruction(read: frame.instruction[1]).argument
        let send = frame.code.codeInstructions + back
        frame.instruction = frame.code.codeInstructions + (Instruction(read: send.pointee).argument - 1)
        frame.stackTop -= 1
        release(frame.slots[Int(frame.stackTop)])
        if let value = takeStopIterationValue() {
            defer { release(value) }
            let (result, isFinished) = try resume(generator, sending: value, isRaising: false)
            guard isFinished else { return result }
            let error = stopIteration(result == none ? nil : result)
            release(result)
            throw error
        }
        return try raisePending(in: generator)
    }

    private func close(iterator: ObjectRef) throws(Raised) {
        if iterator.type == types[.generator] { return try close(generator: iterator) }
        guard let method = try attributeIfPresent(iterator, named: name(.close)) else { return }
        defer { release(method) }
        release(try call(method))
    }

    /// `generator.close()`: raises GeneratorExit in it, which must end it.
    func close(generator: ObjectRef) throws(Raised) {
        switch generator.generatorState {
        case .created:
            finish(generator)
            return
        case .completed, .cleared: return
        case .executing: throw valueError("generator already executing")
        default: break
        }
        var failure: Raised?
        if let inner = delegate(of: generator) {
            retain(inner)
            generator.generatorState = .executing
            do throws(Raised) { try close(iterator: inner) } catch { failure = error }
            generator.generatorState = .suspended
            release(inner)
        }
        if failure == nil {
            state.pointee.pendingException = makeException(exceptionType(.generatorExit), owned: [])
        }
        do throws(Raised) {
            let (result, isFinished) = try resume(generator, sending: none, isRaising: true)
            release(result)
            if !isFinished { throw runtimeError("generator ignored GeneratorExit") }
        } catch {
            guard pendingIs(.stopIteration) || pendingIs(.generatorExit) else { throw error }
            dropException()
        }
    }

    // MARK: Memory

    func forEachReference(ofGenerator generator: ObjectRef, _ body: (ObjectRef) -> Void) {
        let item = HandledItem(raw: generator.raw + GeneratorLayout.handled)
        if let exception = item.exception { body(exception) }
        if generator.generatorHasFrame { generator.generatorFrame.forEachReference(body) }
    }

    /// Gives up the frame: of one that is freed without having run to its end, or is part of garbage.
    func clearGenerator(_ generator: ObjectRef) {
        guard generator.generatorHasFrame, generator.generatorState != .executing else { return }
        generator.generatorState = .cleared
        let frame = generator.generatorFrame
        frame.previous = nil
        clearFrame(frame)
        let item = HandledItem(raw: generator.raw + GeneratorLayout.handled)
        let handled = item.exception
        item.exception = nil
        release(handled)
    }

    /// Whether there is something for a suspended generator to do when it is freed: a `finally`, a `with`.
    func generatorNeedsClosing(_ generator: ObjectRef) -> Bool { generator.generatorState == .suspended }

    func generatorSize(_ generator: ObjectRef) -> Int {
        GeneratorLayout.frame + generator[reference: GeneratorLayout.code].unsafelyUnwrapped.frameSize
    }
}
