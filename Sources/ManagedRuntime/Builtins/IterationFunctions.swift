extension NativeModule {
    static var iterationFunctions: [NativeFunction] {
        [
            NativeFunction("iter") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...2, "iter", receivers: 0)
                if arguments.count == 1 { return try runtime.iterator(of: arguments[0]) }
                guard arguments[0].type.slots.pointee.call != nil else {
                    throw runtime.typeError("iter(v, w): v must be callable")
                }
                return runtime.makeCallableIterator(arguments[0], sentinel: arguments[1])
            },
            NativeFunction("next") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...2, "next", receivers: 0)
                return try runtime.nextItem(arguments[0], otherwise: arguments.optional(1))
            },
            NativeFunction("sorted", "(iterable, /, *, key=None, reverse=False)") {
                (runtime, arguments) throws(Raised) in
                guard arguments.count == 1 else {
                    throw runtime.typeError("sorted expected 1 argument, got \(arguments.count)")
                }
                let list = try runtime.makeList(from: arguments[0])
                do throws(Raised) {
                    let (key, reverse) = try runtime.sortOptions(arguments, "sort")
                    try runtime.sortList(list, key: key, reverse: reverse)
                    return list
                } catch {
                    runtime.release(list)
                    throw error
                }
            },
            NativeFunction("all", "(iterable, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "all", receivers: 0)
                let found = try runtime.containsTruth(false, in: arguments[0])
                return runtime.retained(runtime.bool(!found))
            },
            NativeFunction("any", "(iterable, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "any", receivers: 0)
                let found = try runtime.containsTruth(true, in: arguments[0])
                return runtime.retained(runtime.bool(found))
            },
            NativeFunction("len", "(obj, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "len", receivers: 0)
                return runtime.makeInt(try runtime.length(arguments[0]))
            },
        ]
    }
}

extension Runtime {
    fileprivate func nextItem(_ iterator: ObjectRef, otherwise: ObjectRef?) throws(Raised) -> ObjectRef {
        do throws(Raised) {
            if let item = try nextOrStop(iterator) { return item }
        } catch {
            guard let otherwise, pendingIs(.stopIteration) else { throw error }
            dropException()
            return retained(otherwise)
        }
        if let otherwise { return retained(otherwise) }
        throw stopIteration(nil)
    }

    /// Whether the iterable yields something with that truth, looking no further than that.
    fileprivate func containsTruth(_ truth: Bool, in iterable: ObjectRef) throws(Raised) -> Bool {
        let iterator = try iterator(of: iterable)
        defer { release(iterator) }
        while let item = try next(iterator) {
            defer { release(item) }
            if try isTrue(item) == truth { return true }
        }
        return false
    }
}
