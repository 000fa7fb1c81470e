/// A cache's wrapper is itself the head of the ring of its links, from the one used longest ago to the latest:
///
/// ```
///  wrapper + 16  pointer  previous: the link used last; the wrapper itself where there is none
///          + 24  pointer  next: the link to be evicted first
///          + 56  Int      LRUCacheKind
///          + 64  Int      1: arguments of different types are different
///          + 72  pointer  dict from key to link; to the result itself where nothing is ever evicted
///          + 80  Int      hits
///          + 88  pointer  the function
///          + 96  Int      how many results are kept at most; -1 for all
///          + 104 Int      misses
///          + 112 pointer  what stands between positional and keyword arguments in a key
///          + 128 pointer  the class of `cache_info()`
///          + 136 pointer  __dict__, or 0
///          + 144 pointer  list of weak references
///  link    + 16  pointer  previous
///          + 24  pointer  next
///          + 32  Int      hash of the key
///          + 40  pointer  key
///          + 48  pointer  result
/// ```
///
/// The ring owns a reference to each link, and so does the dict. Links have no collection header: the wrapper shows the
/// collector what they hold.
enum LRUCacheLayout {
    static let previous = 16
    static let next = 24
    static let kind = 56
    static let isTyped = 64
    static let cache = 72
    static let hits = 80
    static let function = 88
    static let maximum = 96
    static let misses = 104
    static let keywordMark = 112
    static let informationType = 128
}

enum LRUCacheLinkLayout {
    static let hash = 32
    static let key = 40
    static let result = 48
}

enum LRUCacheKind: Int {
    /// Keeps nothing and only counts.
    case none
    case unbounded
    case bounded
}

extension Runtime {
    /// Calls `body` with each link of the cache, borrowed, the one used longest ago first.
    @inline(__always)
    func forEachCacheLink(_ wrapper: ObjectRef, _ body: (ObjectRef) -> Void) {
        guard var link = wrapper[reference: LRUCacheLayout.next] else { return }
        while link != wrapper {
            body(link)
            link = link[reference: LRUCacheLayout.next].unsafelyUnwrapped
        }
    }

    /// What the collector must see of a cache beside what the wrapper owns: what its links own.
    @inline(__always)
    func forEachCachedObject(_ wrapper: ObjectRef, _ body: (ObjectRef) -> Void) {
        forEachCacheLink(wrapper) { link in
            visit(link[reference: LRUCacheLinkLayout.key], body)
            visit(link[reference: LRUCacheLinkLayout.result], body)
        }
    }

    /// Puts the link at the end of the ring: it was used last.
    func appendCacheLink(_ link: ObjectRef, to wrapper: ObjectRef) {
        let last = wrapper[reference: LRUCacheLayout.previous].unsafelyUnwrapped
        last[reference: LRUCacheLayout.next] = link
        link[reference: LRUCacheLayout.previous] = last
        link[reference: LRUCacheLayout.next] = wrapper
        wrapper[reference: LRUCacheLayout.previous] = link
    }

    /// Takes the link out of the ring; the ring's reference passes to the caller.
    func extractCacheLink(_ link: ObjectRef) {
        let previous = link[reference: LRUCacheLayout.previous].unsafelyUnwrapped
        let next = link[reference: LRUCacheLayout.next].unsafelyUnwrapped
        previous[reference: LRUCacheLayout.next] = next
        next[reference: LRUCacheLayout.previous] = previous
    }

    /// Empties the ring.
    /// - Returns: its first link, from which the others hang in order, the last one's next being nil.
    func unlinkCacheLinks(_ wrapper: ObjectRef) -> ObjectRef? {
        guard let first = wrapper[reference: LRUCacheLayout.next], first != wrapper else { return nil }
        wrapper[reference: LRUCacheLayout.previous].unsafelyUnwrapped[reference: LRUCacheLayout.next] = nil
        wrapper[reference: LRUCacheLayout.next] = wrapper
        wrapper[reference: LRUCacheLayout.previous] = wrapper
        return first
    }

    /// Releases links that were unlinked.
    func releaseCacheLinks(_ first: ObjectRef?) {
        var link = first
        while let current = link {
            link = current[reference: LRUCacheLayout.next]
            release(current)
        }
    }

    /// Gives up all that the wrapper has, what is in its fields first: the order of CPython.
    func clearCacheWrapper(_ wrapper: ObjectRef) {
        let links = unlinkCacheLinks(wrapper)
        releaseFields(wrapper)
        releaseCacheLinks(links)
    }
}
