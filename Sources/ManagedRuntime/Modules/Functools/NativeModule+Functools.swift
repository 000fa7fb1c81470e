extension NativeModule {
    /// What the module `functools`, written in Python, stands on.
    static var functools: NativeModule {
        NativeModule("_functools") {
            $0.types = [.partial, .lruCacheWrapper]
            $0.functions = [
                NativeFunction("reduce", "(function, iterable[, initial], /)") {
                    (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 2...3, "reduce", receivers: 0)
                    return try runtime.reduce(arguments[0], arguments[1], from: arguments.optional(2))
                },
                NativeFunction("cmp_to_key", "(mycmp)") { (runtime, arguments) throws(Raised) in
                    let values = try runtime.bind(arguments, Runtime.comparisonToKey)
                    return runtime.makeKeyWrapper(values[0].unsafelyUnwrapped, of: nil)
                },
            ]
        }
    }
}

extension NativeType {
    /// The types of the module `functools`. One line each.
    static var functools: [NativeType] { [keyWrapper, lruCacheLink, lruCacheWrapper, partial] }
}

extension Runtime {
    fileprivate static let comparisonToKey = Signature("cmp_to_key", ["mycmp"], required: 1)

    /// Folds the items from the left.
    fileprivate func reduce(
        _ function: ObjectRef, _ iterable: ObjectRef, from initial: ObjectRef?
    ) throws(Raised) -> ObjectRef {
        let iterator: ObjectRef
        do throws(Raised) {
            iterator = try self.iterator(of: iterable)
        } catch {
            guard pendingIs(.typeError) else { throw error }
            dropException()
            throw typeError("reduce() arg 2 must support iteration")
        }
        defer { release(iterator) }
        var result = initial.map(retained)
        while let item = try nextToReduce(iterator, dropping: result) {
            guard let before = result else {
                result = item
                continue
            }
            defer {
                release(before)
                release(item)
            }
            result = try call(function, before, item)
        }
        guard let result else { throw typeError("reduce() of empty iterable with no initial value") }
        return result
    }

    /// The next item; what was reduced so far is released where this throws.
    private func nextToReduce(_ iterator: ObjectRef, dropping result: ObjectRef?) throws(Raised) -> ObjectRef?
    {
        do throws(Raised) {
            return try next(iterator)
        } catch {
            release(result)
            throw error
        }
    }
}
