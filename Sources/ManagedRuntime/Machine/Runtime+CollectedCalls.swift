/// `f(*arguments, **keywords)`.
extension Runtime {
    func callWithCollected(_ flags: Int, _ frame: InterpreterFrame, _ stack: inout StackPointer)
        throws(Raised)
    {
        let hasKeywords = flags & 1 != 0
        let depth = hasKeywords ? 2 : 1
        let function = stack[depth: depth + 1]
        if hasKeywords, stack[depth: 1].type != types.dict {
            let mapping = stack[depth: 1]
            let dict = makeDict()
            do throws(Raised) {
                try mergeKeywords(into: dict, mapping, function: function)
            } catch {
                release(dict)
                throw error
            }
            stack[-1] = dict
            release(mapping)
        }
        if stack[depth: depth].type != types.tuple {
            let iterable = stack[depth: depth]
            guard isIterable(iterable) else {
                throw typeError(
                    "\(describe(callable: function)) argument after * must be an iterable, not "
                        + typeName(of: iterable))
            }
            stack[-depth] = try makeTuple(from: iterable)
            release(iterable)
        }
        let keywords = hasKeywords ? stack[depth: 1] : nil
        let result = try call(function, tuple: stack[depth: depth], dict: keywords)
        // A null lies below the function.
        drop(depth + 1, &stack)
        stack[-1] = result
        try doPendingWorkIfAny(frame)
    }

    /// Calls with the items of a tuple and the entries of a dict.
    func call(_ callable: ObjectRef, tuple: ObjectRef, dict: ObjectRef?) throws(Raised) -> ObjectRef {
        guard let dict, dictCount(dict) > 0 else {
            return try call(callable, Arguments(tupleItems(tuple), count: tupleCount(tuple)))
        }
        var values = (0..<tupleCount(tuple)).map { tupleItem(tuple, $0) }
        let count = values.count
        var names: [ObjectRef] = []
        try forEachEntry(dict) { (key, value) throws(Raised) in
            guard key.kind == .str else { throw typeError("keywords must be strings") }
            names.append(key)
            values.append(value)
        }
        let nameTuple = makeTuple(names)
        for value in values { retain(value) }
        defer {
            for value in values { release(value) }
            release(nameTuple)
        }
        return try values.withUnsafeMutableBufferPointer { (buffer) throws(Raised) in
            try call(callable, Arguments(buffer.baseAddress!, count: count, keywordNames: nameTuple))
        }
    }

    /// Adds keyword arguments to those collected, none of them twice.
    func mergeKeywords(
        into dict: ObjectRef, _ mapping: ObjectRef, function: ObjectRef
    ) throws(Raised) {
        try forEachPair(
            of: mapping,
            orElse:
                "\(describe(callable: function)) argument after ** must be a mapping, not \(typeName(of: mapping))"
        ) { (key, value) throws(Raised) in
            guard key.kind == .str else {
                throw typeError("keywords must be strings")
            }
            guard dictValue(dict, for: key) == nil else {
                throw typeError(
                    "\(describe(callable: function)) got multiple values for keyword argument '\(stringValue(key))'"
                )
            }
            setDictValue(dict, key, value)
        }
    }

    /// `module.name()`, as messages about a call name what was called.
    private func describe(callable: ObjectRef) -> String {
        let pending = state.pointee.pendingException
        state.pointee.pendingException = nil
        defer { state.pointee.pendingException = pending }
        guard let qualified = textAttribute(callable, .__qualname__) else {
            guard let text = try? string(callable) else {
                dropException()
                return "function"
            }
            defer { release(text) }
            return stringValue(text)
        }
        if let module = textAttribute(callable, .__module__), module != "builtins" {
            return "\(module).\(qualified)()"
        }
        return "\(qualified)()"
    }

    /// Nil where there is no such attribute or it is no string.
    func textAttribute(_ object: ObjectRef, _ attribute: Name) -> String? {
        do throws(Raised) {
            guard let value = try attributeIfPresent(object, named: name(attribute)) else { return nil }
            defer { release(value) }
            return value.kind == .str ? stringValue(value) : nil
        } catch {
            dropException()
            return nil
        }
    }
}
