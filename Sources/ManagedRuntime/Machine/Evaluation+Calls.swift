/// Calls whose kind is known.
extension Runtime {
    /// Takes a bound method on the stack apart: its function goes where a method's is, its receiver behind.
    /// - Returns: the function.
    @inline(__always)
    func unbind(_ method: ObjectRef, _ base: StackPointer) -> ObjectRef {
        let function = retained(method[reference: BoundMethodLayout.function].unsafelyUnwrapped)
        base[0] = function
        base[1] = retained(method[reference: BoundMethodLayout.receiver].unsafelyUnwrapped)
        release(method)
        return function
    }

    /// `list.append`, `len` and `isinstance`; nil where it is something else that is called.
    @inline(__always)
    func callKnown(
        _ opcode: Opcode, _ base: StackPointer, _ count: Int, _ cache: InlineCache
    ) throws(Raised) -> ObjectRef? {
        if opcode == .callListAppend {
            guard let method = base[0], method.type == types[.methodDescriptor],
                method[word: DescriptorLayout.number] == Int(cache.number), count == 1,
                base[1].unsafelyUnwrapped.type == types.list
            else { return nil }
            append(base[2].unsafelyUnwrapped, to: base[1].unsafelyUnwrapped)
            return retained(none)
        }
        let function = base[1].unsafelyUnwrapped
        guard base[0] == nil, function.type == types[.builtinFunction],
            function[word: NativeFunctionLayout.native] == Int(cache.number)
        else { return nil }
        let argument = base[2].unsafelyUnwrapped
        if opcode == .callLen {
            guard count == 1 else { return nil }
            return makeInt(try length(argument))
        }
        let type = base[3].unsafelyUnwrapped
        guard count == 2, type.type == types.type else { return nil }
        return retained(bool(argument.type == type || isSubtype(argument.type, type)))
    }

    @inline(never)
    func specializeCall(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ callable: ObjectRef,
        _ arguments: StackPointer, _ count: Int
    ) {
        cache.counter = InlineCache.patience
        switch callable.type {
        case types.type: specializeInstantiation(instruction, cache, callable)
        case types[.methodDescriptor]:
            let number = callable[word: DescriptorLayout.number]
            guard callable[reference: DescriptorLayout.owner] == types.list, number <= Int(UInt16.max),
                language.pointee.natives[number].name == "append", count == 2
            else { return }
            cache.number = UInt16(number)
            instruction.opcode = .callListAppend
        case types[.builtinFunction]:
            let number = callable[word: NativeFunctionLayout.native]
            guard let module = callable[reference: NativeFunctionLayout.receiver], module.kind == .module,
                moduleDict(module) == language.pointee.builtins, number <= Int(UInt16.max)
            else { return }
            cache.number = UInt16(number)
            switch language.pointee.natives[number].name {
            case "len" where count == 1: instruction.opcode = .callLen
            case "isinstance" where count == 2 && arguments[1]?.type == types.type:
                instruction.opcode = .callIsinstance
            default: break
            }
        default: break
        }
    }

    /// A class whose instances are made plainly and initialised by a Python function.
    private func specializeInstantiation(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ type: ObjectRef
    ) {
        guard type.isHeapType, !type.typeFlags.contains(.abstract), hasSameNew(type, types.object),
            let initialize = lookUp(type, name(.__init__)), initialize.type == types[.function],
            assignVersion(type)
        else { return }
        cache.version = type.typeVersion
        cache.object = initialize
        instruction.opcode = .callClass
    }
}
