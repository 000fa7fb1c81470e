extension NativeType {
    static var lruCacheLink: NativeType { NativeType(.lruCacheLink) }

    static var lruCacheWrapper: NativeType {
        NativeType(.lruCacheWrapper) {
            $0.isBaseType = true
            $0.slots = { slots in
                slots.new = { (runtime, type, arguments) throws(Raised) in
                    try runtime.newCacheWrapper(type, arguments)
                }
                slots.initialize = { (_, _, _) throws(Raised) in }
                slots.call = { (runtime, wrapper, arguments) throws(Raised) in
                    try runtime.callCacheWrapper(wrapper, arguments)
                }
                slots.descriptorGet = { (runtime, wrapper, instance, _) throws(Raised) in
                    guard let instance, instance != runtime.none else { return runtime.retained(wrapper) }
                    return runtime.makeBoundMethod(wrapper, instance)
                }
                slots.traverse = { runtime, wrapper, visit in runtime.forEachCacheLink(wrapper, visit) }
                slots.clear = { runtime, wrapper in runtime.clearCacheWrapper(wrapper) }
            }
            $0.attributes = [.dict]
            $0.methods = [
                NativeFunction("cache_info", "(self, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "_lru_cache_wrapper.cache_info")
                    return try runtime.cacheInformation(arguments[0])
                },
                NativeFunction("cache_clear", "(self, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "_lru_cache_wrapper.cache_clear")
                    runtime.emptyCache(arguments[0])
                    return runtime.retained(runtime.none)
                },
                itself("__copy__", "(self, /)"),
                itself("__deepcopy__", "(self, memo, /)"),
                NativeFunction("__reduce__", "(self, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.attribute(arguments[0], named: runtime.name(.__qualname__))
                },
            ]
        }
    }

    /// A copy of a cache is the cache.
    private static func itself(_ name: String, _ signature: String) -> NativeFunction {
        NativeFunction(name, signature) { (runtime, arguments) throws(Raised) in
            runtime.retained(arguments[0])
        }
    }
}

extension Runtime {
    private static let cacheSignature = Signature(
        "lru_cache", ["user_function", "maxsize", "typed", "cache_info_type"], required: 4)

    fileprivate func newCacheWrapper(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.cacheSignature)
        let function = values[0].unsafelyUnwrapped
        let size = values[1].unsafelyUnwrapped
        let isTyped = try isTrue(values[2].unsafelyUnwrapped)
        guard function.type.slots.pointee.call != nil else {
            throw typeError("the first argument must be callable")
        }
        guard size == none || isIndex(size) else { throw typeError("maxsize should be integer or None") }
        let maximum = size == none ? -1 : max(try index(size), 0)
        let kind: LRUCacheKind = size == none ? .unbounded : maximum == 0 ? .none : .bounded
        let mark = keywordMark()
        let wrapper = newUntrackedObject(of: type)
        wrapper[reference: LRUCacheLayout.previous] = wrapper
        wrapper[reference: LRUCacheLayout.next] = wrapper
        wrapper[word: LRUCacheLayout.kind] = kind.rawValue
        wrapper[word: LRUCacheLayout.isTyped] = isTyped ? 1 : 0
        wrapper[reference: LRUCacheLayout.cache] = makeDict()
        wrapper[reference: LRUCacheLayout.function] = retained(function)
        wrapper[word: LRUCacheLayout.maximum] = maximum
        wrapper[reference: LRUCacheLayout.keywordMark] = mark
        wrapper[reference: LRUCacheLayout.informationType] = retained(values[3].unsafelyUnwrapped)
        track(wrapper)
        return wrapper
    }

    /// One object for all caches, made with the first; a new reference. Nothing else is equal to it.
    private func keywordMark() -> ObjectRef {
        if let mark = language.pointee.keywordMark { return retained(mark) }
        let mark = newObject(of: types.object)
        language.pointee.keywordMark = mark
        return retained(mark)
    }

    fileprivate func cacheInformation(_ wrapper: ObjectRef) throws(Raised) -> ObjectRef {
        let maximum = wrapper[word: LRUCacheLayout.maximum]
        let cache = wrapper[reference: LRUCacheLayout.cache].unsafelyUnwrapped
        let values = [
            makeInt(wrapper[word: LRUCacheLayout.hits]), makeInt(wrapper[word: LRUCacheLayout.misses]),
            maximum < 0 ? retained(none) : makeInt(maximum), makeInt(dictCount(cache)),
        ]
        defer { for value in values { release(value) } }
        return try call(wrapper[reference: LRUCacheLayout.informationType].unsafelyUnwrapped, values)
    }

    fileprivate func emptyCache(_ wrapper: ObjectRef) {
        let links = unlinkCacheLinks(wrapper)
        wrapper[word: LRUCacheLayout.hits] = 0
        wrapper[word: LRUCacheLayout.misses] = 0
        clearDict(wrapper[reference: LRUCacheLayout.cache].unsafelyUnwrapped)
        releaseCacheLinks(links)
    }
}
