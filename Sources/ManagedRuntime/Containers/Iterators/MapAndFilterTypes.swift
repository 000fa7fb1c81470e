enum MapLayout {
    static let iterators = 16
    static let function = 24
}

enum FilterLayout {
    static let function = 16
    static let iterator = 24
}

extension NativeType {
    static var map: NativeType {
        iterator(
            .map,
            new: { (runtime, type, arguments) throws(Raised) in
                if arguments.keywordNames != nil, type == runtime.types[.map] {
                    throw runtime.typeError("map() takes no keyword arguments")
                }
                guard arguments.count >= 2 else {
                    throw runtime.typeError("map() must have at least two arguments.")
                }
                let iterators = try runtime.makeIterators(arguments, from: 1)
                let map = runtime.newObject(of: type)
                map[reference: MapLayout.iterators] = iterators
                map[reference: MapLayout.function] = runtime.retained(arguments[0])
                return map
            }
        ) { (runtime, map) throws(Raised) in try runtime.nextOfMap(map) }
    }

    static var filter: NativeType {
        iterator(
            .filter,
            new: { (runtime, type, arguments) throws(Raised) in
                if arguments.keywordNames != nil, type == runtime.types[.filter] {
                    throw runtime.typeError("filter() takes no keyword arguments")
                }
                try runtime.expect(arguments, 2...2, "filter", receivers: 0)
                let iterator = try runtime.iterator(of: arguments[1])
                let filter = runtime.newObject(of: type)
                filter[reference: FilterLayout.function] = runtime.retained(arguments[0])
                filter[reference: FilterLayout.iterator] = iterator
                return filter
            }
        ) { (runtime, filter) throws(Raised) in try runtime.nextOfFilter(filter) }
    }
}

extension Runtime {
    fileprivate func nextOfMap(_ map: ObjectRef) throws(Raised) -> ObjectRef? {
        let iterators = map[reference: MapLayout.iterators].unsafelyUnwrapped
        let function = map[reference: MapLayout.function].unsafelyUnwrapped
        let count = tupleCount(iterators)
        if count == 1 {
            guard let item = try next(tupleItem(iterators, 0)) else { return nil }
            defer { release(item) }
            return try call(function, item)
        }
        let items = UnsafeMutablePointer<ObjectRef>.allocate(capacity: count)
        var taken = 0
        defer {
            for index in 0..<taken { release(items[index]) }
            items.deallocate()
        }
        while taken < count {
            guard let item = try next(tupleItem(iterators, taken)) else { return nil }
            items[taken] = item
            taken += 1
        }
        return try call(function, Arguments(items, count: count))
    }

    fileprivate func nextOfFilter(_ filter: ObjectRef) throws(Raised) -> ObjectRef? {
        let function = filter[reference: FilterLayout.function].unsafelyUnwrapped
        let iterator = filter[reference: FilterLayout.iterator].unsafelyUnwrapped
        while let item = try next(iterator) {
            if try passes(item, function) { return item }
            release(item)
        }
        return nil
    }

    /// Whether the function returns something true for the item; None stands for the item's own truth. Where it raises,
    /// the item is released.
    func passes(_ item: ObjectRef, _ function: ObjectRef) throws(Raised) -> Bool {
        do throws(Raised) {
            if function == none || function == types.bool { return try isTrue(item) }
            return try isTrueOwned(call(function, item))
        } catch {
            release(item)
            throw error
        }
    }
}
