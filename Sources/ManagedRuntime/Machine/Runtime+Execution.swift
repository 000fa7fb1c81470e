/// The instructions that the evaluation loop leaves to others: they are not run often, or have much to do.
extension Runtime {
    /// - Returns: the next free slot afterwards.
    @inline(never)
    func execute(
        _ opcode: Opcode, _ argument: Int, _ frame: InterpreterFrame, _ top: StackPointer
    ) throws(Raised) -> StackPointer {
        var stack = top
        switch opcode {
        case .deleteFast:
            guard let old = frame.slots[argument] else { throw unboundLocal(frame, argument) }
            frame.slots[argument] = nil
            release(old)
        case .loadName: stack.push(try loadName(name(argument, frame), frame))
        case .storeName:
            let value = stack.pop()
            try storeName(name(argument, frame), owned: value, frame)
        case .deleteName: try deleteName(name(argument, frame), frame)
        case .storeGlobal:
            setDictValue(frame.globals, ownedKey: retained(name(argument, frame)), ownedValue: stack.pop())
        case .deleteGlobal:
            let name = name(argument, frame)
            guard removeDictValue(frame.globals, for: name) else { throw undefined(name) }
        case .makeCell:
            frame.slots[argument] = makeCell(owned: frame.slots[argument])
        case .copyFreeVars:
            let closure = frame.function[reference: FunctionLayout.closure].unsafelyUnwrapped
            let first = frame.slots + (frame.code.variableCount - argument)
            for index in 0..<argument { first[index] = retained(tupleItem(closure, index)) }
        case .deleteDeref:
            let cell = frame.slots[argument].unsafelyUnwrapped
            guard let old = cell[reference: CellLayout.contents] else { throw unboundCell(frame, argument) }
            cell[reference: CellLayout.contents] = nil
            release(old)
        case .loadClassDeref: stack.push(try loadClassDeref(argument, frame))
        case .deleteAttr:
            let owner = stack[depth: 1]
            try deleteAttribute(of: owner, named: name(argument, frame))
            release(stack.pop())
        case .loadAssertionError: stack.push(retained(exceptionType(.assertionError)))
        case .loadBuildClass:
            guard let function = dictValue(frame.builtins, for: name(.__build_class__)) else {
                throw raise(.nameError, "__build_class__ not found")
            }
            stack.push(retained(function))
        case .unaryPositive:
            let operand = stack[depth: 1]
            stack[-1] = try positive(operand)
            release(operand)
        case .unaryInvert:
            let operand = stack[depth: 1]
            stack[-1] = try invert(operand)
            release(operand)
        case .deleteSubscr:
            try deleteItem(stack[depth: 2], stack[depth: 1])
            drop(2, &stack)
        case .makeFunction: try makeFunction(argument, frame, &stack)
        case .setupAnnotations: try setUpAnnotations(frame)
        case .importName, .importFrom, .importStar: try executeImport(opcode, argument, frame, &stack)
        case .printExpr: release(stack.pop())
        case .getYieldFromIter:
            let iterable = stack[depth: 1]
            if iterable.kind != .generator {
                stack[-1] = try iterator(of: iterable)
                release(iterable)
            }
        case .callFunctionEx: try callWithCollected(argument, frame, &stack)
        case .pushExcInfo, .popExcept, .checkExcMatch, .beforeWith, .withExceptStart:
            try executeHandling(opcode, &stack)
        default: try build(opcode, argument, &stack)
        }
        return stack
    }

    private func name(_ index: Int, _ frame: InterpreterFrame) -> ObjectRef {
        tupleItem(frame.code.codeNames, index)
    }

    /// Pops and releases, the lowest first.
    @inline(__always)
    func drop(_ count: Int, _ stack: inout StackPointer) {
        stack -= count
        for index in 0..<count { release(stack[index]) }
    }

    /// A function of the code on top, with what the flags say lies below: closure, annotations, keyword defaults,
    /// defaults, from the top down.
    private func makeFunction(_ flags: Int, _ frame: InterpreterFrame, _ stack: inout StackPointer)
        throws(Raised)
    {
        let code = stack.pop()
        let function = makeFunction(code: code, globals: frame.globals)
        release(code)
        if flags & 8 != 0 { function[reference: FunctionLayout.closure] = stack.pop() }
        if flags & 4 != 0 { function[reference: FunctionLayout.annotations] = stack.pop() }
        if flags & 2 != 0 { function[reference: FunctionLayout.keywordDefaults] = stack.pop() }
        if flags & 1 != 0 { function[reference: FunctionLayout.defaults] = stack.pop() }
        stack.push(function)
    }

    @inline(never)
    func binaryOperation(_ argument: Int, _ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        let inPlace = argument >= Int(BinaryOperator.inPlaceOffset)
        let number = UInt8(
            truncatingIfNeeded: inPlace ? argument - Int(BinaryOperator.inPlaceOffset) : argument)
        let operation = unsafeBitCast(number, to: BinaryOperator.self)
        return try inPlace ? binaryInPlace(operation, left, right) : binary(operation, left, right)
    }
}
