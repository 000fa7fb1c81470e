/// ```
///  zip + 16  Int      how many iterators
///      + 24  pointer  tuple of them
///      + 32  pointer  the tuple returned last, used again when nobody else holds it
///      + 40  Int      1: all must be of the same length
/// ```
enum ZipLayout {
    static let count = 16
    static let iterators = 24
    static let result = 32
    static let strict = 40
}

extension NativeType {
    static var zip: NativeType {
        iterator(
            .zip, new: { (runtime, type, arguments) throws(Raised) in try runtime.newZip(type, arguments) }
        ) { (runtime, iterator) throws(Raised) in try runtime.nextOfZip(iterator) }
    }
}

extension Runtime {
    fileprivate func newZip(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let strict = try strictArgument(arguments)
        let iterators = try makeIterators(arguments)
        let object = newObject(of: type)
        object[word: ZipLayout.count] = arguments.count
        object[reference: ZipLayout.iterators] = iterators
        object[reference: ZipLayout.result] = makeTuple(repeating: none, count: arguments.count)
        object[word: ZipLayout.strict] = strict ? 1 : 0
        return object
    }

    private func strictArgument(_ arguments: Arguments) throws(Raised) -> Bool {
        guard let names = arguments.keywordNames else { return false }
        for index in 0..<tupleCount(names) {
            let keyword = stringValue(tupleItem(names, index))
            guard keyword == "strict" else {
                throw typeError("'\(keyword)' is an invalid keyword argument for zip()")
            }
        }
        return try isTrue(arguments.values[arguments.count])
    }

    /// A new tuple of an iterator for each argument.
    func makeIterators(_ arguments: Arguments, from first: Int = 0) throws(Raised) -> ObjectRef {
        let iterators = makeTuple(repeating: none, count: arguments.count - first)
        do throws(Raised) {
            for index in first..<max(first, arguments.count) {
                let iterator = try iterator(of: arguments[index])
                tupleItems(iterators)[index - first] = iterator
                release(none)
            }
        } catch {
            release(iterators)
            throw error
        }
        return iterators
    }

    /// A new tuple of the same object, borrowed, so many times.
    func makeTuple(repeating object: ObjectRef, count: Int) -> ObjectRef {
        guard count > 0 else { return retained(statics.emptyTuple) }
        let tuple = newTuple(count: count)
        for index in 0..<count { tupleItems(tuple)[index] = retained(object) }
        track(tuple)
        return tuple
    }

    fileprivate func nextOfZip(_ object: ObjectRef) throws(Raised) -> ObjectRef? {
        let count = object[word: ZipLayout.count]
        guard count > 0 else { return nil }
        let iterators = object[reference: ZipLayout.iterators].unsafelyUnwrapped
        var result = object[reference: ZipLayout.result].unsafelyUnwrapped
        if result.refcount == 1 {
            retain(result)
        } else {
            result = makeTuple(repeating: none, count: count)
        }
        for index in 0..<count {
            let item: ObjectRef?
            do throws(Raised) {
                item = try next(tupleItem(iterators, index))
            } catch {
                release(result)
                throw error
            }
            guard let item else {
                release(result)
                if object[word: ZipLayout.strict] != 0 { try checkStrict(iterators, count, ended: index) }
                return nil
            }
            let old = tupleItem(result, index)
            tupleItems(result)[index] = item
            release(old)
        }
        if !result.isTracked { track(result) }
        return result
    }

    /// Raises unless the iterators end together, now that one did.
    private func checkStrict(_ iterators: ObjectRef, _ count: Int, ended index: Int) throws(Raised) {
        if index > 0 {
            let others = index == 1 ? " " : "s 1-"
            throw valueError("zip() argument \(index + 1) is shorter than argument\(others)\(index)")
        }
        for other in 1..<max(1, count) {
            if let item = try next(tupleItem(iterators, other)) {
                release(item)
                let others = other == 1 ? " " : "s 1-"
                throw valueError("zip() argument \(other + 1) is longer than argument\(others)\(other)")
            }
        }
    }
}
