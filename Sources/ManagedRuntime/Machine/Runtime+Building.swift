/// Instructions that build containers and strings from what is on the stack, and take sequences apart.
extension Runtime {
    @inline(never)
    func build(_ opcode: Opcode, _ argument: Int, _ stack: inout StackPointer) throws(Raised) {
        switch opcode {
        case .buildTuple:
            stack -= argument
            let tuple = makeTuple(owned: stack.values, count: argument)
            stack.push(tuple)
        case .buildList:
            stack -= argument
            let list = makeList(owned: stack.values, count: argument)
            stack.push(list)
        case .buildSet: try buildSet(argument, &stack)
        case .buildMap: try buildMap(argument, &stack)
        case .buildConstKeyMap: try buildMap(keys: stack[depth: 1], argument, &stack)
        case .buildString:
            let text = joined(stack - argument, count: argument)
            drop(argument, &stack)
            stack.push(text)
        case .buildSlice:
            let first = stack - argument
            let slice = makeSlice(
                first[0].unsafelyUnwrapped, first[1].unsafelyUnwrapped,
                argument == 3 ? first[2].unsafelyUnwrapped : none)
            drop(argument, &stack)
            stack.push(slice)
        case .formatValue: try formatValue(argument, &stack)
        case .listAppend:
            let item = stack.pop()
            append(owned: item, to: stack[depth: argument])
        case .setAdd:
            try setAdd(stack[depth: argument + 1], stack[depth: 1])
            release(stack.pop())
        case .mapAdd:
            try dictStore(stack[depth: argument + 2], stack[depth: 2], stack[depth: 1])
            drop(2, &stack)
        case .listExtend:
            try extendList(stack[depth: argument + 1], stack[depth: 1])
            release(stack.pop())
        case .setUpdate:
            try updateSet(stack[depth: argument + 1], from: stack[depth: 1])
            release(stack.pop())
        case .dictUpdate:
            try merge(stack[depth: 1], into: stack[depth: argument + 1])
            release(stack.pop())
        case .dictMerge:
            try mergeKeywords(
                into: stack[depth: argument + 1], stack[depth: 1], function: stack[depth: argument + 3])
            release(stack.pop())
        case .listToTuple:
            let list = stack[depth: 1]
            stack[-1] = makeTuple(ofList: list)
            release(list)
        case .unpackSequence: try unpack(argument, &stack)
        case .unpackEx: try unpackAround(before: argument & 0xff, after: argument >> 8, &stack)
        default: preconditionFailure("no such instruction: \(opcode)")
        }
    }

    private func buildSet(_ count: Int, _ stack: inout StackPointer) throws(Raised) {
        let set = makeSet()
        do throws(Raised) {
            for index in 0..<count { try setAdd(set, stack[depth: count - index]) }
        } catch {
            release(set)
            throw error
        }
        drop(count, &stack)
        stack.push(set)
    }

    private func buildMap(_ count: Int, _ stack: inout StackPointer) throws(Raised) {
        let isTextual = count > 0 && stack[depth: 2 * count].type == types.str
        let dict = makeDict(expecting: count, strKeysOnly: isTextual)
        do throws(Raised) {
            for index in 0..<count {
                let depth = 2 * (count - index)
                try dictStore(dict, stack[depth: depth], stack[depth: depth - 1])
            }
        } catch {
            release(dict)
            throw error
        }
        drop(2 * count, &stack)
        stack.push(dict)
    }

    private func buildMap(keys: ObjectRef, _ count: Int, _ stack: inout StackPointer) throws(Raised) {
        let isTextual = count > 0 && tupleItem(keys, 0).type == types.str
        let dict = makeDict(expecting: count, strKeysOnly: isTextual)
        do throws(Raised) {
            for index in 0..<count {
                try dictStore(dict, tupleItem(keys, index), stack[depth: count + 1 - index])
            }
        } catch {
            release(dict)
            throw error
        }
        drop(count + 1, &stack)
        stack.push(dict)
    }

    private func extendList(_ list: ObjectRef, _ iterable: ObjectRef) throws(Raised) {
        guard isIterable(iterable) else {
            throw typeError("Value after * must be an iterable, not \(typeName(of: iterable))")
        }
        try extend(list, from: iterable)
    }

    func isIterable(_ object: ObjectRef) -> Bool {
        object.type.slots.pointee.iterate != nil || object.type.slots.pointee.item != nil
    }

    /// `{**mapping}`.
    private func merge(_ mapping: ObjectRef, into dict: ObjectRef) throws(Raised) {
        do throws(Raised) {
            try mergeDict(dict, mapping, .replace)
        } catch {
            guard pendingIs(.attributeError) else { throw error }
            dropException()
            throw typeError("'\(typeName(of: mapping))' object is not a mapping")
        }
    }

    /// Calls `body` with the pairs of a dict, or of what has `keys` and can be asked for each.
    func forEachPair(
        of mapping: ObjectRef, orElse message: @autoclosure () -> String,
        _ body: (ObjectRef, ObjectRef) throws(Raised) -> Void
    ) throws(Raised) {
        if mapping.type == types.dict { return try forEachEntry(mapping, body) }
        guard let method = try attributeIfPresent(mapping, named: name(.keys)) else {
            throw typeError(message())
        }
        defer { release(method) }
        let keys = try call(method)
        defer { release(keys) }
        try forEach(in: keys) { (key) throws(Raised) in
            let value = try item(mapping, key)
            defer { release(value) }
            try body(key, value)
        }
    }

    private func unpack(_ count: Int, _ stack: inout StackPointer) throws(Raised) {
        let sequence = stack[depth: 1]
        let isTuple = sequence.type == types.tuple
        if isTuple && tupleCount(sequence) == count
            || sequence.type == types.list && listCount(sequence) == count
        {
            stack -= 1
            if count > 0 {
                let items = isTuple ? tupleItems(sequence) : listItems(sequence)
                for index in stride(from: count - 1, through: 0, by: -1) {
                    stack.push(retained(items[index]))
                }
            }
            return release(sequence)
        }
        let bottom = stack - 1
        try unpack(sequence, count, to: bottom + count, after: nil)
        stack = bottom + count
        release(sequence)
    }

    /// Writes the iterable's items downwards from `top`, the first one uppermost; the slot of the iterable itself may
    /// be among them. On failure the items are released and the slots of the stack are as before.
    private func unpack(
        _ iterable: ObjectRef, _ count: Int, to top: StackPointer, after: Int?
    ) throws(Raised) {
        guard isIterable(iterable) else {
            throw typeError("cannot unpack non-iterable \(typeName(of: iterable)) object")
        }
        let iterator = try iterator(of: iterable)
        defer { release(iterator) }
        var items: [ObjectRef] = []
        do throws(Raised) {
            while items.count < count {
                guard let item = try next(iterator) else {
                    let least = after == nil ? "" : "at least "
                    throw valueError(
                        "not enough values to unpack (expected \(least)\(count + (after ?? 0)), got \(items.count))"
                    )
                }
                items.append(item)
            }
            if let after {
                try collectRest(iterator, before: count, after: after, &items)
            } else if let extra = try next(iterator) {
                release(extra)
                throw valueError("too many values to unpack (expected \(count))")
            }
        } catch {
            for item in items { release(item) }
            throw error
        }
        for (index, item) in items.enumerated() { top[-1 - index] = item }
    }

    /// Appends a list of what is left but the last `after`, then those.
    private func collectRest(
        _ iterator: ObjectRef, before: Int, after: Int, _ items: inout [ObjectRef]
    ) throws(Raised) {
        let rest = makeList()
        items.append(rest)
        while let item = try next(iterator) { append(owned: item, to: rest) }
        let count = listCount(rest)
        guard count >= after else {
            throw valueError(
                "not enough values to unpack (expected at least \(before + after), got \(before + count))")
        }
        for index in (count - after)..<count { items.append(listItem(rest, index)) }
        if after > 0 { rest[word: ListLayout.count] = count - after }
    }

    private func unpackAround(before: Int, after: Int, _ stack: inout StackPointer) throws(Raised) {
        let sequence = stack[depth: 1]
        let bottom = stack - 1
        let count = before + 1 + after
        try unpack(sequence, before, to: bottom + count, after: after)
        stack = bottom + count
        release(sequence)
    }

    private func formatValue(_ flags: Int, _ stack: inout StackPointer) throws(Raised) {
        let hasSpec = flags & 4 != 0
        let spec = hasSpec ? stack[depth: 1] : nil
        let value = stack[depth: hasSpec ? 2 : 1]
        var converted: ObjectRef
        switch flags & 3 {
        case 1: converted = try string(value)
        case 2: converted = try represent(value)
        case 3: converted = try asciiRepresentation(value)
        default: converted = retained(value)
        }
        if converted.type != types.str || spec != nil {
            let plain = converted
            defer { release(plain) }
            converted = try format(plain, spec)
        }
        drop(hasSpec ? 2 : 1, &stack)
        stack.push(converted)
    }
}
