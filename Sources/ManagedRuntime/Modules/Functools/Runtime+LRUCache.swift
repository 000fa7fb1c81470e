/// Calling a function through its cache.
extension Runtime {
    @inline(__always)
    func callCacheWrapper(_ wrapper: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        try enterRecursion(" while calling a Python object")
        defer { leaveRecursion() }
        // Where one str or int is the key, a hit needs no tuple of the arguments.
        if arguments.count == 1, arguments.keywordNames == nil, isOwnKey(arguments[0]),
            wrapper[word: LRUCacheLayout.isTyped] == 0
        {
            return try callCached(wrapper, arguments, tuple: nil, key: arguments[0])
        }
        let tuple = makeTuple(arguments.values, count: arguments.count)
        defer { release(tuple) }
        if wrapper[word: LRUCacheLayout.kind] == LRUCacheKind.none.rawValue {
            return try callUncached(wrapper, arguments, tuple)
        }
        let key = makeCacheKey(wrapper, arguments, tuple)
        defer { release(key) }
        return try callCached(wrapper, arguments, tuple: tuple, key: key)
    }

    @inline(__always)
    private func isOwnKey(_ object: ObjectRef) -> Bool {
        object.type == types.str || object.type == types.int
    }

    private func callCached(
        _ wrapper: ObjectRef, _ arguments: Arguments, tuple: ObjectRef?, key: ObjectRef
    ) throws(Raised) -> ObjectRef {
        switch LRUCacheKind(rawValue: wrapper[word: LRUCacheLayout.kind]).unsafelyUnwrapped {
        case .none: return try callUncached(wrapper, arguments, tuple)
        case .unbounded: return try callUnbounded(wrapper, arguments, tuple, key)
        case .bounded: return try callBounded(wrapper, arguments, tuple, key)
        }
    }

    private func callUncached(
        _ wrapper: ObjectRef, _ arguments: Arguments, _ tuple: ObjectRef?
    ) throws(Raised) -> ObjectRef {
        wrapper[word: LRUCacheLayout.misses] += 1
        return try callFunction(ofCache: wrapper, arguments, tuple)
    }

    private func callUnbounded(
        _ wrapper: ObjectRef, _ arguments: Arguments, _ tuple: ObjectRef?, _ key: ObjectRef
    ) throws(Raised) -> ObjectRef {
        let hash = try hashOf(key)
        let cache = wrapper[reference: LRUCacheLayout.cache].unsafelyUnwrapped
        if let result = try dictLookup(cache, key, hash: hash) {
            wrapper[word: LRUCacheLayout.hits] += 1
            return retained(result)
        }
        wrapper[word: LRUCacheLayout.misses] += 1
        let result = try callFunction(ofCache: wrapper, arguments, tuple)
        do throws(Raised) {
            try dictStore(cache, key, result, hash: hash)
        } catch {
            release(result)
            throw error
        }
        return result
    }

    private func callBounded(
        _ wrapper: ObjectRef, _ arguments: Arguments, _ tuple: ObjectRef?, _ key: ObjectRef
    ) throws(Raised) -> ObjectRef {
        let hash = try hashOf(key)
        let cache = wrapper[reference: LRUCacheLayout.cache].unsafelyUnwrapped
        if let link = try dictLookup(cache, key, hash: hash) {
            extractCacheLink(link)
            appendCacheLink(link, to: wrapper)
            wrapper[word: LRUCacheLayout.hits] += 1
            return retained(link[reference: LRUCacheLinkLayout.result].unsafelyUnwrapped)
        }
        wrapper[word: LRUCacheLayout.misses] += 1
        let result = try callFunction(ofCache: wrapper, arguments, tuple)
        do throws(Raised) {
            try remember(result, under: key, hash: hash, in: wrapper, cache)
        } catch {
            release(result)
            throw error
        }
        return result
    }

    /// Files a result that was just computed, unless the function's own calls have filed one meanwhile.
    private func remember(
        _ result: ObjectRef, under key: ObjectRef, hash: Int, in wrapper: ObjectRef, _ cache: ObjectRef
    ) throws(Raised) {
        if try dictLookup(cache, key, hash: hash) != nil { return }
        guard dictCount(cache) >= wrapper[word: LRUCacheLayout.maximum],
            let oldest = wrapper[reference: LRUCacheLayout.next], oldest != wrapper
        else {
            let link = newAtom(types[.lruCacheLink], size: KindLayout[.lruCacheLink].size)
            fill(link, key, result, hash)
            do throws(Raised) {
                try dictStore(cache, key, link, hash: hash)
            } catch {
                release(link)
                throw error
            }
            return appendCacheLink(link, to: wrapper)
        }
        try evict(oldest, for: result, under: key, hash: hash, in: wrapper, cache)
    }

    private func fill(_ link: ObjectRef, _ key: ObjectRef, _ result: ObjectRef, _ hash: Int) {
        link[word: LRUCacheLinkLayout.hash] = hash
        link[reference: LRUCacheLinkLayout.key] = retained(key)
        link[reference: LRUCacheLinkLayout.result] = retained(result)
    }

    /// Uses the oldest link again. What it held is released once the cache is whole: that may run any code.
    private func evict(
        _ link: ObjectRef, for result: ObjectRef, under key: ObjectRef, hash: Int, in wrapper: ObjectRef,
        _ cache: ObjectRef
    ) throws(Raised) {
        extractCacheLink(link)
        let oldKey = link[reference: LRUCacheLinkLayout.key].unsafelyUnwrapped
        let removed: (key: ObjectRef, value: ObjectRef)?
        do throws(Raised) {
            removed = try dictRemove(cache, oldKey, hash: link[word: LRUCacheLinkLayout.hash])
        } catch {
            // The link stays in the dict, but is no longer in the ring.
            release(link)
            throw error
        }
        guard let removed else {
            // The dict was changed from within a key's comparison: the new result is not kept.
            return release(link)
        }
        release(removed.key)
        let oldResult = link[reference: LRUCacheLinkLayout.result].unsafelyUnwrapped
        fill(link, key, result, hash)
        defer {
            release(removed.value)
            release(oldKey)
            release(oldResult)
        }
        do throws(Raised) {
            try dictStore(cache, key, link, hash: hash)
        } catch {
            release(link)
            throw error
        }
        appendCacheLink(link, to: wrapper)
    }

    /// Calls with the arguments in a tuple, and keyword arguments in a dict, which hold references of their own meanwhile.
    private func callFunction(
        ofCache wrapper: ObjectRef, _ arguments: Arguments, _ tuple: ObjectRef?
    ) throws(Raised) -> ObjectRef {
        let function = wrapper[reference: LRUCacheLayout.function].unsafelyUnwrapped
        let tuple = tuple.map(retained) ?? makeTuple(arguments.values, count: arguments.count)
        defer { release(tuple) }
        guard arguments.keywordNames != nil else {
            return try call(function, Arguments(tupleItems(tuple), count: arguments.count))
        }
        let keywords = makeDict()
        defer { release(keywords) }
        addKeywords(of: arguments, to: keywords)
        return try call(function, tuple: tuple, dict: keywords)
    }

    /// The positional arguments; behind a mark the keyword arguments, names and values; and in a typed cache the types
    /// of them all. A new reference, often to the tuple of the arguments itself.
    private func makeCacheKey(_ wrapper: ObjectRef, _ arguments: Arguments, _ tuple: ObjectRef) -> ObjectRef {
        let isTyped = wrapper[word: LRUCacheLayout.isTyped] != 0
        let count = arguments.count
        let keywords = arguments.keywordNames.map { tupleCount($0) } ?? 0
        if !isTyped, keywords == 0 { return retained(tuple) }
        let marked = keywords == 0 ? 0 : 1 + 2 * keywords
        let size = count + marked + (isTyped ? count + keywords : 0)
        if size == 0 { return retained(statics.emptyTuple) }
        let key = newTuple(count: size)
        let items = tupleItems(key)
        items.update(from: arguments.values, count: count)
        var position = count
        if let names = arguments.keywordNames, keywords > 0 {
            items[position] = wrapper[reference: LRUCacheLayout.keywordMark].unsafelyUnwrapped
            position += 1
            for index in 0..<keywords {
                items[position] = tupleItem(names, index)
                items[position + 1] = arguments.values[count + index]
                position += 2
            }
        }
        if isTyped {
            for index in 0..<(count + keywords) { items[position + index] = arguments.values[index].type }
        }
        for index in 0..<size { retain(items[index]) }
        track(key)
        return key
    }
}
