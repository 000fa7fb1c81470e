/// Iterators that pass on some of the items of another: what a function or a second iterator selects.
private enum SelectingLayout {
    static let function = 16
    static let iterator = 24
    /// Int: whether `takewhile` has stopped, whether `dropwhile` has started.
    static let state = 32
}

private enum CompressLayout {
    static let data = 16
    static let selectors = 24
}

extension NativeType {
    static var takeWhile: NativeType {
        iterator(
            .takeWhile,
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.newSelecting(type, .takeWhile, arguments, "takewhile")
            }
        ) { (runtime, object) throws(Raised) in
            guard object[word: SelectingLayout.state] == 0,
                let (function, iterator) = runtime.selection(object), let item = try runtime.next(iterator)
            else { return nil }
            if try runtime.passes(item, calling: function) { return item }
            runtime.release(item)
            object[word: SelectingLayout.state] = 1
            return nil
        }
    }

    static var dropWhile: NativeType {
        iterator(
            .dropWhile,
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.newSelecting(type, .dropWhile, arguments, "dropwhile")
            }
        ) { (runtime, object) throws(Raised) in
            guard let (function, iterator) = runtime.selection(object) else { return nil }
            while let item = try runtime.next(iterator) {
                if object[word: SelectingLayout.state] != 0 { return item }
                if try !runtime.passes(item, calling: function) {
                    object[word: SelectingLayout.state] = 1
                    return item
                }
                runtime.release(item)
            }
            return nil
        }
    }

    static var filterFalse: NativeType {
        iterator(
            .filterFalse,
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.newSelecting(type, .filterFalse, arguments, "filterfalse")
            }
        ) { (runtime, object) throws(Raised) in
            guard let (function, iterator) = runtime.selection(object) else { return nil }
            while let item = try runtime.next(iterator) {
                if try !runtime.passes(item, function) { return item }
                runtime.release(item)
            }
            return nil
        }
    }

    static var starmap: NativeType {
        iterator(
            .starmap,
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.newSelecting(type, .starmap, arguments, "starmap")
            }
        ) { (runtime, object) throws(Raised) in
            guard let (function, iterator) = runtime.selection(object), let item = try runtime.next(iterator)
            else { return nil }
            defer { runtime.release(item) }
            let arguments = try runtime.makeTuple(from: item)
            defer { runtime.release(arguments) }
            let count = runtime.tupleCount(arguments)
            return try runtime.call(function, Arguments(runtime.tupleItems(arguments), count: count))
        }
    }

    static var compress: NativeType {
        iterator(
            .compress,
            new: { (runtime, type, arguments) throws(Raised) in try runtime.newCompress(type, arguments) }
        ) { (runtime, object) throws(Raised) in try runtime.nextOfCompress(object) }
    }
}

extension Runtime {
    private static let compressSignature = Signature("compress", ["data", "selectors"], required: 2)

    fileprivate func newSelecting(
        _ type: ObjectRef, _ kind: ObjectKind, _ arguments: Arguments, _ name: StaticString
    ) throws(Raised) -> ObjectRef {
        try refuseKeywords(arguments, type, kind)
        try expect(positional(arguments), 2...2, name, receivers: 0)
        let iterator = try iterator(of: arguments[1])
        let object = newObject(of: type)
        object[reference: SelectingLayout.function] = retained(arguments[0])
        object[reference: SelectingLayout.iterator] = iterator
        return object
    }

    /// Nil once a collection has cleared the object.
    fileprivate func selection(_ object: ObjectRef) -> (function: ObjectRef, iterator: ObjectRef)? {
        guard let function = object[reference: SelectingLayout.function],
            let iterator = object[reference: SelectingLayout.iterator]
        else { return nil }
        return (function, iterator)
    }

    /// Whether the function returns something true for the item. Where it raises, the item is released.
    fileprivate func passes(_ item: ObjectRef, calling function: ObjectRef) throws(Raised) -> Bool {
        do throws(Raised) {
            return try isTrueOwned(call(function, item))
        } catch {
            release(item)
            throw error
        }
    }

    fileprivate func newCompress(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.compressSignature)
        let data = try iterator(of: values[0].unsafelyUnwrapped)
        let selectors: ObjectRef
        do throws(Raised) {
            selectors = try iterator(of: values[1].unsafelyUnwrapped)
        } catch {
            release(data)
            throw error
        }
        let object = newObject(of: type)
        object[reference: CompressLayout.data] = data
        object[reference: CompressLayout.selectors] = selectors
        return object
    }

    fileprivate func nextOfCompress(_ object: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let data = object[reference: CompressLayout.data],
            let selectors = object[reference: CompressLayout.selectors]
        else { return nil }
        while let item = try next(data) {
            do throws(Raised) {
                guard let selector = try next(selectors) else {
                    release(item)
                    return nil
                }
                if try isTrueOwned(selector) { return item }
            } catch {
                release(item)
                throw error
            }
            release(item)
        }
        return nil
    }
}
