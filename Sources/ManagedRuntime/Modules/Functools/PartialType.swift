/// ```
///  partial + 16  pointer  function
///          + 24  pointer  tuple of arguments
///          + 32  pointer  dict of keyword arguments, the partial's own
///          + 40  pointer  __dict__, or 0
///          + 48  pointer  list of weak references
/// ```
enum PartialLayout {
    static let function = 16
    static let arguments = 24
    static let keywords = 32
    static let dict = 40
}

extension NativeType {
    static var partial: NativeType {
        NativeType(.partial) {
            $0.isBaseType = true
            $0.slots = { slots in
                slots.new = { (runtime, type, arguments) throws(Raised) in
                    try runtime.newPartial(type, arguments)
                }
                slots.initialize = { (_, _, _) throws(Raised) in }
                slots.call = { (runtime, partial, arguments) throws(Raised) in
                    try runtime.callPartial(partial, arguments)
                }
                slots.represent = { (runtime, partial) throws(Raised) in
                    try runtime.representPartial(partial)
                }
            }
            $0.attributes = [
                .field("func", PartialLayout.function, isReadOnly: true),
                .field("args", PartialLayout.arguments, isReadOnly: true),
                .field("keywords", PartialLayout.keywords, isReadOnly: true),
                .dict,
            ]
            $0.classMethods = [.classItem]
        }
    }
}

extension Runtime {
    /// A partial of a partial is one of the innermost function, unless the inner one has attributes of its own.
    fileprivate func newPartial(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        guard arguments.count > 0 else { throw typeError("type 'partial' takes at least one argument") }
        var function = arguments[0]
        guard function.type.slots.pointee.call != nil else {
            throw typeError("the first argument must be callable")
        }
        let isFlattened = function.kind == .partial && function[reference: PartialLayout.dict] == nil
        let inner = isFlattened ? function : nil
        if let inner { function = inner[reference: PartialLayout.function].unsafelyUnwrapped }
        let partial = newUntrackedObject(of: type)
        partial[reference: PartialLayout.function] = retained(function)
        partial[reference: PartialLayout.arguments] = joined(
            inner?[reference: PartialLayout.arguments], arguments.dropFirst)
        let keywords = makeDict()
        if let given = inner?[reference: PartialLayout.keywords] {
            forEachEntry(given) { key, value in setDictValue(keywords, key, value) }
        }
        addKeywords(of: arguments, to: keywords)
        partial[reference: PartialLayout.keywords] = keywords
        track(partial)
        return partial
    }

    /// A new tuple of the items of one, and of positional arguments.
    private func joined(_ tuple: ObjectRef?, _ arguments: Arguments) -> ObjectRef {
        guard let tuple, tupleCount(tuple) > 0 else {
            return makeTuple(arguments.values, count: arguments.count)
        }
        if arguments.count == 0 { return retained(tuple) }
        let before = tupleCount(tuple)
        let joined = newTuple(count: before + arguments.count)
        for index in 0..<before { tupleItems(joined)[index] = retained(tupleItem(tuple, index)) }
        for index in 0..<arguments.count { tupleItems(joined)[before + index] = retained(arguments[index]) }
        track(joined)
        return joined
    }

    /// Files the keyword arguments of a call in a dict, over those of the same name.
    func addKeywords(of arguments: Arguments, to dict: ObjectRef) {
        guard let names = arguments.keywordNames else { return }
        for index in 0..<tupleCount(names) {
            setDictValue(dict, tupleItem(names, index), arguments.values[arguments.count + index])
        }
    }

    fileprivate func callPartial(_ partial: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let function = partial[reference: PartialLayout.function].unsafelyUnwrapped
        let given = partial[reference: PartialLayout.arguments].unsafelyUnwrapped
        let keywords = partial[reference: PartialLayout.keywords].unsafelyUnwrapped
        if dictCount(keywords) > 0 {
            return try callPartial(function, given, keywords, arguments)
        }
        if tupleCount(given) == 0 { return try call(function, arguments) }
        return try withPrepended(tuple: given, arguments) { (all) throws(Raised) in try call(function, all) }
    }

    /// Calls `body` with the tuple's items in front of the arguments.
    private func withPrepended(
        tuple: ObjectRef, _ arguments: Arguments, _ body: (Arguments) throws(Raised) -> ObjectRef
    ) throws(Raised) -> ObjectRef {
        let before = tupleCount(tuple)
        let behind = arguments.count + (arguments.keywordNames.map { tupleCount($0) } ?? 0)
        func fill(_ values: UnsafeMutablePointer<ObjectRef>) -> Arguments {
            values.update(from: tupleItems(tuple), count: before)
            (values + before).update(from: arguments.values, count: behind)
            return Arguments(
                values, count: before + arguments.count, keywordNames: arguments.keywordNames)
        }
        if before + behind <= 8 {
            var storage = (none, none, none, none, none, none, none, none)
            return try withUnsafeMutablePointer(to: &storage) { (places) throws(Raised) in
                try body(fill(UnsafeMutableRawPointer(places).assumingMemoryBound(to: ObjectRef.self)))
            }
        }
        let values = UnsafeMutablePointer<ObjectRef>.allocate(capacity: before + behind)
        defer { values.deallocate() }
        return try body(fill(values))
    }

    /// With keyword arguments of the partial's: everything is collected first, as `f(*args, **kwargs)` does.
    private func callPartial(
        _ function: ObjectRef, _ given: ObjectRef, _ keywords: ObjectRef, _ arguments: Arguments
    ) throws(Raised) -> ObjectRef {
        let own = makeTuple(arguments.values, count: arguments.count)
        defer { release(own) }
        let all = joined(given, arguments)
        defer { release(all) }
        let merged = makeDict()
        defer { release(merged) }
        forEachEntry(keywords) { setDictValue(merged, $0, $1) }
        addKeywords(of: arguments, to: merged)
        return try call(function, tuple: all, dict: merged)
    }

    fileprivate func representPartial(_ partial: ObjectRef) throws(Raised) -> ObjectRef {
        try representing(partial, dots: "...") { (writer) throws(Raised) in
            writer.append(
                text: partial.type == types[.partial] ? "functools.partial(" : typeName(of: partial) + "(")
            try writer.append(
                representationOf: partial[reference: PartialLayout.function].unsafelyUnwrapped, self)
            let arguments = partial[reference: PartialLayout.arguments].unsafelyUnwrapped
            for index in 0..<tupleCount(arguments) {
                writer.append(", ")
                try writer.append(representationOf: tupleItem(arguments, index), self)
            }
            let keywords = partial[reference: PartialLayout.keywords].unsafelyUnwrapped
            var entries: [(key: ObjectRef, value: ObjectRef)] = []
            forEachEntry(keywords) { entries.append(($0, $1)) }
            for (key, value) in entries {
                writer.append(", ")
                writer.append(key, self)
                writer.append("=")
                try writer.append(representationOf: value, self)
            }
            writer.append(")")
        }
    }
}
